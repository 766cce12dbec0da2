using CampaignHub.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Replanning;

/// <summary>Every accepted change of the plan, the last first.</summary>
internal sealed class RevisionsModel(HubDb db) : PageModel
{
    private const int PageSize = 30;

    [BindProperty(SupportsGet = true, Name = "before")]
    public int? Before { get; set; }

    public IReadOnlyList<PlanRevision> Revisions { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> People { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>The number of the last revision, to which nothing need go back.</summary>
    public int Last { get; private set; }
    public bool HasMore { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Last = await db.Set<PlanRevision>().MaxAsync(revision => (int?)revision.Number, cancellationToken) ?? 0;
        var found = await db.Set<PlanRevision>()
            .AsNoTracking()
            .Where(revision => Before == null || revision.Number < Before)
            .OrderByDescending(revision => revision.Number)
            .Take(PageSize + 1)
            .ToListAsync(cancellationToken);
        (Revisions, HasMore) = ([.. found.Take(PageSize)], found.Count > PageSize);
        People = await db.Users.ToDictionaryAsync(user => user.Id, user => user.Name, cancellationToken);
    }
}
