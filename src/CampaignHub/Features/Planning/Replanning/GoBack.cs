using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Replanning;

/// <summary>What must be changed for the plan to be again as it was after a revision: all later ones taken back, the last first.</summary>
internal sealed class GoBack(HubDb db, CampaignMembers members)
{
    /// <param name="number">Of the revision; 0 is the plan before all of them.</param>
    public async Task<IReadOnlyList<PlanChange>> ExecuteAsync(int number, CancellationToken cancellationToken)
    {
        if (number != 0 && !await db.Set<PlanRevision>().AnyAsync(revision => revision.Number == number, cancellationToken))
        {
            throw new RefusedException("There is no such revision of the plan.");
        }

        var later = await db.Set<PlanRevision>()
            .AsNoTracking()
            .Where(revision => revision.Number > number)
            .OrderByDescending(revision => revision.Number)
            .ToListAsync(cancellationToken);
        var anchors = await db.Set<Anchor>().Select(anchor => anchor.Id).ToListAsync(cancellationToken);
        var windows = await db.Set<Windows.PlanWindow>().Select(window => window.Id).ToListAsync(cancellationToken);
        var items = await db.Set<PlanItem>().Select(item => item.Id).ToListAsync(cancellationToken);
        var people = (await members.ListAsync(cancellationToken)).Select(person => person.Id).ToHashSet();
        // What is in the trash since is not moved back, nor who left.
        var there = anchors.Concat(windows).Concat(items).ToHashSet();
        return
        [
            .. later
                .SelectMany(revision => revision.Changes.Reverse())
                .Select(change => change.Inverse)
                .Where(change => change.IsClosure || change.Kind == PlanChangeKind.Week || there.Contains(change.Id))
                .Where(change => change.PersonId is not { } person || people.Contains(person))
                .Where(change => change.AfterId is not { } after || there.Contains(after)),
        ];
    }
}
