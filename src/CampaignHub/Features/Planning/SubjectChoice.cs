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

    /// <summary>As the form sends it: <c>kind:id</c>.</summary>
    public static string Value(SubjectRef subject) => $"{subject.Kind}:{subject.Id}";

    /// <param name="values">As <see cref="Value"/> writes them.</param>
    /// <param name="kept">What the task is about already: it stays without being looked for, also where this person may not see it.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<IReadOnlyList<SubjectRef>> ReadAsync(
        IEnumerable<string?> values,
        IReadOnlyList<PlanItemSubject> kept,
        CancellationToken cancellationToken
    )
    {
        var read = new List<SubjectRef>();
        foreach (var value in values.Where(value => !string.IsNullOrEmpty(value)))
        {
            var subject =
                value!.Split(':') is [var kind, var text] && Guid.TryParse(text, out var id) ? new SubjectRef(kind, id) : throw Gone();
            read.Add(await FindAsync(subject, kept, cancellationToken));
        }

        return [.. read, .. kept.Select(each => each.Subject).Where(subject => !IsOffered(subject))];
    }

    /// <inheritdoc cref="ReadAsync"/>
    public async Task<SubjectRef> FindAsync(SubjectRef subject, IReadOnlyList<PlanItemSubject> kept, CancellationToken cancellationToken) =>
        kept.Any(each => each.Subject == subject) || await FindAsync(subject.Kind, subject.Id, cancellationToken) is not null
            ? subject
            : throw Gone();

    /// <summary>Those that this person may see, with where they stand.</summary>
    public async Task<IReadOnlyList<(string Title, string Link)>> ListAsync(
        IReadOnlyList<PlanItemSubject> about,
        CancellationToken cancellationToken
    )
    {
        var ids = about.Select(each => each.SubjectId).ToList();
        var titles = await db
            .SearchEntries.Where(entry => ids.Contains(entry.Id))
            .ToDictionaryAsync(entry => entry.Id, entry => entry.Title, cancellationToken);
        return
        [
            .. from each in about
            where IsOffered(each.Subject) && titles.ContainsKey(each.SubjectId)
            select (titles[each.SubjectId], kinds.Find(each.SubjectKind)!.Link(db.Here.Campaign.Slug, each.SubjectId)),
        ];
    }

    // What this person may not see stands in no form of theirs.
    private bool IsOffered(SubjectRef subject) => kinds.Find(subject.Kind) is { } kind && db.Here.Can(kind.View);

    private static RefusedException Gone() => new("What the task is about is not here any more.");
}
