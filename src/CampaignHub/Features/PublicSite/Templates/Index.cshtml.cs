using CampaignHub.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.PublicSite.Templates;

/// <summary>What the theme draws, and which of it this hub draws in its own way.</summary>
internal sealed class IndexModel(HubDb db, Theme theme) : PageModel
{
    internal sealed record Line(string Name, ThemeTemplate? Own);

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var own = await db.Set<ThemeTemplate>()
            .AsNoTracking()
            .ToDictionaryAsync(each => each.Name, StringComparer.Ordinal, cancellationToken);
        Lines = [.. theme.Names.Select(name => new Line(name, own.GetValueOrDefault(name)))];
    }
}
