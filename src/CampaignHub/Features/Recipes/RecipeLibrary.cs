using CampaignHub.Platform;

namespace CampaignHub.Features.Recipes;

/// <summary>The recipes that came with the hub, or were put beside them: <c>recipes/*.recipe.json</c>.</summary>
internal sealed class RecipeLibrary(IHostEnvironment environment)
{
    /// <summary>A recipe of the folder; one that cannot be read says why.</summary>
    internal sealed record Entry(string Name, Recipe? Recipe, RefusedException? Mistake);

    public string Folder =>
        Path.Combine(environment.ContentRootPath, "recipes") is var own && System.IO.Directory.Exists(own)
            ? own
            : Path.Combine(AppContext.BaseDirectory, "recipes");

    public async Task<IReadOnlyList<Entry>> ListAsync(CancellationToken cancellationToken)
    {
        var entries = new List<Entry>();
        foreach (var file in Files())
        {
            var name = Path.GetFileName(file)[..^Recipe.FileSuffix.Length];
            try
            {
                entries.Add(new Entry(name, await Recipe.ReadFileAsync(file, cancellationToken), Mistake: null));
            }
            catch (RefusedException mistake)
            {
                entries.Add(new Entry(name, Recipe: null, mistake));
            }
        }

        return entries;
    }

    /// <summary>By the name of its file; null when there is none.</summary>
    public async Task<Recipe?> FindAsync(string name, CancellationToken cancellationToken) =>
        Array.Find(Files(), file => Path.GetFileName(file) == name + Recipe.FileSuffix) is { } file
            ? await Recipe.ReadFileAsync(file, cancellationToken)
            : null;

    private string[] Files() =>
        System.IO.Directory.Exists(Folder)
            ? [.. System.IO.Directory.GetFiles(Folder, "*" + Recipe.FileSuffix).Order(StringComparer.Ordinal)]
            : [];
}
