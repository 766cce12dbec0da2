using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using CampaignHub.Platform;
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
    private const string Layout = "layout";
    private const string Body = "_body";

    private readonly ConcurrentDictionary<string, (DateTime Written, LiquidTemplate Template)> _templates = new(StringComparer.Ordinal);
    private readonly BoundedLiquid _liquid;
    private readonly string _root;

    private readonly ILogger<Theme> _logger;

    public Theme(IWebHostEnvironment environment, Texts texts, ILogger<Theme> logger)
    {
        _logger = logger;
        var own = Path.Combine(environment.ContentRootPath, "themes");
        _root = Path.Combine(System.IO.Directory.Exists(own) ? own : Path.Combine(AppContext.BaseDirectory, "themes"), Default);
        _liquid = new BoundedLiquid(tags: AddTags, options: options => AddFilters(options, texts));
    }

    public IFileProvider Assets => new PhysicalFileProvider(Path.Combine(_root, "assets"));

    /// <summary>What the theme draws: the names of its templates.</summary>
    public IReadOnlyList<string> Names =>
        [
            .. System
                .IO.Directory.EnumerateFiles(_root, "*.liquid")
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The theme's own text of a template.</summary>
    public string Source(string name) => File.ReadAllText(Path.Combine(_root, $"{name}.liquid"));

    /// <exception cref="RefusedException">A template of a hub cannot be read; says where.</exception>
    public void Check(string name, string content)
    {
        try
        {
            Read(content);
        }
        catch (ExpressionException mistake) when (mistake.Line is not null)
        {
            throw new RefusedException("Line {0}, column {1}: {2}", mistake.Line, mistake.Column ?? 0, mistake.Message);
        }
        catch (ExpressionException mistake)
        {
            throw new RefusedException("The template cannot be read: {0}", mistake.Message);
        }

        if (name == Layout && !content.Contains("render_body", StringComparison.Ordinal))
        {
            throw new RefusedException("A layout needs the tag {0}: the page stands there.", "{% render_body %}");
        }
    }

    /// <summary>The page inside its layout, as HTML.</summary>
    /// <param name="own">Templates of this hub, by name, in the place of the theme's.</param>
    public async Task<string> RenderAsync(
        string template,
        IReadOnlyDictionary<string, object?> model,
        DateTimeOffset now,
        IReadOnlyDictionary<string, string> own
    )
    {
        var body = await RenderOneAsync(template, model, now, body: null, own);
        return await RenderOneAsync(Layout, model, now, body, own);
    }

    private async Task<string> RenderOneAsync(
        string name,
        IReadOnlyDictionary<string, object?> model,
        DateTimeOffset now,
        string? body,
        IReadOnlyDictionary<string, string> own
    )
    {
        if (own.TryGetValue(name, out var content))
        {
            try
            {
                return await _liquid.RenderAsync(Read(content), Context(model, now, body), HtmlEncoder.Default);
            }
            catch (ExpressionException mistake)
            {
                // The site goes on in the theme's dress.
                LogTemplateFailed(name, mistake.Message);
            }
        }

        return await _liquid.RenderAsync(Find(name), Context(model, now, body), HtmlEncoder.Default);
    }

    private TemplateContext Context(IReadOnlyDictionary<string, object?> model, DateTimeOffset now, string? body)
    {
        var context = _liquid.CreateContext(now, strict: false);
        foreach (var (key, value) in model)
        {
            context.SetValue(key, PlainValues.Of(value));
        }

        context.AmbientValues[Body] = body ?? "";
        return context;
    }

    private LiquidTemplate Find(string name)
    {
        var file = Path.Combine(_root, $"{name}.liquid");
        var written = File.GetLastWriteTimeUtc(file);
        if (_templates.TryGetValue(name, out var kept) && kept.Written == written)
        {
            return kept.Template;
        }

        var template = Read(File.ReadAllText(file));
        _templates[name] = (written, template);
        return template;
    }

    // Sections are what a page hands to its layout; our pages hand none.
    private LiquidTemplate Read(string content) => _liquid.Parse(Section().Replace(content, ""));

    [LoggerMessage(Level = LogLevel.Warning, Message = "The template {Name} of this hub cannot be drawn, the theme's is used: {Mistake}")]
    private partial void LogTemplateFailed(string name, string mistake);

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
