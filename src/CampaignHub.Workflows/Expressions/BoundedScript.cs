using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Acornima;
using Acornima.Ast;
using Jint;
using Jint.Native;
using Jint.Native.Json;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace CampaignHub.Workflows.Expressions;

/// <summary>
/// Evaluates JavaScript (Jint) that people wrote, within limits: no CLR, no string compilation, no BigInt, no typed arrays, no randomness.
/// Whatever goes wrong, a limit included, is an <see cref="ExpressionException"/>. Safe to share between threads.
/// </summary>
public sealed class BoundedScript(ScriptLimits? limits = null)
{
    private const int KeptScripts = 1_000;
    private const string TooDeep = "The script was stopped: it calls itself too deeply.";

    private readonly ScriptLimits _limits = limits ?? ScriptLimits.Default;
    private readonly ConcurrentDictionary<string, Prepared<Script>> _prepared = new(StringComparer.Ordinal);

    /// <summary>Reads the script without running it.</summary>
    /// <exception cref="ExpressionException">It cannot be read, or uses what is not allowed.</exception>
    public void Check(string source) => Prepare(source);

    /// <summary>Runs the script; its value is that of <c>return</c>, or of its last expression. Dates become ISO texts, undefined becomes null.</summary>
    /// <exception cref="ExpressionException">It cannot be read, fails, or passes a limit.</exception>
    public JsonNode? Evaluate(string source, ScriptScope scope)
    {
        var script = Prepare(source);
        try
        {
            var engine = CreateEngine(scope, out var stringify);
            return ToJson(stringify(engine.Evaluate(script)));
        }
        catch (JavaScriptException failure)
        {
            var reason = failure.Message == "Maximum call stack size exceeded" ? TooDeep : failure.Message;
            throw new ExpressionException(reason, failure.Location.Start.Line, failure.Location.Start.Column + 1, failure);
        }
        catch (Exception failure) when (Explain(failure) is { } reason)
        {
            throw new ExpressionException(reason, failure);
        }
    }

    private Prepared<Script> Prepare(string source)
    {
        if (_prepared.TryGetValue(source, out var known))
        {
            return known;
        }

        if (source.Length > _limits.MaxSourceLength)
        {
            throw new ExpressionException($"The script is longer than {_limits.MaxSourceLength} characters.");
        }

        var script = Parse(source);
        Refuse(script.Program!);
        if (_prepared.Count >= KeptScripts)
        {
            _prepared.Clear();
        }

        _prepared.TryAdd(source, script);
        return script;
    }

    private Prepared<Script> Parse(string source)
    {
        var options = new ScriptPreparationOptions
        {
            ParsingOptions = ScriptParsingOptions.Default with { RegexTimeout = _limits.RegexTimeout, CompileRegex = false },
        };
        try
        {
            return Engine.PrepareScript(source, strict: true, options: options);
        }
        catch (ScriptPreparationException failure)
        {
            throw failure.InnerException is ParseErrorException error
                ? new ExpressionException(error.Description ?? error.Message, error.LineNumber, error.Column + 1, failure)
                : new ExpressionException(failure.Message, failure);
        }
        catch (InsufficientExecutionStackException failure)
        {
            throw new ExpressionException("The script is nested too deeply.", failure);
        }
    }

    /// <summary>Squaring a BigInt takes seconds between two checks of the clock, and additions pass none of memory.</summary>
    private void Refuse(Script program)
    {
        var additions = 0;
        foreach (var node in program.DescendantNodesAndSelf())
        {
            switch (node)
            {
                case BigIntLiteral literal:
                    var place = literal.Location.Start;
                    throw new ExpressionException("BigInt numbers are not available.", place.Line, place.Column + 1);
                case BinaryExpression { Operator: Operator.Addition } or TemplateElement:
                    additions++;
                    break;
            }
        }

        if (additions > _limits.MaxAdditions)
        {
            throw new ExpressionException($"The script holds more than {_limits.MaxAdditions} additions.");
        }
    }

    private Engine CreateEngine(ScriptScope scope, out Func<JsValue, JsValue> stringify)
    {
        var engine = new Engine(options =>
        {
            options
                .Strict()
                .MaxStatements(_limits.MaxStatements)
                .TimeoutInterval(_limits.Timeout)
                .LimitMemory(_limits.MaxMemoryBytes)
                .LimitRecursion(_limits.MaxRecursion)
                .RegexTimeoutInterval(_limits.RegexTimeout)
                .MaxArraySize((uint)_limits.MaxArrayLength)
                .DisableStringCompilation()
                .Culture(scope.Culture)
                .LocalTimeZone(scope.TimeZone);
            // Without the guard a recursion through toString, a proxy or nested arrays ends the process.
            options.Constraints.StackOverflowGuard = true;
            options.Constraints.PromiseTimeout = _limits.Timeout;
            options.AgentCanSuspend = false;
            options.Interop.Enabled = false;
            options.TimeSystem = new ScopeTime(scope);
        });
        var write = stringify = ScriptGuards.Install(engine, _limits);
        foreach (var (name, value) in scope.Values)
        {
            engine.SetValue(name, FromJson(engine, value));
        }

        foreach (var (name, function) in scope.Functions)
        {
            engine.SetValue(
                name,
                new ClrFunction(
                    engine,
                    name,
                    (_, arguments) => FromJson(engine, function([.. arguments.Select(argument => ToJson(write(argument)))]))
                )
            );
        }

        return engine;
    }

    private static JsValue FromJson(Engine engine, JsonNode? value) =>
        value is null ? JsValue.Null : new JsonParser(engine).Parse(value.ToJsonString());

    private static JsonNode? ToJson(JsValue written) =>
        written.IsString() ? JsonNode.Parse(written.ToString(), documentOptions: new JsonDocumentOptions { MaxDepth = 1_000 }) : null;

    private string? Explain(Exception failure) =>
        failure switch
        {
            StatementsCountOverflowException => $"The script was stopped: it ran more than {_limits.MaxStatements} statements.",
            RegexMatchTimeoutException => "The script was stopped: a regular expression took too long.",
            TimeoutException => $"The script was stopped: it ran longer than {_limits.Timeout.TotalSeconds:0.###} s.",
            MemoryLimitExceededException => $"The script was stopped: it used too much memory ({failure.Message})",
            RecursionDepthOverflowException or InsufficientExecutionStackException => TooDeep,
            OutOfMemoryException => "The script was stopped: it used too much memory.",
            JintException or InvalidOperationException or ArgumentException or OverflowException or JsonException => failure.Message,
            _ => null,
        };

    private sealed class ScopeTime(ScriptScope scope) : ITimeSystem
    {
        private readonly DefaultTimeSystem _inner = new(scope.TimeZone, scope.Culture);

        public TimeZoneInfo DefaultTimeZone => scope.TimeZone;

        public DateTimeOffset GetUtcNow() => scope.Now.ToUniversalTime();

        public bool TryParse(string date, out long epochMilliseconds) => _inner.TryParse(date, out epochMilliseconds);

        public TimeSpan GetUtcOffset(long epochMilliseconds) => _inner.GetUtcOffset(epochMilliseconds);
    }
}
