using CampaignHub.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Recipes;

internal sealed class IndexModel(HubDb db, RecipeLibrary library) : PageModel
{
    public IReadOnlyList<RecipeLibrary.Entry> Entries { get; private set; } = [];

    /// <summary>When each was last run here, by the recipe's own name.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Applied { get; private set; } =
        new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Entries = await library.ListAsync(cancellationToken);
        Applied = await db.Set<AppliedRecipe>()
            .AsNoTracking()
            .ToDictionaryAsync(applied => applied.Name, applied => applied.Moment, cancellationToken);
    }
}
