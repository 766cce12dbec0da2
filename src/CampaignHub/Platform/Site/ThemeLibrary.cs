using System.Text.Json;

namespace CampaignHub.Platform.Site;

/// <summary>The same colour by day and by night: on light and on dark paper.</summary>
internal sealed record ThemeColour(string Light, string Dark);

/// <summary>A theme as its <c>theme.json</c> tells.</summary>
internal sealed record ThemeManifest
{
    /// <summary>Of its folder.</summary>
    public string Key { get; init; } = "";
    public string Name { get; init; } = "";
    public string Author { get; init; } = "";
    public string Description { get; init; } = "";

    /// <summary>By the name of the custom property: <c>accent</c>, <c>signal</c>, <c>paper</c>, <c>tint</c>.</summary>
    public IReadOnlyDictionary<string, ThemeColour> Colours { get; init; } = new Dictionary<string, ThemeColour>(StringComparer.Ordinal);

    private static readonly ThemeColour Paper = new("#ffffff", "#12191d");

    /// <summary>Text is set in the accent on the theme's grounds, and in the ground on the accent: both are read, or the colour is refused.</summary>
    public void CheckAccent(string accent, bool isDark)
    {
        var colour = Colour.Parse(accent);
        foreach (var ground in new[] { "paper", "tint" })
        {
            var of = Colours.GetValueOrDefault(ground) ?? Paper;
            var contrast = colour.ContrastWith(Colour.Parse(isDark ? of.Dark : of.Light));
            if (contrast < Colour.ReadableContrast)
            {
                throw new RefusedException(
                    isDark
                        ? "The colour {0} is hard to read on the dark ground of this theme (contrast {1:0.0}, at least {2} is needed): take a lighter one."
                        : "The colour {0} is hard to read on the light ground of this theme (contrast {1:0.0}, at least {2} is needed): take a darker one.",
                    colour.ToString(),
                    Math.Floor(contrast * 10) / 10,
                    Colour.ReadableContrast
                );
            }
        }
    }
}

/// <summary>The themes that came with the hub, or were put beside them: the folders of <c>themes</c>.</summary>
internal sealed class ThemeLibrary(IHostEnvironment environment)
{
    /// <summary>The theme that others lean on: what one of them has no file for is taken from here.</summary>
    public const string Default = "default";

    public string Folder =>
        Path.Combine(environment.ContentRootPath, "themes") is var own && Directory.Exists(own)
            ? own
            : Path.Combine(AppContext.BaseDirectory, "themes");

    /// <summary>The default theme first.</summary>
    public IReadOnlyList<ThemeManifest> List() =>
        [
            .. Directory
                .EnumerateDirectories(Folder)
                .Where(folder => File.Exists(ManifestOf(folder)))
                .Select(Read)
                .OrderBy(theme => theme.Key != Default)
                .ThenBy(theme => theme.Key, StringComparer.Ordinal),
        ];

    /// <exception cref="RefusedException">There is no such theme.</exception>
    public ThemeManifest Find(string key) =>
        List().FirstOrDefault(theme => theme.Key == key) ?? throw new RefusedException("There is no theme \"{0}\".", key);

    private static string ManifestOf(string folder) => Path.Combine(folder, "theme.json");

    private static ThemeManifest Read(string folder)
    {
        var key = Path.GetFileName(folder);
        try
        {
            var read = JsonSerializer.Deserialize<ThemeManifest>(File.ReadAllText(ManifestOf(folder)), JsonSerializerOptions.Web);
            return (read ?? new ThemeManifest()) with { Key = key, Name = read?.Name is { Length: > 0 } name ? name : key };
        }
        catch (JsonException)
        {
            // Its templates may be sound: it is offered under the name of its folder.
            return new ThemeManifest { Key = key, Name = key };
        }
    }
}
