using System.Text;
using Jint;
using Jint.Native;
using Jint.Native.Function;
using Jint.Native.Object;
using Jint.Native.Symbol;
using Jint.Runtime;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;

namespace CampaignHub.Workflows.Expressions;

/// <summary>
/// Closes what Jint's own limits leave open: they are checked between statements, and one built-in call can make a gigabyte.
/// Globals that are not named here are taken away; built-ins that multiply text measure it first.
/// </summary>
internal static class ScriptGuards
{
    private static readonly HashSet<string> s_globals =
    [
        .. "Infinity NaN undefined globalThis isFinite isNaN parseFloat parseInt".Split(' '),
        .. "decodeURI decodeURIComponent encodeURI encodeURIComponent".Split(' '),
        .. "Array Boolean Date Iterator JSON Map Math Number Object Promise Proxy Reflect RegExp Set String Symbol WeakMap WeakSet".Split(
            ' '
        ),
        .. "AggregateError Error EvalError RangeError ReferenceError SyntaxError TypeError URIError".Split(' '),
    ];

    // The stack would last longer, but unwinding thousands of its frames takes seconds.
    private const int MaxDepth = 200;

    public static ExpressionException TooDeep() => new("The script was stopped: its values lie too deep within each other.");

    public static ExpressionException TooLong(int limit) => new($"The script was stopped: it makes a text longer than {limit} characters.");

    /// <returns>What writes a value as JSON, as bounded as the script's own <c>JSON.stringify</c> but out of its reach.</returns>
    public static Func<JsValue, JsValue> Install(Engine engine, ScriptLimits limits)
    {
        foreach (var key in engine.Global.GetOwnPropertyKeys(Types.String))
        {
            if (!s_globals.Contains(key.ToString()))
            {
                engine.Global.RemoveOwnProperty(key);
            }
        }

        var guard = new Guard(engine, limits.MaxTextLength);
        guard.Texts(Prototype(engine, "String"));
        guard.Arrays(Prototype(engine, "Array"));
        guard.Patterns(Prototype(engine, "RegExp"));
        ((ObjectInstance)engine.Global.Get("String")).RemoveOwnProperty("raw");
        ((ObjectInstance)engine.Global.Get("Math")).RemoveOwnProperty("random");
        Prototype(engine, "Date").RemoveOwnProperty("toTemporalInstant");
        return guard.Json((ObjectInstance)engine.Global.Get("JSON"));
    }

    private static ObjectInstance Prototype(Engine engine, string constructor) =>
        (ObjectInstance)((ObjectInstance)engine.Global.Get(constructor)).Get("prototype");

    private delegate JsValue Wrapper(Function original, JsValue self, JsValue[] arguments);

    private sealed class Guard(Engine engine, int limit)
    {
        private int _joins;

        public void Texts(ObjectInstance strings)
        {
            Wrap(strings, "repeat", Repeat);
            Wrap(strings, "padStart", Pad);
            Wrap(strings, "padEnd", Pad);
            Wrap(strings, "concat", (_, self, arguments) => Concatenate([self, .. arguments], separator: ""));
            Wrap(strings, "replace", (original, self, arguments) => Replace(original, self, arguments, all: false));
            Wrap(strings, "replaceAll", (original, self, arguments) => Replace(original, self, arguments, all: true));
        }

        public void Arrays(ObjectInstance arrays)
        {
            Wrap(arrays, "join", (_, self, arguments) => Join(self, At(arguments, 0)));
            Wrap(arrays, "toString", (_, self, _) => Join(self, JsValue.Undefined));
            Wrap(arrays, "toLocaleString", (_, self, _) => Join(self, JsValue.Undefined));
        }

        public Func<JsValue, JsValue> Json(ObjectInstance json)
        {
            var original = (Function)json.Get("stringify");
            Wrap(json, "stringify", (_, self, arguments) => Stringify(original, self, arguments));
            return value => Stringify(original, json, [value]);
        }

        public void Patterns(ObjectInstance patterns) => Wrap(patterns, GlobalSymbolRegistry.Replace, ReplacePattern);

        private JsValue Repeat(Function original, JsValue self, JsValue[] arguments)
        {
            var text = TypeConverter.ToString(self);
            var count = TypeConverter.ToIntegerOrInfinity(At(arguments, 0));
            if (text.Length * count > limit)
            {
                throw TooLong(limit);
            }

            return original.Call(text, [count]);
        }

        private JsValue Pad(Function original, JsValue self, JsValue[] arguments)
        {
            if (TypeConverter.ToLength(At(arguments, 0)) > (ulong)limit)
            {
                throw TooLong(limit);
            }

            return original.Call(self, arguments);
        }

        private JsValue Replace(Function original, JsValue self, JsValue[] arguments, bool all)
        {
            if (At(arguments, 0) is ObjectInstance)
            {
                return original.Call(self, arguments);
            }

            var text = TypeConverter.ToString(self);
            var sought = TypeConverter.ToString(At(arguments, 0));
            if (At(arguments, 1) is Function function)
            {
                return Measured(original.Call(text, [sought, Counting(function)]));
            }

            var replacement = TypeConverter.ToString(At(arguments, 1));
            var times =
                !all ? 1
                : sought.Length == 0 ? text.Length + 1
                : Occurrences(text, sought);
            var each = replacement.Length + ((long)replacement.AsSpan().Count('$') * text.Length);
            if (text.Length + (times * each) > limit)
            {
                throw TooLong(limit);
            }

            return original.Call(text, [sought, replacement]);
        }

        private JsValue ReplacePattern(Function original, JsValue self, JsValue[] arguments)
        {
            var text = TypeConverter.ToString(At(arguments, 0));
            if (At(arguments, 1) is Function function)
            {
                return Measured(original.Call(self, [text, Counting(function)]));
            }

            var replacement = TypeConverter.ToString(At(arguments, 1));
            var references = (long)replacement.AsSpan().Count('$');
            // Matches do not overlap, so what they capture adds up to the text; only the text around, or a look-around, is taken again for each.
            var taken = replacement.Contains("$`") || replacement.Contains("$'") || self.ToString().Contains("(?") ? text.Length + 1L : 1L;
            if (((text.Length + 1L) * replacement.Length) + (references * text.Length * taken) > limit * 8L)
            {
                throw TooLong(limit);
            }

            return Measured(original.Call(self, [text, replacement]));
        }

        private JsValue Stringify(Function original, JsValue self, JsValue[] arguments)
        {
            var space = At(arguments, 2);
            var indentation = space.IsString() || space.IsNumber() ? 10 * 20 : 0;
            var wanted = At(arguments, 1);
            var names = wanted is JsArray list ? list.Select(TypeConverter.ToString).ToHashSet() : null;
            var made = 0L;
            var depths = new Dictionary<JsValue, int>(ReferenceEqualityComparer.Instance);
            var counting = new ClrFunction(
                engine,
                "replacer",
                (holder, pair) =>
                {
                    var depth = depths.GetValueOrDefault(holder) + 1;
                    var name = TypeConverter.ToString(pair[0]);
                    var value = pair[1];
                    if (wanted is Function replacer)
                    {
                        value = replacer.Call(holder, pair);
                    }
                    else if (names is not null && name.Length > 0 && holder is not JsArray && !names.Contains(name))
                    {
                        return JsValue.Undefined;
                    }

                    made += name.Length + (value is JsString ? value.ToString().Length : 8) + indentation;
                    if (value is ObjectInstance)
                    {
                        depths[value] = depth < MaxDepth ? depth : throw TooDeep();
                    }

                    return made > limit ? throw TooLong(limit) : value;
                }
            );
            return Measured(original.Call(self, [At(arguments, 0), counting, space]));
        }

        private JsString Join(JsValue self, JsValue separator)
        {
            engine.Constraints.Check();
            if (self is not ObjectInstance array)
            {
                throw new JavaScriptException(engine.Intrinsics.TypeError, "join needs an array");
            }

            _joins = _joins < MaxDepth ? _joins + 1 : throw TooDeep();
            try
            {
                var length = TypeConverter.ToLength(array.Get("length"));
                return Concatenate(Items(array, length), separator.IsUndefined() ? "," : TypeConverter.ToString(separator));
            }
            finally
            {
                _joins--;
            }
        }

        private IEnumerable<JsValue> Items(ObjectInstance array, ulong length)
        {
            for (ulong index = 0; index < length; index++)
            {
                if (index % 1_000 == 999)
                {
                    engine.Constraints.Check();
                }

                var item = array.Get(JsNumber.Create((double)index));
                yield return item.IsNull() || item.IsUndefined() ? JsString.Empty : item;
            }
        }

        private JsString Concatenate(IEnumerable<JsValue> items, string separator)
        {
            var text = new StringBuilder();
            var first = true;
            foreach (var item in items)
            {
                var piece = TypeConverter.ToString(item);
                if (text.Length + (long)piece.Length + separator.Length > limit)
                {
                    throw TooLong(limit);
                }

                text.Append(first ? "" : separator).Append(piece);
                first = false;
            }

            return new JsString(text.ToString());
        }

        private ClrFunction Counting(Function function)
        {
            var made = 0L;
            return new ClrFunction(
                engine,
                "replacement",
                (self, arguments) =>
                {
                    var piece = TypeConverter.ToString(function.Call(self, arguments));
                    made += piece.Length;
                    return made > limit ? throw TooLong(limit) : piece;
                }
            );
        }

        private JsValue Measured(JsValue value) => value is JsString && value.ToString().Length > limit ? throw TooLong(limit) : value;

        private void Wrap(ObjectInstance target, JsValue key, Wrapper wrapper)
        {
            var original = (Function)target.Get(key);
            var name = key.IsSymbol() ? "[Symbol.replace]" : key.ToString();
            var wrapped = new ClrFunction(engine, name, (self, arguments) => wrapper(original, self, arguments));
            target.FastSetProperty(key, new PropertyDescriptor(wrapped, writable: true, enumerable: false, configurable: true));
        }

        private static long Occurrences(string text, string sought)
        {
            var count = 0L;
            for (var at = text.IndexOf(sought, StringComparison.Ordinal); at >= 0; )
            {
                count++;
                at = text.IndexOf(sought, at + sought.Length, StringComparison.Ordinal);
            }

            return count;
        }

        private static JsValue At(JsValue[] arguments, int index) => index < arguments.Length ? arguments[index] : JsValue.Undefined;
    }
}
