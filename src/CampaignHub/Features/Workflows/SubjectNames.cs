using CampaignHub.Data;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Workflows;

/// <summary>How the records that instances are about are called and linked, for the person who asks.</summary>
internal sealed class SubjectNames(HubDb db, SubjectKinds kinds)
{
    internal sealed record Name(string Icon, string Title, string Link);

    /// <summary>By id; those that are gone, or that the person may not see, are left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, Name>> OfAsync(IEnumerable<SubjectRef> subjects, CancellationToken cancellationToken)
    {
        var seen = subjects
            .Distinct()
            .Where(subject => kinds.Find(subject.Kind) is { } kind && db.Here.Can(kind.View))
            .ToDictionary(subject => subject.Id, subject => kinds.Find(subject.Kind)!);
        var ids = seen.Keys.ToList();
        var entries = await db
            .SearchEntries.Where(entry => ids.Contains(entry.Id))
            .Select(entry => new { entry.Id, entry.Title })
            .ToListAsync(cancellationToken);
        return entries.ToDictionary(
            entry => entry.Id,
            entry => new Name(seen[entry.Id].Icon, entry.Title, seen[entry.Id].Link(db.Here.Campaign.Slug, entry.Id))
        );
    }
}
