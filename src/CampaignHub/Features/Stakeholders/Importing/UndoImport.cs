using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Features.Stakeholders.Interactions;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>
/// Takes an import back: actors and stakeholders that it made go to the trash, contact details and ties that it made are gone, fields that it
/// changed are as before. What somebody changed since stays as they left it, and so do actors that others reckon with by now; both are counted, and the first of
/// them named.
/// </summary>
internal sealed class UndoImport(HubDb db, RemoveActor remove, TraitShelf shelf, ImportPurposes purposes)
{
    // So many changes are taken back together: what a kill left undone goes on from there.
    private const int Part = 500;

    // Whoever waits to write to SQLite looks every tenth of a second whether they may; without a pause they would look in vain for minutes.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    // Those it made itself: they do not keep their ends.
    private readonly HashSet<Guid> _ties = [];

    /// <param name="batch">Being undone (<see cref="ImportBatch.BeginUndo"/>).</param>
    /// <param name="cancellationToken">Called off, it can go on later.</param>
    /// <returns>How many changes were taken back, and how many stayed because somebody changed or removed what they are about.</returns>
    public async Task<(int Undone, int Left)> ExecuteAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        var noted = await db.Set<ImportChange>()
            .AsNoTracking()
            .Where(change => change.BatchId == batch.Id)
            .OrderByDescending(change => change.Id)
            .ToListAsync(cancellationToken);
        _ties.UnionWith(
            noted
                .Where(change => change is { RecordKind: ImportedKinds.Tie, Field: null })
                .SelectMany(change => change.Each())
                .Select(change => change.RecordId)
        );
        var (undone, left) = (batch.TakenBack, batch.LetStand);
        var stayed = LeftBehind.Read(batch.Report).ToList();
        foreach (var some in noted.SelectMany(change => change.Each()).Skip(undone + left).Chunk(Part))
        {
            await using var part = await db.Database.BeginTransactionAsync(cancellationToken);
            var stays = await UndoAsync(some, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await ForgetKeysAsync(some, cancellationToken);
            stayed.AddRange(stays);
            (undone, left) = (undone + some.Length - stays.Count, left + stays.Count);
            await TellAsync(batch, undone, left, stayed, cancellationToken);
            await part.CommitAsync(cancellationToken);
            db.ChangeTracker.Clear();
            await Task.Delay(Pause, cancellationToken);
        }

        await db.Set<ImportReview>().Where(review => review.BatchId == batch.Id).ExecuteDeleteAsync(cancellationToken);
        return (undone, left);
    }

    private Task TellAsync(ImportBatch batch, int undone, int left, List<LeftBehind> stayed, CancellationToken cancellationToken)
    {
        var report = LeftBehind.Write(stayed);
        return db.TellAsync(
            batch,
            set =>
                set.SetProperty(each => each.TakenBack, undone)
                    .SetProperty(each => each.LetStand, left)
                    .SetProperty(each => each.Report, report),
            cancellationToken
        );
    }

    // Whoever is imported again by the same key is somebody new.
    private Task<int> ForgetKeysAsync(IReadOnlyList<ImportChange> changes, CancellationToken cancellationToken)
    {
        var made = changes
            .Where(change => change is { RecordKind: ImportedKinds.Actor, Field: null })
            .Select(change => change.RecordId)
            .ToList();
        return made.Count == 0
            ? Task.FromResult(0)
            : db.Set<ImportKey>().Where(key => made.Contains(key.ActorId)).ExecuteDeleteAsync(cancellationToken);
    }

    /// <returns>What stays.</returns>
    private async Task<IReadOnlyList<LeftBehind>> UndoAsync(IReadOnlyList<ImportChange> all, CancellationToken cancellationToken)
    {
        var stays = new List<LeftBehind>();
        var changes = all;
        foreach (var purpose in purposes.All)
        {
            var own = changes.Where(change => purpose.Kinds.Contains(change.RecordKind)).ToList();
            changes = [.. changes.Except(own)];
            stays.AddRange(own.Count == 0 ? [] : await purpose.UndoAsync(own, cancellationToken));
        }

        stays.AddRange(await UndoOwnAsync(changes, cancellationToken));
        return stays;
    }

    private async Task<IReadOnlyList<LeftBehind>> UndoOwnAsync(IReadOnlyList<ImportChange> changes, CancellationToken cancellationToken)
    {
        var actors = await ReadAsync<Actor>(ImportedKinds.Actor);
        var used = await UsedAsync(actors.Keys, cancellationToken);
        var stakeholders = await ReadAsync<Stakeholder>(ImportedKinds.Stakeholder);
        var contacts = await ReadAsync<ContactDetail>(ImportedKinds.Contact);
        var ties = await ReadAsync<Tie>(ImportedKinds.Tie);
        var mandates = await ReadAsync<Mandate>(ImportedKinds.Mandate);
        var posts = await ReadAsync<Post>(ImportedKinds.Post);
        var traits = await shelf.ReadAsync(stakeholders.Keys, cancellationToken);
        var fields = await db.Set<CustomField>().ToDictionaryAsync(field => field.Id, cancellationToken);
        IEnumerable<IEnumerable<Guid>> found = [actors.Keys, stakeholders.Keys, contacts.Keys, ties.Keys, mandates.Keys, posts.Keys];
        var there = found.SelectMany(ids => ids).ToHashSet();
        return
        [
            .. changes
                .Where(change => !Undo(change))
                .Select(change => new LeftBehind(change.RecordKind, change.RecordId, change.Field, WhyOf(change))),
        ];

        bool Undo(ImportChange change) =>
            change.RecordKind switch
            {
                ImportedKinds.Actor when change.Field is null => !used.Contains(change.RecordId) && Trash(actors, change),
                ImportedKinds.Actor => Rewrite(actors, change),
                ImportedKinds.Stakeholder when change.Field is null => Trash(stakeholders, change),
                ImportedKinds.Stakeholder when change.Field == nameof(Stakeholder.Class) => Reclass(stakeholders, change),
                ImportedKinds.Stakeholder => Untell(stakeholders.GetValueOrDefault(change.RecordId), traits, fields, change),
                ImportedKinds.Contact => Remove(contacts, change),
                ImportedKinds.Tie when change.Field is null => Remove(ties, change),
                ImportedKinds.Tie => Retell(ties, change),
                ImportedKinds.Mandate when change.Field is null => Remove(mandates, change),
                ImportedKinds.Mandate => Redate(mandates, change),
                ImportedKinds.Post => Remove(posts, change),
                _ => false,
            };

        StayedBecause WhyOf(ImportChange change) =>
            !there.Contains(change.RecordId) ? StayedBecause.RemovedSince
            : change is { RecordKind: ImportedKinds.Actor, Field: null } ? StayedBecause.OthersReckonWithThem
            : StayedBecause.ChangedSince;

        Task<Dictionary<Guid, TRecord>> ReadAsync<TRecord>(string kind)
            where TRecord : Record
        {
            var ids = changes.Where(change => change.RecordKind == kind).Select(change => change.RecordId).Distinct().ToList();
            return db.Set<TRecord>().Where(record => ids.Contains(record.Id)).ToDictionaryAsync(record => record.Id, cancellationToken);
        }
    }

    // Somebody whom others reckon with by now stays: on the map of another campaign, in a post, in a contact, or tied by other hands.
    private async Task<HashSet<Guid>> UsedAsync(IReadOnlyCollection<Guid> actors, CancellationToken cancellationToken)
    {
        var made = db.Set<ImportChange>().Where(change => change.Field == null).Select(change => change.RecordId);
        var inPosts = db.Set<Mandate>()
            .Where(each => actors.Contains(each.PersonId) && !made.Contains(each.Id))
            .Select(each => each.PersonId);
        var withPosts = db.Set<Post>()
            .Where(each => actors.Contains(each.OrganisationId) && !made.Contains(each.Id))
            .Select(each => each.OrganisationId);
        var met = db.Set<InteractionActor>().Where(each => actors.Contains(each.ActorId)).Select(each => each.ActorId);
        var tied = db.Set<Tie>().Where(tie => !db.Set<ImportChange>().Any(change => change.RecordId == tie.Id));
        var ends = await tied.Where(tie => actors.Contains(tie.FromId) || actors.Contains(tie.ToId))
            .Select(tie => new
            {
                tie.Id,
                tie.FromId,
                tie.ToId,
            })
            .ToListAsync(cancellationToken);
        var used = await inPosts.Union(withPosts).Union(met).ToHashSetAsync(cancellationToken);
        used.UnionWith(ends.Where(tie => !_ties.Contains(tie.Id)).SelectMany(tie => new[] { tie.FromId, tie.ToId }));
        used.UnionWith(await remove.ElsewhereAsync(actors, cancellationToken));
        return used;
    }

    private bool Trash<TRecord>(Dictionary<Guid, TRecord> records, ImportChange change)
        where TRecord : Record
    {
        var record = records.GetValueOrDefault(change.RecordId);
        record?.Trash(db.Here.Now);
        return record is not null;
    }

    private bool Remove<TRecord>(Dictionary<Guid, TRecord> records, ImportChange change)
        where TRecord : Record
    {
        if (records.GetValueOrDefault(change.RecordId) is not { } record)
        {
            return false;
        }

        db.Remove(record);
        return true;
    }

    private static bool Rewrite(Dictionary<Guid, Actor> actors, ImportChange change)
    {
        var (read, write) = ImportedKinds.Fields[change.Field!];
        if (actors.GetValueOrDefault(change.RecordId) is not { } actor || read(actor) != change.After)
        {
            return false;
        }

        write(actor, change.Before ?? "");
        return true;
    }

    private static bool Reclass(Dictionary<Guid, Stakeholder> stakeholders, ImportChange change)
    {
        if (stakeholders.GetValueOrDefault(change.RecordId) is not { } stakeholder || $"{stakeholder.Class}" != change.After)
        {
            return false;
        }

        stakeholder.Class = Enum.Parse<TargetClass>(change.Before!);
        return true;
    }

    private static bool Untell(Stakeholder? stakeholder, Traits traits, Dictionary<Guid, CustomField> fields, ImportChange change)
    {
        if (stakeholder is null)
        {
            return false;
        }

        if (ImportedKinds.FieldOf(change.Field) is not { } id)
        {
            return traits.Untag(stakeholder, change.After!);
        }

        return fields.TryGetValue(id, out var field)
            && traits.ValueOf(stakeholder.Id, field) == change.After
            && traits.Fill(stakeholder, field, change.Before);
    }

    private static bool Retell(Dictionary<Guid, Tie> ties, ImportChange change)
    {
        if (
            ties.GetValueOrDefault(change.RecordId) is not { } tie
            || ImportedKinds.Span(tie.Strength, tie.Since, tie.Until, tie.KnownOn) != change.After
        )
        {
            return false;
        }

        var (strength, since, until, known) = ImportedKinds.Span(change.Before!);
        tie.Describe(strength, since, until, tie.Source, known);
        return true;
    }

    private static bool Redate(Dictionary<Guid, Mandate> mandates, ImportChange change)
    {
        if (
            mandates.GetValueOrDefault(change.RecordId) is not { } mandate
            || ImportedKinds.Span(0, mandate.From, mandate.Until) != change.After
        )
        {
            return false;
        }

        var (_, from, until, _) = ImportedKinds.Span(change.Before!);
        mandate.Date(from, until);
        return true;
    }
}
