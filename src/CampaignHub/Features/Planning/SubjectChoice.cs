using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning;

/// <summary>Reads what a task is said to be about: a record of the campaign or of the directory that this person may see.</summary>
internal sealed class SubjectChoice(HubDb db, SubjectKinds kinds)
{
    /// <param name="kind">Of the record; null or empty is about nothing.</param>
    /// <param name="id">Of the record.</param>
    /// <returns>Null where there is no such record.</returns>
    public async Task<(SubjectRef Subject, string Title)?> FindAsync(string? kind, Guid? id, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(kind) || id is not { } wanted || kinds.Find(kind) is not { } known || !db.Here.Can(known.View))
        {
            return null;
        }

        var campaign = db.Here.Campaign.Id;
        var title = await db
            .SearchEntries.Where(entry =>
                entry.Id == wanted && entry.Kind == kind && (entry.CampaignId == null || entry.CampaignId == campaign)
            )
            .Select(entry => entry.Title)
            .SingleOrDefaultAsync(cancellationToken);
        return title is null ? null : (new SubjectRef(kind, wanted), title);
    }

    /// <param name="value"><c>kind:id</c>, as the form sends it.</param>
    public async Task<SubjectRef?> ReadAsync(string? value, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        var found =
            value.Split(':') is [var kind, var text] && Guid.TryParse(text, out var id)
                ? await FindAsync(kind, id, cancellationToken)
                : null;
        return found?.Subject ?? throw new RefusedException("What the task is about is not here any more.");
    }
}
