using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using CampaignHub.Platform;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Site;
using CampaignHub.Workflows.Expressions;
using Fluid;
using Fluid.Ast;
using Fluid.Values;
using Microsoft.Extensions.FileProviders;

namespace CampaignHub.Features.PublicSite;

/// <summary>Folders of Liquid templates, read once per change of a file and rendered within bounds. What a theme has no file for is taken from the default one.</summary>
internal sealed partial class Theme
{
    private const string Layout = "layout";
    private const string Body = "_body";
    private const string Key = "_theme";

    private readonly ConcurrentDictionary<string, (DateTime Written, LiquidTemplate Template)> _templates = new(StringComparer.Ordinal);
    private readonly BoundedLiquid _liquid;
    private readonly ThemeLibrary _library;

    private readonly ILogger<Theme> _logger;

    public Theme(ThemeLibrary library, Texts texts, ILogger<Theme> logger)
    {
        _library = library;
        _logger = logger;
        _liquid = new BoundedLiquid(tags: AddTags, options: options => AddFilters(options, texts));
    }

    /// <summary>A file of the theme that is served as it is; null when there is no such theme, or neither it nor the default one has the file.</summary>
    public IFileInfo? Asset(string key, string file) =>
        Folders(key)
            .Where(folder => _library.List().Any(theme => theme.Key == key))
            .Select(folder => Path.Combine(folder, "assets"))
            .Where(System.IO.Directory.Exists)
            .Select(folder =>
            {
                // It confines the name to its folder.
                using var files = new PhysicalFileProvider(folder);
                return files.GetFileInfo(file);
            })
            .FirstOrDefault(found => found.Exists);

    /// <summary>What the theme draws: the names of its templates.</summary>
    public IReadOnlyList<string> Names(string key) =>
        [
            .. Folders(key)
                .SelectMany(folder => System.IO.Directory.EnumerateFiles(folder, "*.liquid"))
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The theme's own text of a template.</summary>
    public string Source(string key, string name) => File.ReadAllText(FileOf(key, name));

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
        string key,
        string template,
        IReadOnlyDictionary<string, object?> model,
        DateTimeOffset now,
        IReadOnlyDictionary<string, string> own
    )
    {
        var body = await RenderOneAsync(key, template, () => Context(key, model, now, body: null), own);
        return await RenderOneAsync(key, Layout, () => Context(key, model, now, body), own);
    }

    private async Task<string> RenderOneAsync(
        string key,
        string name,
        Func<TemplateContext> context,
        IReadOnlyDictionary<string, string> own
    )
    {
        if (own.TryGetValue(name, out var content))
        {
            try
            {
                return await _liquid.RenderAsync(Read(content), context(), HtmlEncoder.Default);
            }
            catch (ExpressionException mistake)
            {
                // The site goes on in the theme's dress.
                LogTemplateFailed(name, mistake.Message);
            }
        }

        return await _liquid.RenderAsync(Find(key, name), context(), HtmlEncoder.Default);
    }

    private TemplateContext Context(string key, IReadOnlyDictionary<string, object?> model, DateTimeOffset now, string? body)
    {
        var context = _liquid.CreateContext(now, strict: false);
        foreach (var (name, value) in model)
        {
            context.SetValue(name, PlainValues.Of(value));
        }

        context.AmbientValues[Body] = body ?? "";
        context.AmbientValues[Key] = key;
        return context;
    }

    private LiquidTemplate Find(string key, string name)
    {
        var file = FileOf(key, name);
        var written = File.GetLastWriteTimeUtc(file);
        if (_templates.TryGetValue(file, out var kept) && kept.Written == written)
        {
            return kept.Template;
        }

        var template = Read(File.ReadAllText(file));
        _templates[file] = (written, template);
        return template;
    }

    private string FileOf(string key, string name) =>
        Folders(key).Select(folder => Path.Combine(folder, $"{name}.liquid")).First(File.Exists);

    // A key may come from an address: it names a folder, and leads to no other.
    private IEnumerable<string> Folders(string key) =>
        new[] { key, ThemeLibrary.Default }
            .Distinct(StringComparer.Ordinal)
            .Where(name => name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            .Select(name => Path.Combine(_library.Folder, name))
            .Where(System.IO.Directory.Exists);

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
        // {{ 'commitment followed' | t_count: 1, 'commitments followed' }}: the noun behind a count.
        options.Filters.AddFilter(
            "t_count",
            (input, arguments, _) =>
                ValueTask.FromResult<FluidValue>(
                    new StringValue(
                        texts.Count((int)arguments.At(0).ToNumberValue(), input.ToStringValue(), arguments.At(1).ToStringValue())
                    )
                )
        );
        options.Filters.AddFilter(
            "asset_url",
            // The theme is in the address, so that no browser keeps the files of one for those of another.
            (input, _, context) =>
                ValueTask.FromResult<FluidValue>(
                    new StringValue(Links.PublicSite.Asset($"{context.AmbientValues[Key]}", input.ToStringValue()))
                )
        );
    }

    // A value of a closed list (`done_according_to_them`) is said as its words.
    private static string Spoken(string text) =>
        text.Contains('_', StringComparison.Ordinal) && !text.Contains(' ', StringComparison.Ordinal)
            ? char.ToUpperInvariant(text[0]) + text[1..].Replace('_', ' ')
            : text;
}
