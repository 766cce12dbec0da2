using CampaignHub.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.PublicSite.Templates;

/// <summary>What the theme draws, and which of it this hub draws in its own way.</summary>
internal sealed class IndexModel(HubDb db, Theme theme, SiteModel site) : PageModel
{
    internal sealed record Line(string Name, ThemeTemplate? Own);

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var own = await db.Set<ThemeTemplate>()
            .AsNoTracking()
            .ToDictionaryAsync(each => each.Name, StringComparer.Ordinal, cancellationToken);
        var names = theme.Names(await site.ThemeAsync(cancellationToken));
        Lines = [.. names.Select(name => new Line(name, own.GetValueOrDefault(name)))];
    }
}
