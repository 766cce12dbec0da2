using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using CampaignHub.Platform.Language;
using CampaignHub.Workflows.Expressions;
using Fluid;
using Fluid.Ast;
using Fluid.Values;
using Microsoft.Extensions.FileProviders;

namespace CampaignHub.Features.PublicSite;

/// <summary>A folder of Liquid templates, read once per change of a file and rendered within bounds.</summary>
internal sealed partial class Theme
{
    public const string Default = "default";
    private const string Body = "_body";

    private readonly ConcurrentDictionary<string, (DateTime Written, LiquidTemplate Template)> _templates = new(StringComparer.Ordinal);
    private readonly BoundedLiquid _liquid;
    private readonly string _root;

    public Theme(IWebHostEnvironment environment, Texts texts)
    {
        var own = Path.Combine(environment.ContentRootPath, "themes");
        _root = Path.Combine(System.IO.Directory.Exists(own) ? own : Path.Combine(AppContext.BaseDirectory, "themes"), Default);
        _liquid = new BoundedLiquid(tags: AddTags, options: options => AddFilters(options, texts));
    }

    public IFileProvider Assets => new PhysicalFileProvider(Path.Combine(_root, "assets"));

    /// <summary>The page inside its layout, as HTML.</summary>
    public async Task<string> RenderAsync(string template, IReadOnlyDictionary<string, object?> model, DateTimeOffset now)
    {
        var body = await RenderOneAsync(template, model, now, body: null);
        return await RenderOneAsync("layout", model, now, body);
    }

    private Task<string> RenderOneAsync(string name, IReadOnlyDictionary<string, object?> model, DateTimeOffset now, string? body)
    {
        var context = _liquid.CreateContext(now, strict: false);
        foreach (var (key, value) in model)
        {
            context.SetValue(key, PlainValues.Of(value));
        }

        context.AmbientValues[Body] = body ?? "";
        return _liquid.RenderAsync(Find(name), context, HtmlEncoder.Default);
    }

    private LiquidTemplate Find(string name)
    {
        var file = Path.Combine(_root, $"{name}.liquid");
        var written = File.GetLastWriteTimeUtc(file);
        if (_templates.TryGetValue(name, out var kept) && kept.Written == written)
        {
            return kept.Template;
        }

        // Sections are what a page hands to its layout; our pages hand none.
        var template = _liquid.Parse(Section().Replace(File.ReadAllText(file), ""));
        _templates[name] = (written, template);
        return template;
    }

    [GeneratedRegex(@"\{%-?\s*render_section\b[^%]*%\}", RegexOptions.NonBacktracking)]
    private static partial Regex Section();

    private static void AddTags(FluidParser parser) =>
        parser.RegisterEmptyTag(
            "render_body",
            async (writer, _, context) =>
            {
                await writer.WriteAsync(context.AmbientValues[Body] as string);
                return Completion.Normal;
            }
        );

    private static void AddFilters(TemplateOptions options, Texts texts)
    {
        options.Filters.AddFilter(
            "t",
            (input, _, _) => ValueTask.FromResult<FluidValue>(new StringValue(texts[Spoken(input.ToStringValue())]))
        );
        options.Filters.AddFilter(
            "asset_url",
            (input, _, _) => ValueTask.FromResult<FluidValue>(new StringValue($"/theme/{input.ToStringValue()}"))
        );
    }

    // A value of a closed list (`done_according_to_them`) is said as its words.
    private static string Spoken(string text) =>
        text.Contains('_', StringComparison.Ordinal) && !text.Contains(' ', StringComparison.Ordinal)
            ? char.ToUpperInvariant(text[0]) + text[1..].Replace('_', ' ')
            : text;
}
