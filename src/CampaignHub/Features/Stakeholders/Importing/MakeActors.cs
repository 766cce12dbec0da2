using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Directory.Tags;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Platform.Events;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>Writes the actors of lines that speak of nobody we know, with all that hangs on them, many at once.</summary>
internal sealed class MakeActors(HubDb db, TraitShelf shelf)
{
    public async Task ExecuteAsync(ImportBatch batch, IReadOnlyList<DecidedLine> lines, CancellationToken cancellationToken)
    {
        var actors = lines.Select(line => Make(batch, line)).ToList();
        var contacts = lines.SelectMany(line => ContactsOf(batch, line)).ToList();
        var ties = lines.Select(line => Join(batch, line)).OfType<Tie>().ToList();
        var placed = lines
            .Zip(actors)
            .Where(each => each.First.OnMap)
            .Select(each => (each.First.Row, Stakeholder: Place(batch, each.First.Row, each.Second)))
            .ToList();
        var stakeholders = placed.ConvertAll(each => each.Stakeholder);
        var tags = placed.SelectMany(each => TagsOf(each.Stakeholder, each.Row)).ToList();
        var fields = await shelf.FieldsAsync(cancellationToken);
        var values = placed.SelectMany(each => ValuesOf(each.Stakeholder, each.Row, fields)).ToList();
        stakeholders.ForEach(new Traits(db, fields, values, tags).Spell);
        await db.InsertAsync(actors, cancellationToken);
        await db.InsertAsync(contacts, cancellationToken);
        await db.InsertAsync(ties, cancellationToken);
        await db.InsertAsync(stakeholders, cancellationToken);
        // Undone, they go with their stakeholder: no change of their own is noted.
        await db.InsertAsync(tags, cancellationToken);
        await db.InsertAsync(values, cancellationToken);
        await db.InsertAsync(
            [.. lines.Where(line => line.Row.Key.Length > 0).Select(line => ImportKey.Of(batch, line))],
            cancellationToken
        );
        await db.InsertAsync(
            [.. lines.Where(line => line.Row.Card.Length > 0).Select(line => new KeptCard { ActorId = line.Actor, Lines = line.Row.Card })],
            cancellationToken
        );
        await db.InsertAsync(
            [.. stakeholders.Select(each => OutboxEvent.Of(new StakeholderAdded(each.Id, each.Class), db.Here))],
            cancellationToken
        );
        var made = new (string Kind, List<Guid> Ids)[]
        {
            (ImportedKinds.Actor, actors.ConvertAll(each => each.Id)),
            (ImportedKinds.Contact, contacts.ConvertAll(each => each.Id)),
            (ImportedKinds.Tie, ties.ConvertAll(each => each.Id)),
            (ImportedKinds.Stakeholder, stakeholders.ConvertAll(each => each.Id)),
        };
        await db.InsertAsync(
            [.. made.Where(each => each.Ids.Count > 0).Select(each => batch.Note(each.Kind, each.Ids))],
            cancellationToken
        );
    }

    private Actor Make(ImportBatch batch, DecidedLine line)
    {
        var actor = new Actor
        {
            Id = line.Actor,
            Type = line.Row.Kind,
            FirstName = line.Row.FirstName,
            Name = line.Row.Name,
            Acronym = line.Row.Acronym,
            Function = line.Row.Function,
            Territory = line.Row.Territory,
            Note = line.Row.Note,
        };
        if (actor.Type == ActorKind.Person)
        {
            actor.Collect(line.Row.Source.Length > 0 ? line.Row.Source : batch.Source, line.Row.CollectedOn ?? db.Here.Today);
        }

        return actor;
    }

    private IEnumerable<ContactDetail> ContactsOf(ImportBatch batch, DecidedLine line)
    {
        foreach (var contact in line.Row.Contacts)
        {
            var detail = new ContactDetail { ActorId = line.Actor };
            detail.Describe(
                contact.Kind,
                contact.Value,
                ApplyImport.SourceOf(contact, line.Row, batch),
                line.Row.CollectedOn ?? db.Here.Today
            );
            detail.Hold(contact.From, contact.Until);
            yield return detail;
        }
    }

    private static Tie? Join(ImportBatch batch, DecidedLine line)
    {
        if (line.Organisation is not { } organisation || organisation == line.Actor)
        {
            return null;
        }

        var tie = new Tie
        {
            FromId = line.Actor,
            ToId = organisation,
            Type = TieType.MemberOf,
        };
        tie.Describe(Tie.UsualStrength, since: null, until: null, batch.Source);
        return tie;
    }

    // Whoever is imported into a campaign stands on its map: in the class that the file names, as an observer where it names none.
    private static Stakeholder Place(ImportBatch batch, ImportedActor row, Actor actor) =>
        new()
        {
            CampaignId = batch.CampaignId,
            ActorId = actor.Id,
            Actor = actor,
            Class = row.Class ?? TargetClass.Observer,
        };

    private static IEnumerable<ActorTag> TagsOf(Stakeholder stakeholder, ImportedActor row) =>
        row.Tags.Select(tag => new ActorTag
        {
            CampaignId = stakeholder.CampaignId,
            ActorId = stakeholder.ActorId,
            Text = tag,
        });

    // Of a field archived since the line was read nothing is kept: it waited for a decision.
    private static IEnumerable<FieldValue> ValuesOf(Stakeholder stakeholder, ImportedActor row, IReadOnlyList<CustomField> fields) =>
        from value in row.Values
        let field = fields.FirstOrDefault(each => each.Id == value.Field)
        where field is not null
        select new FieldValue
        {
            CampaignId = stakeholder.CampaignId,
            StakeholderId = stakeholder.Id,
            FieldId = field.Id,
            Text = FieldText.Read(field, value.Text) ?? throw FieldText.Refusal(field, value.Text),
        };
}
