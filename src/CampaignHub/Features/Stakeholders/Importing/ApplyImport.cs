using System.Runtime.InteropServices;
using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Fields;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>A line whose actor is decided.</summary>
/// <param name="Actor">There already, or to be made under this id.</param>
/// <param name="Organisation">The one that it is a member of.</param>
/// <param name="OnMap">False for an organisation that a line only names.</param>
/// <param name="IsNew">No line before it and nobody of the directory is meant.</param>
internal sealed record DecidedLine(ImportedActor Row, Guid Actor, Guid? Organisation, bool OnMap, bool IsNew);

/// <summary>Writes lines whose actor is decided, and notes each change so that it can be undone.</summary>
internal sealed class ApplyImport(HubDb db, MakeActors make, TraitShelf shelf, ImportPurposes purposes)
{
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Done(int Created, int Updated, int Unchanged, int Joined = 0)
    {
        public static Done operator +(Done one, Done other) =>
            new(one.Created + other.Created, one.Updated + other.Updated, one.Unchanged + other.Unchanged, one.Joined + other.Joined);
    }

    private sealed record Found(
        Dictionary<Guid, Actor> Actors,
        Dictionary<Guid, Stakeholder> Stakeholders,
        HashSet<(Guid, Guid)> Members,
        Dictionary<Guid, KeptCard> Cards,
        Traits Traits
    );

    /// <summary>The first of the lines that changed, or would change, somebody who is known.</summary>
    public List<ImportReport.Change> Changes { get; } = [];

    /// <summary>Before the first part of a file, or a line that waited.</summary>
    public Task BeginAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        Changes.Clear();
        return purposes.Of(batch)?.BeginAsync(batch, cancellationToken) ?? Task.CompletedTask;
    }

    /// <param name="batch">Its changes are noted there.</param>
    /// <param name="lines">A part of the file.</param>
    /// <param name="told">In a dry run what the lines before said; nothing is written.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<Done> ExecuteAsync(
        ImportBatch batch,
        IReadOnlyList<DecidedLine> lines,
        ToldBefore? told,
        CancellationToken cancellationToken
    )
    {
        var made = lines.Where(line => line.IsNew).ToList();
        made.ForEach(line => told?.Remember(line));
        if (told is null)
        {
            await make.ExecuteAsync(batch, made, cancellationToken);
        }

        var news = purposes.Of(batch) is { } purpose
            ? await purpose.ApplyAsync(batch, lines, isDry: told is not null, cancellationToken)
            : new HashSet<int>();
        var again = lines.Where(line => !line.IsNew).ToList();
        var done = new Done(made.Count, 0, 0, made.Count(line => line.Organisation is { } body && body != line.Actor));
        return again.Count == 0 ? done : done + await UpdateAsync(batch, again, news, told, cancellationToken);
    }

    private async Task<Done> UpdateAsync(
        ImportBatch batch,
        IReadOnlyList<DecidedLine> lines,
        IReadOnlySet<int> news,
        ToldBefore? told,
        CancellationToken cancellationToken
    )
    {
        var found = await FindAsync(lines, isDry: told is not null, cancellationToken);
        var keys = lines.Select(line => line.Row.Key).Where(key => key.Length > 0).ToList();
        var known = await db.Set<ImportKey>()
            .Where(key => key.Source == batch.Source && keys.Contains(key.Key))
            .Select(key => key.Key)
            .ToHashSetAsync(cancellationToken);
        var done = new Done();
        foreach (var line in lines)
        {
            if (told?.Changes(line) is { } isNews)
            {
                done += isNews || news.Contains(line.Row.Line) ? new Done(0, 1, 0) : new Done(0, 0, 1);
                continue;
            }

            var actor = found.Actors[line.Actor];
            var otherwise =
                Changes.Count < ImportReport.Named
                    ? ChangedLine.Of(line, actor, found.Stakeholders.GetValueOrDefault(line.Actor), found.Traits)
                    : null;
            var joined = Join(batch, line, found.Members);
            var changed = Update(batch, actor, line.Row) | Reach(batch, actor, line.Row) | joined;
            Keep(actor, line.Row, found.Cards);
            changed |= line.OnMap && Place(batch, actor, line.Row, found.Stakeholders);
            changed |= line.OnMap && Describe(batch, found.Stakeholders[actor.Id], line.Row, found.Traits);
            if (line.Row.Key.Length > 0 && known.Add(line.Row.Key))
            {
                db.Add(ImportKey.Of(batch, line));
            }

            changed |= news.Contains(line.Row.Line);
            if (changed && otherwise is not null)
            {
                Changes.Add(otherwise);
            }

            told?.Remember(actor, line, found.Stakeholders.GetValueOrDefault(actor.Id), found.Traits);
            done += new Done(0, changed ? 1 : 0, changed ? 0 : 1, joined ? 1 : 0);
        }

        if (told is null)
        {
            await db.SaveChangesAsync(cancellationToken);
        }

        db.ChangeTracker.Clear();
        return done;
    }

    private async Task<Found> FindAsync(IReadOnlyList<DecidedLine> lines, bool isDry, CancellationToken cancellationToken)
    {
        var ids = lines.Select(line => line.Actor).Distinct().ToList();
        // What is not going to be saved need not be watched.
        var watch = isDry ? QueryTrackingBehavior.NoTracking : QueryTrackingBehavior.TrackAll;
        var actors = await db.Set<Actor>()
            .AsTracking(watch)
            .Include(actor => actor.Contacts)
            .Where(actor => ids.Contains(actor.Id))
            .ToDictionaryAsync(actor => actor.Id, cancellationToken);
        var stakeholders = await db.WithTrash<Stakeholder>()
            .AsTracking(watch)
            .Where(each => ids.Contains(each.ActorId))
            .ToDictionaryAsync(each => each.ActorId, cancellationToken);
        var members = await db.Set<Tie>()
            .Where(tie => tie.Type == TieType.MemberOf && tie.Until == null && ids.Contains(tie.FromId))
            .Select(tie => new { tie.FromId, tie.ToId })
            .ToListAsync(cancellationToken);
        var withCard = lines.Where(line => line.Row.Card.Length > 0).Select(line => line.Actor).ToList();
        var cards = await db.Set<KeptCard>()
            .Where(card => withCard.Contains(card.ActorId))
            .ToDictionaryAsync(card => card.ActorId, cancellationToken);
        var traits = await shelf.ReadAsync([.. stakeholders.Values.Select(each => each.Id)], ids, cancellationToken);
        return new Found(actors, stakeholders, [.. members.Select(tie => (tie.FromId, tie.ToId))], cards, traits);
    }

    private bool Update(ImportBatch batch, Actor actor, ImportedActor row)
    {
        var changed = false;
        foreach (var (field, value) in row.FieldsOver(actor))
        {
            var (read, write) = ImportedKinds.Fields[field];
            var before = read(actor);
            if (value.Length > 0 && value != before)
            {
                write(actor, value);
                db.Add(batch.Note(ImportedKinds.Actor, actor.Id, field, before, value));
                changed = true;
            }
        }

        return changed;
    }

    private bool Reach(ImportBatch batch, Actor actor, ImportedActor row)
    {
        var missing = row.Contacts.Where(each => actor.Contacts.All(kept => kept.Kind != each.Kind || kept.Value != each.Value)).ToList();
        foreach (var contact in missing)
        {
            var detail = new ContactDetail { ActorId = actor.Id };
            detail.Describe(contact.Kind, contact.Value, SourceOf(contact, row, batch), row.CollectedOn ?? db.Here.Today);
            detail.Hold(contact.From, contact.Until);
            db.Add(detail);
            db.Add(batch.Note(ImportedKinds.Contact, detail.Id));
        }

        return missing.Count > 0;
    }

    // The nearest to the detail speaks for it: its own cell, the line's, the file's.
    public static string SourceOf(ImportedContact contact, ImportedActor row, ImportBatch batch) =>
        contact.Source.Length > 0 ? contact.Source
        : row.Source.Length > 0 ? row.Source
        : batch.Source;

    private bool Join(ImportBatch batch, DecidedLine line, HashSet<(Guid, Guid)> members)
    {
        if (line.Organisation is not { } organisation || organisation == line.Actor || !members.Add((line.Actor, organisation)))
        {
            return false;
        }

        var tie = new Tie
        {
            FromId = line.Actor,
            ToId = organisation,
            Type = TieType.MemberOf,
        };
        tie.Describe(Tie.UsualStrength, since: null, until: null, batch.Source);
        db.Add(tie);
        db.Add(batch.Note(ImportedKinds.Tie, tie.Id));
        return true;
    }

    // The way the card was written is no change of the actor.
    private void Keep(Actor actor, ImportedActor row, Dictionary<Guid, KeptCard> cards)
    {
        if (row.Card.Length == 0)
        {
            return;
        }

        if (!cards.TryGetValue(actor.Id, out var card))
        {
            card = new KeptCard { ActorId = actor.Id, Lines = "" };
            cards.Add(actor.Id, card);
            db.Add(card);
        }

        card.Lines = row.Card;
    }

    // Whoever is imported into a campaign stands on its map: in the class that the file names, as an observer where it names none.
    private bool Place(ImportBatch batch, Actor actor, ImportedActor row, Dictionary<Guid, Stakeholder> stakeholders)
    {
        var isNew = !stakeholders.TryGetValue(actor.Id, out var stakeholder);
        if (stakeholder is null)
        {
            stakeholder = new Stakeholder
            {
                CampaignId = batch.CampaignId,
                ActorId = actor.Id,
                Actor = actor,
                Class = row.Class ?? TargetClass.Observer,
            };
            stakeholders.Add(actor.Id, stakeholder);
            db.Add(stakeholder);
            db.Raise(new StakeholderAdded(stakeholder.Id, stakeholder.Class));
        }

        if (isNew || stakeholder.TrashedAt is not null)
        {
            stakeholder.Restore();
            db.Add(batch.Note(ImportedKinds.Stakeholder, stakeholder.Id));
            isNew = true;
        }

        if (row.Class is not { } @class || @class == stakeholder.Class)
        {
            return isNew;
        }

        db.Add(batch.Note(ImportedKinds.Stakeholder, stakeholder.Id, nameof(Stakeholder.Class), $"{stakeholder.Class}", $"{@class}"));
        stakeholder.Class = @class;
        return true;
    }

    private bool Describe(ImportBatch batch, Stakeholder stakeholder, ImportedActor row, Traits traits)
    {
        // Whoever comes onto the map may bear tags already.
        traits.Spell(stakeholder);
        var changed = false;
        foreach (var tag in row.Tags.Where(tag => traits.Tag(stakeholder, tag)))
        {
            db.Add(batch.Note(ImportedKinds.Stakeholder, stakeholder.Id, ImportedKinds.Tag, before: null, tag));
            changed = true;
        }

        foreach (var (id, text) in row.Values.Select(value => (value.Field, value.Text)))
        {
            // Archived since the line was read: it waited for a decision.
            if (traits.Fields.FirstOrDefault(each => each.Id == id) is not { } field)
            {
                continue;
            }

            var before = traits.ValueOf(stakeholder.Id, field);
            if (traits.Fill(stakeholder, field, text))
            {
                db.Add(batch.Note(ImportedKinds.Stakeholder, stakeholder.Id, ImportedKinds.OfField(id), before, text));
                changed = true;
            }
        }

        return changed;
    }
}
