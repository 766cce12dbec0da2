using System.Diagnostics;
using System.Text.Json.Nodes;
using CampaignHub.Workflows.Expressions;
using CsCheck;

namespace CampaignHub.Workflows.Tests.Expressions;

[Collection(Measured.Alone)]
public sealed class Scripting
{
    private static readonly DateTimeOffset s_now = new(2023, 2, 7, 9, 0, 0, TimeSpan.Zero);
    private static readonly BoundedScript s_scripts = new();

    private static ScriptScope Scope => new(s_now);

    [Theory]
    [InlineData("1 + 2", "3")]
    [InlineData("return 5", "5")]
    [InlineData("let a = 1; a + 1", "2")]
    [InlineData("({ a: [1, 'x', null, true], b: undefined })", """{"a":[1,"x",null,true]}""")]
    [InlineData("undefined", null)]
    [InlineData("null", null)]
    [InlineData("new Date().toISOString()", "\"2023-02-07T09:00:00.000Z\"")]
    [InlineData("new Date()", "\"2023-02-07T09:00:00.000Z\"")]
    [InlineData("[1, [2, null], undefined, 'é'].join('-')", "\"1-2,--é\"")]
    [InlineData("'' + [3, 4]", "\"3,4\"")]
    [InlineData("'ab'.repeat(2) + 'x'.padStart(3) + 'a'.concat(1, null)", "\"abab  xa1null\"")]
    [InlineData("'a.b.c'.replace('.', '$&!') + 'a.b.c'.replaceAll('.', c => c + c)", "\"a.!b.ca..b..c\"")]
    [InlineData("'x1y22'.replace(/(\\d+)/g, '<$1>')", "\"x<1>y<22>\"")]
    [InlineData("'x1y22'.replace(/\\d+/g, n => n.length)", "\"x1y2\"")]
    [InlineData("JSON.stringify({ a: 1, b: [true] }, ['a'])", "\"{\\\"a\\\":1}\"")]
    [InlineData("JSON.stringify(undefined)", null)]
    [InlineData(
        "let x = [1]; [x, x, [x, 'y'.repeat(2)]].join() + JSON.stringify({ a: x, b: [x, x] })",
        "\"1,1,1,yy{\\\"a\\\":[1],\\\"b\\\":[[1],[1]]}\""
    )]
    [InlineData(
        "let r; for (let i = 0; i < 300; i++) try { [{ toString() { throw 1 } }].join() } catch { r = [1, [2]].join() } r",
        "\"1,2\""
    )]
    [InlineData("typeof Math.max(1, 2)", "\"number\"")]
    public void A_script_answers_its_last_value_as_JSON(string source, string? expected)
    {
        var value = s_scripts.Evaluate(source, Scope);

        Assert.Equal(expected is null ? null : JsonNode.Parse(expected)!.ToJsonString(), value?.ToJsonString());
    }

    [Fact]
    public void The_host_gives_functions_and_values()
    {
        var scope = Scope
            .Function("variables", arguments => $"<{arguments[0]}>")
            .Function("nothing", _ => null)
            .Value("meeting", new JsonObject { ["decision"] = "none" });

        Assert.Equal("<x>none", (string?)s_scripts.Evaluate("variables('x') + meeting.decision", scope));
        Assert.True((bool)s_scripts.Evaluate("nothing() === null", scope)!);
    }

    [Fact]
    public void A_function_of_the_host_that_refuses_cannot_be_hushed_by_the_script()
    {
        var scope = Scope.Function("variables", _ => throw new ExpressionException("There is no variable \"x\"."));

        var failure = Assert.Throws<ExpressionException>(() => s_scripts.Evaluate("try { variables('x') } catch { 1 }", scope));

        Assert.Equal("There is no variable \"x\".", failure.Message);
    }

    [Theory]
    [InlineData("let a = 1;\nlet b = ;", 2, 9, "Unexpected token ';'")]
    [InlineData("let a = 1;\n  missing + 1", 2, 3, "missing is not defined")]
    [InlineData("throw new Error('no reply')", 1, 7, "no reply")]
    [InlineData("1 +\n2n", 2, 1, "BigInt")]
    public void A_failure_says_why_and_where(string source, int line, int column, string reason)
    {
        var failure = Assert.Throws<ExpressionException>(() => s_scripts.Evaluate(source, Scope));

        Assert.Contains(reason, failure.Message);
        Assert.Equal((line, column), (failure.Line, failure.Column));
    }

    [Theory]
    [InlineData("while (true) {}", "more than 100000 statements")]
    [InlineData("for (;;) 'a'.repeat(2)", "stopped")]
    [InlineData("[...(function* () { while (true) yield 1 })()]", "stopped")]
    [InlineData("async function f() { while (true) await 1 } f()", "statements")]
    [InlineData("function f() { f() } f()", "deeply")]
    [InlineData("let o = { toString() { return '' + o } }; '' + o", "deeply")]
    [InlineData("let p = new Proxy({}, { get(t, k, r) { return r[k] } }); p.x", "deeply")]
    [InlineData("let a = []; for (let i = 0; i < 20000; i++) a = [a]; a.toString()", "too deep")]
    [InlineData("let a = []; for (let i = 0; i < 20000; i++) a = [a]; a", "too deep")]
    [InlineData("let a = []; a[0] = a; a.join()", "too deep")]
    [InlineData("let s = 'a'; while (true) s += s", "memory")]
    [InlineData("'a'.repeat(5e8)", "longer than 1000000")]
    [InlineData("'a'.padEnd(5e8)", "longer than 1000000")]
    [InlineData("let s = 'a'.padEnd(1e6, 'a'); Array(9000).fill(s).join('').length", "longer than 1000000")]
    [InlineData("let s = 'a'.padEnd(1e6, 'a'); ('' + Array(9000).fill(s)).length", "longer than 1000000")]
    [InlineData("let s = 'a'.padEnd(1e6, 'a'); Array(9000).join(s).length", "longer than 1000000")]
    [InlineData("let s = 'a'.padEnd(1e6, 'a'); JSON.stringify(Array(9000).fill(s)).length", "longer than 1000000")]
    [InlineData("let s = 'a'.padEnd(1e6, 'a'); s.concat(...Array(900).fill(s)).length", "longer than 1000000")]
    [InlineData("let s = 'a'.padEnd(1e6, 'a'); s.replaceAll('a', s).length", "longer than 1000000")]
    [InlineData("let s = 'a'.padEnd(1e6, 'a'); s.replace(/a/g, s).length", "longer than 1000000")]
    [InlineData("let s = 'a'.padEnd(1e6, 'a'); s.replaceAll('a', String.prototype.valueOf.bind(s)).length", "longer than 1000000")]
    [InlineData("let s = 'a'.padEnd(1e6, 'a'); RegExp.prototype[Symbol.replace].call(/a/g, s, s).length", "longer than 1000000")]
    [InlineData("let s = 'a'.padEnd(1e5, 'a'); s.replace(/(?=(.*))/g, '$1').length", "longer than 1000000")]
    [InlineData("Array(400000)", "array size")]
    [InlineData("Array.from({ length: 1e7 })", "array size")]
    [InlineData("Array.prototype.join.call({ length: 1e15 })", "stopped")]
    [InlineData("/(a+)+$/.test('a'.padEnd(40, 'a') + 'b')", "regular expression")]
    [InlineData("new ArrayBuffer(1e9)", "ArrayBuffer is not defined")]
    [InlineData("new Uint8Array(1e9)", "Uint8Array is not defined")]
    [InlineData("BigInt(3)", "BigInt is not defined")]
    [InlineData("new Date(0).toTemporalInstant().epochNanoseconds", "toTemporalInstant")]
    [InlineData("Math.random()", "random")]
    [InlineData("eval('1')", "eval is not defined")]
    [InlineData("(() => 1).constructor('return 1')()", "String compilation has been disabled")]
    [InlineData("(async () => 1).constructor('return 1')()", "String compilation has been disabled")]
    [InlineData("import('x')", "Module loading")]
    [InlineData("System.IO.File.ReadAllText('/etc/passwd')", "System is not defined")]
    [InlineData("let a = {}; a.a = a; a", "cycl")]
    public void A_script_that_would_harm_the_server_is_stopped(string source, string reason)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();

        var failure = Assert.Throws<ExpressionException>(() => s_scripts.Evaluate(source, Scope));

        Assert.Contains(reason, failure.Message, StringComparison.OrdinalIgnoreCase);
        Assert.InRange(watch.ElapsedMilliseconds, 0, 5_000);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 150_000_000);
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("{", "}")]
    [InlineData("!", "")]
    public void A_script_nested_without_end_is_refused(string open, string close)
    {
        var source = string.Concat(Enumerable.Repeat(open, 30_000)) + "1" + string.Concat(Enumerable.Repeat(close, 30_000));

        Assert.Throws<ExpressionException>(() => s_scripts.Check(source));
    }

    [Fact]
    public void A_script_of_endless_additions_or_length_is_refused()
    {
        Assert.Throws<ExpressionException>(() => s_scripts.Check("s" + string.Concat(Enumerable.Repeat(",s+s", 201))));
        Assert.Throws<ExpressionException>(() => s_scripts.Check(new string(' ', 65_537)));
        s_scripts.Check("s" + string.Concat(Enumerable.Repeat(",s+s", 200)));
    }

    [Fact]
    public void What_one_script_leaves_behind_the_next_does_not_see()
    {
        s_scripts.Evaluate("globalThis.left = 1; Array.prototype.join = () => 'mine'; String.prototype.left = 2; 0", Scope);

        Assert.Equal("undefined", (string?)s_scripts.Evaluate("typeof left", Scope));
        Assert.Equal("1,2", (string?)s_scripts.Evaluate("[1, 2].join()", Scope));
    }

    /// <summary>The guarded built-ins against .NET's own, over short texts.</summary>
    [Fact]
    public void Guarded_functions_answer_what_they_would_unguarded() =>
        Gen.Select(Gen.String["ab.é\"\\"], Gen.String["ab"], Gen.Int[0, 5])
            .Sample(
                (text, other, count) =>
                {
                    var scope = Scope.Value("t", text).Value("o", other).Value("n", count);
                    var expected = new JsonArray(
                        string.Concat(Enumerable.Repeat(text, count)),
                        string.Join(other, Enumerable.Repeat(text, count)),
                        text + other,
                        text.PadLeft(count),
                        other.Length == 0 ? text : text.Replace(other, "<" + other + ">", StringComparison.Ordinal)
                    );
                    var source =
                        "[t.repeat(n), Array(n).fill(t).join(o), t.concat(o), t.padStart(n), o === '' ? t : t.replaceAll(o, '<$&>')]";

                    return JsonNode.DeepEquals(expected, s_scripts.Evaluate(source, scope));
                },
                iter: 500
            );
}
