using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using CampaignHub.Workflows.Expressions;
using CsCheck;
using Fluid;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace CampaignHub.Workflows.Tests.Expressions;

[Collection(Measured.Alone)]
public sealed class Templating
{
    private static readonly DateTimeOffset s_now = new(2023, 2, 7, 9, 0, 0, TimeSpan.Zero);
    private static readonly BoundedLiquid s_liquid = new();

    private static readonly JsonNode s_meeting = JsonNode.Parse(
        """{ "title": "Prefecture <b>", "people": ["Anne", "Karim"], "minutes": 90.5, "held": true, "reply": null, "place": { "town": "Lille" } }"""
    )!;

    private static TemplateContext Context(BoundedLiquid liquid, bool strict = true)
    {
        var context = liquid.CreateContext(s_now, strict);
        context.SetValue("meeting", JsonLiquid.ToLiquid(s_meeting));
        return context;
    }

    private static Task<string> Render(string source, bool strict = true) =>
        s_liquid.RenderAsync(s_liquid.Parse(source), Context(s_liquid, strict));

    [Theory]
    [InlineData("Dear {{ meeting.people | join: ' and ' }}, {{ meeting.place.town }}", "Dear Anne and Karim, Lille")]
    [InlineData("{% for p in meeting.people %}{{ forloop.index }}{{ p }} {% endfor %}", "1Anne 2Karim ")]
    [InlineData("{% if meeting.held and meeting.reply == nil %}no reply{% endif %}", "no reply")]
    [InlineData("{{ 'now' | date: '%Y-%m-%d' }}", "2023-02-07")]
    [InlineData("{% for i in (1..4) %}{{ i }}{% endfor %}", "1234")]
    [InlineData("{% assign n = 3 %}{% for i in (1..n) %}{{ i }}{% endfor %}", "123")]
    [InlineData(
        "{% for i in (5..3) %}x{% endfor %}{% tablerow i in (1..2) cols:2 %}y{% endtablerow %}",
        "<tr class=\"row1\">\n<td class=\"col1\">y</td><td class=\"col2\">y</td></tr>\n"
    )]
    [InlineData("{% capture a %}<{{ meeting.title }}>{% endcapture %}{{ a }}", "<Prefecture <b>>")]
    [InlineData("{{ missing | default: 'nobody' }} {{ meeting.missing.deep | upcase | default: 'none' }}", "nobody none")]
    [InlineData("{% for i in (1..3) %}{% capture a %}{% if i == 2 %}{% break %}{% endif %}{% endcapture %}{{ i }}{% endfor %}", "1")]
    public async Task A_template_is_filled(string source, string expected) => Assert.Equal(expected, await Render(source));

    [Fact]
    public async Task Only_what_is_output_is_encoded()
    {
        var template = s_liquid.Parse(
            "<p>{{ meeting.title }}{% capture a %}{{ meeting.title }}{% endcapture %}{{ a }}{{ '<i>' | raw }}</p>"
        );

        var html = await s_liquid.RenderAsync(template, Context(s_liquid), HtmlEncoder.Default);

        Assert.Equal("<p>Prefecture &lt;b&gt;Prefecture &lt;b&gt;<i></p>", html);
    }

    [Theory]
    [InlineData("{{ meeting.minutes }}", "90.5")]
    [InlineData("{{ meeting['place'].town }}{{ meeting.size }}", "\"Lille6\"")]
    [InlineData("{{ meeting.people }}", """["Anne","Karim"]""")]
    [InlineData("{{ meeting.place }}", """{"town":"Lille"}""")]
    [InlineData("{{ meeting.held }}", "true")]
    [InlineData("{{ meeting.reply }}", null)]
    [InlineData("{{ 1 | plus: 2 }}", "3")]
    [InlineData("{{ meeting.minutes }} min", "\"90.5 min\"")]
    public async Task A_template_of_one_output_is_the_value_itself(string source, string? expected)
    {
        var value = await s_liquid.EvaluateAsync(s_liquid.Parse(source), Context(s_liquid));

        Assert.Equal(expected, value?.ToJsonString());
    }

    [Theory]
    [InlineData("a\n{{ meeting", 2)]
    [InlineData("a\nb\n {% nosuch %}", 3)]
    [InlineData("a\n{% if true %}", 2)]
    public void A_template_that_cannot_be_read_says_where(string source, int line)
    {
        var failure = Assert.Throws<ExpressionException>(() => s_liquid.Parse(source));

        Assert.Equal(line, failure.Line);
    }

    [Theory]
    [InlineData("{{ missing }}", "\"missing\"")]
    [InlineData("{{ meeting.missing }}", "\"missing\"")]
    [InlineData("{{ meeting['missing'] }}", "\"missing\"")]
    [InlineData("{% if missing %}{% endif %}", "\"missing\"")]
    [InlineData("{{ meeting.title | nosuch }}", "nosuch")]
    [InlineData("{{ 1 | divided_by: 0 }}", "divide")]
    [InlineData("{{ 1000000000000000 | times: 100000000000000000000 }}", "large")]
    [InlineData("{% include 'page' %}", "page")]
    public async Task What_is_not_there_is_said(string source, string reason)
    {
        var failure = await Assert.ThrowsAsync<ExpressionException>(() => Render(source));

        Assert.Contains(reason, failure.Message);
    }

    [Fact]
    public async Task A_lenient_template_takes_what_is_missing_as_empty() =>
        Assert.Equal("<>", await Render("<{{ missing.more }}{% if meeting.none %}x{% endif %}>", strict: false));

    [Theory]
    [InlineData("{% for i in (1..100000000) %}x{% endfor %}", "range of more than 10000")]
    [InlineData("{% assign a = (1..100000000) %}", "range of more than 10000")]
    [InlineData("{% if true %}{% for i in (1..3) limit:1 %}{{ (1..100000000) | join }}{% endfor %}{% endif %}", "range of more than 10000")]
    [InlineData("{% case 1 %}{% when (1..100000000) %}x{% endcase %}", "range of more than 10000")]
    [InlineData("{% tablerow i in (1..100000000) %}x{% endtablerow %}", "range of more than 10000")]
    [InlineData("{% unless (1..100000000) contains 3 %}{% endunless %}", "range of more than 10000")]
    [InlineData("{{ 'a' | slice: (1..100000000) }}", "range of more than 10000")]
    [InlineData("{% echo (1..100000000) %}", "range of more than 10000")]
    [InlineData("{% liquid\nfor i in (1..100000000)\necho i\nendfor %}", "range of more than 10000")]
    [InlineData("{% wrapped (1..100000000) %}{% endwrapped %}", "range of more than 10000")]
    [InlineData("{% for i in (1..1000) %}{% for j in (1..1000) %}{% endfor %}{% endfor %}", "too many steps")]
    [InlineData("{% for i in (1..9000) %}{% for j in (1..9000) %}{{ 'abcdefghijklmnopqrstuvwxyz' }}{% endfor %}{% endfor %}", "stopped")]
    [InlineData("{% assign a = 'xxxxxxxx' %}{% for i in (1..24) %}{% assign a = a | append: a %}{% endfor %}", "longer than 1000000")]
    [InlineData("{% assign a = 'xxxxxxxx' %}{% for i in (1..24) %}{% assign a = a | prepend: a %}{% endfor %}", "longer than 1000000")]
    [InlineData("{% assign a = 'xxxxxxxx' %}{% for i in (1..9) %}{% assign a = a | replace: 'x', a %}{% endfor %}", "longer than 1000000")]
    [InlineData(
        "{% assign a = 'xxxxxxxx' %}{% for i in (1..24) %}{% capture a %}{{ a }}{{ a }}{% endcapture %}{% endfor %}",
        "longer than 1000000"
    )]
    [InlineData(
        "{% assign a = '1234567890' | split: '' %}{% for i in (1..24) %}{% assign a = a | concat: a %}{% endfor %}",
        "list of more than 10000"
    )]
    [InlineData(
        "{% assign a = '1' %}{% for i in (1..18) %}{% assign a = a | append: a %}{% endfor %}{% assign b = a | split: '' %}",
        "list of more than 10000"
    )]
    [InlineData(
        "{% assign a = 'x' %}{% for i in (1..18) %}{% assign a = a | append: a %}{% endfor %}{{ (1..9000) | join: a }}",
        "longer than 1000000"
    )]
    [InlineData("{{ 'now' | date: '%100000000Y' }}", "too long")]
    [InlineData("{{ 5 | format_number: 'D999999999' }}", "too long")]
    [InlineData("{{ '{0:D999999999}' | format_string: 5 }}", "too long")]
    [InlineData("{{ 'now' | format_date: '%999999999d' }}", "too long")]
    [InlineData(
        "{% assign a = 'x' %}{% for i in (1..19) %}{% assign a = a | append: a %}{% endfor %}{% for i in (1..9999) %}{% assign b = a | upcase %}{% assign b = a | strip_html | escape %}{% endfor %}",
        "ran longer"
    )]
    public async Task A_template_that_would_harm_the_server_is_stopped(string source, string reason)
    {
        var liquid = new BoundedLiquid(tags: parser =>
            parser.RegisterExpressionBlock(
                "wrapped",
                async (value, _, _, _, context) =>
                {
                    await value.EvaluateAsync(context);
                    return Fluid.Ast.Completion.Normal;
                }
            )
        );
        var allocated = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();

        var failure = await Assert.ThrowsAsync<ExpressionException>(() => liquid.RenderAsync(liquid.Parse(source), Context(liquid)));

        Assert.Contains(reason, failure.Message);
        Assert.InRange(watch.ElapsedMilliseconds, 0, 8_000);
        if (reason != "ran longer")
        {
            Assert.InRange(GC.GetTotalAllocatedBytes() - allocated, 0, 300_000_000);
        }
    }

    [Theory]
    [InlineData("{% if true %}", "x", "{% endif %}")]
    [InlineData("{% for i in a %}", "x", "{% endfor %}")]
    [InlineData("{% unless true %}", "x", "")]
    [InlineData("{% capture x %}", "x", "{% endcapture %}")]
    [InlineData("{{ a", "", " | upcase")]
    [InlineData("{{ a", "", " | append: a")]
    [InlineData("{% if a", "", " and a")]
    [InlineData("{% if a", "", " == a")]
    [InlineData("{{ a[", "", "a[")]
    public void A_template_nested_without_end_is_refused(string open, string middle, string close)
    {
        var again = middle.Length > 0 ? open : "";
        var source = open + Repeat(again, 12_000) + middle + Repeat(close, 12_000);
        if (middle.Length == 0)
        {
            source += open.StartsWith("{{", StringComparison.Ordinal) ? " }}" : " %}{% endif %}";
        }

        Assert.Throws<ExpressionException>(() => s_liquid.Parse(source));
    }

    [Fact]
    public void A_template_nested_past_the_limit_is_refused_long_before_the_stack_ends() =>
        Assert.Contains(
            "nested more than 100",
            Assert.Throws<ExpressionException>(() => s_liquid.Parse(Repeat("{% if true %}", 250) + Repeat("{% endif %}", 250))).Message
        );

    [Fact]
    public async Task Fifty_blocks_within_each_other_are_no_trouble() =>
        Assert.Equal("x", await Render(Repeat("{% if true %}", 50) + "x" + Repeat("{% endif %}", 50)));

    [Fact]
    public void A_template_that_is_too_long_is_refused() =>
        Assert.Throws<ExpressionException>(() => s_liquid.Parse(new string('x', 200_001)));

    [Fact]
    public async Task Templates_that_the_host_offers_are_bounded_too()
    {
        var liquid = new BoundedLiquid(options: options =>
            options.FileProvider = new Files(
                new()
                {
                    ["part.liquid"] = "{% for i in (1..100000000) %}x{% endfor %}",
                    ["self.liquid"] = "{% include 'self' %}",
                    ["good.liquid"] = "[{{ meeting.place.town }}]",
                    ["deep.liquid"] = Repeat("{% if true %}", 300) + Repeat("{% endif %}", 300),
                }
            )
        );

        async Task<string> Include(string name) => await liquid.RenderAsync(liquid.Parse($"{{% include '{name}' %}}"), Context(liquid));

        Assert.Equal("[Lille]", await Include("good"));
        Assert.Contains("range", (await Assert.ThrowsAsync<ExpressionException>(() => Include("part"))).Message);
        Assert.Contains("nested", (await Assert.ThrowsAsync<ExpressionException>(() => Include("deep"))).Message);
        Assert.Contains("includes itself", (await Assert.ThrowsAsync<ExpressionException>(() => Include("self"))).Message);
    }

    /// <summary>What goes into Liquid as JSON comes out as the same JSON.</summary>
    [Fact]
    public async Task JSON_survives_Liquid()
    {
        var leaf = Gen.OneOf(
            Gen.String.AlphaNumeric.Where(text => text.Length > 0).Select(text => (JsonNode)text),
            Gen.Int.Select(number => (JsonNode)number),
            Gen.Bool.Select(flag => (JsonNode)flag)
        );
        var list = leaf.Array[0, 4].Select(items => (JsonNode)new JsonArray([.. items.Select(item => item.DeepClone())]));

        await Gen.OneOf(leaf, list, list.Select(items => (JsonNode)new JsonObject { ["a"] = items.DeepClone() }))
            .SampleAsync(
                async node =>
                {
                    var context = s_liquid.CreateContext(s_now);
                    context.SetValue("x", JsonLiquid.ToLiquid(node));
                    var back = await s_liquid.EvaluateAsync(s_liquid.Parse("{{ x }}"), context);
                    Assert.Equal(node.ToJsonString(), back?.ToJsonString());
                },
                iter: 300
            );
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private sealed class Files(Dictionary<string, string> files) : IFileProvider
    {
        public IFileInfo GetFileInfo(string subpath) =>
            files.TryGetValue(subpath, out var text) ? new Text(subpath, text) : new NotFoundFileInfo(subpath);

        public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

        public IChangeToken Watch(string filter) => NullChangeToken.Singleton;

        private sealed class Text(string name, string text) : IFileInfo
        {
            public bool Exists => true;
            public long Length => text.Length;
            public string? PhysicalPath => null;
            public string Name => name;
            public DateTimeOffset LastModified => s_now;
            public bool IsDirectory => false;

            public Stream CreateReadStream() => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        }
    }
}
