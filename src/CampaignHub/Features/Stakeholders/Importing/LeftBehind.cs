using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>Why an undo let a change stand.</summary>
internal enum StayedBecause
{
    ChangedSince,
    RemovedSince,

    /// <summary>On another map, in a post, in a contact, or tied by other hands.</summary>
    OthersReckonWithThem,
}

/// <summary>A change of an import that its undo let stand: ids and no names, so that nobody who is erased is named by it.</summary>
internal sealed record LeftBehind(string Kind, Guid Id, string? Field, StayedBecause Why)
{
    /// <summary>So many are told one by one; of the others their number.</summary>
    public const int Named = 100;

    public static IReadOnlyList<LeftBehind> Read(string? json) => json is null ? [] : JsonSerializer.Deserialize<List<LeftBehind>>(json)!;

    public static string Write(IEnumerable<LeftBehind> left) => JsonSerializer.Serialize(left.Take(Named));
}

/// <summary>Says of what an undo let stand whom it is about.</summary>
internal sealed class NameLeftBehind(HubDb db, Texts texts)
{
    /// <param name="Who">Empty where nobody knows any more.</param>
    /// <param name="What">The record that was made, or the field that was changed.</param>
    internal sealed record Line(string Who, string What, StayedBecause Why);

    public async Task<IReadOnlyList<Line>> ExecuteAsync(IReadOnlyList<LeftBehind> left, CancellationToken cancellationToken)
    {
        var ids = left.Select(each => each.Id).ToHashSet();
        var actors = await OwnersAsync(ids, cancellationToken);
        var wanted = actors.Values.SelectMany(some => some).Concat(ids).ToHashSet();
        var names = await db.WithTrash<Actor>()
            .AsNoTracking()
            .Where(actor => wanted.Contains(actor.Id))
            .ToDictionaryAsync(actor => actor.Id, actor => actor.FullName, cancellationToken);
        var fields = await db.Set<CustomField>().ToDictionaryAsync(field => field.Id, field => field.Name, cancellationToken);
        return
        [
            .. left.Select(each => new Line(
                string.Join(", ", actors.GetValueOrDefault(each.Id, [each.Id]).Where(names.ContainsKey).Select(actor => names[actor])),
                What(each, fields),
                each.Why
            )),
        ];
    }

    // Whose each record is: of a tie both ends.
    private async Task<Dictionary<Guid, Guid[]>> OwnersAsync(HashSet<Guid> ids, CancellationToken cancellationToken)
    {
        var owners = await db.WithTrash<Stakeholder>()
            .Where(each => ids.Contains(each.Id))
            .ToDictionaryAsync(each => each.Id, each => new[] { each.ActorId }, cancellationToken);
        foreach (var contact in await db.WithTrash<ContactDetail>().Where(each => ids.Contains(each.Id)).ToListAsync(cancellationToken))
        {
            owners[contact.Id] = [contact.ActorId];
        }

        foreach (var tie in await db.WithTrash<Tie>().Where(each => ids.Contains(each.Id)).ToListAsync(cancellationToken))
        {
            owners[tie.Id] = [tie.FromId, tie.ToId];
        }

        foreach (var mandate in await db.WithTrash<Mandate>().Where(each => ids.Contains(each.Id)).ToListAsync(cancellationToken))
        {
            owners[mandate.Id] = [mandate.PersonId];
        }

        foreach (var post in await db.WithTrash<Post>().Where(each => ids.Contains(each.Id)).ToListAsync(cancellationToken))
        {
            owners[post.Id] = [post.OrganisationId];
        }

        return owners;
    }

    private string What(LeftBehind left, Dictionary<Guid, string> fields) =>
        left.Field is null or ImportedKinds.Whole ? texts[RecordWords.Of(left.Kind)]
        : ImportedKinds.FieldOf(left.Field) is { } field ? fields.GetValueOrDefault(field, "")
        : texts[RecordWords.Of(Texts.Spell(left.Field))];
}
