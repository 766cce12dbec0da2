using CampaignHub.Data;
using CampaignHub.Features.Directory.Tags;
using CampaignHub.Platform;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Fields;

/// <summary>Tags and values of some stakeholders, read together and kept together: the words that the search finds a stakeholder by follow from them.</summary>
internal sealed class Traits(HubDb db, IReadOnlyList<CustomField> fields, List<FieldValue> values, List<ActorTag> tags)
{
    private readonly Dictionary<Guid, List<FieldValue>> _values = values
        .GroupBy(value => value.StakeholderId)
        .ToDictionary(ofOne => ofOne.Key, ofOne => ofOne.ToList());

    private readonly Dictionary<Guid, List<ActorTag>> _tags = tags.GroupBy(tag => tag.ActorId)
        .ToDictionary(ofOne => ofOne.Key, ofOne => ofOne.ToList());

    /// <summary>Those in use, in their order.</summary>
    public IReadOnlyList<CustomField> Fields => fields;

    public string? ValueOf(Guid stakeholder, CustomField field) =>
        _values.GetValueOrDefault(stakeholder)?.Find(value => value.FieldId == field.Id)?.Text;

    public IReadOnlyList<string> TagsOf(Stakeholder stakeholder) =>
        [
            .. (_tags.GetValueOrDefault(stakeholder.ActorId) ?? [])
                .OrderBy(tag => tag.FindText, StringComparer.Ordinal)
                .Select(tag => tag.Text),
        ];

    /// <summary>What stands there of each field in use that says something.</summary>
    public IEnumerable<(CustomField Field, string Text)> ValuesOf(Guid stakeholder) =>
        from field in fields
        let text = ValueOf(stakeholder, field)
        where text is not null
        select (field, text);

    /// <returns>False when it says that already.</returns>
    /// <param name="stakeholder">One of those that were read.</param>
    /// <param name="field">Of the campaign.</param>
    /// <param name="typed">As somebody wrote it; empty takes the value away.</param>
    /// <exception cref="RefusedException">It is no value of the field.</exception>
    public bool Fill(Stakeholder stakeholder, CustomField field, string? typed)
    {
        var wanted = string.IsNullOrWhiteSpace(typed) ? null : FieldText.Read(field, typed) ?? throw FieldText.Refusal(field, typed.Trim());
        var held = Of(_values, stakeholder.Id);
        var there = held.Find(value => value.FieldId == field.Id);
        if (there?.Text == wanted)
        {
            return false;
        }

        if (there is null)
        {
            there = new FieldValue
            {
                CampaignId = stakeholder.CampaignId,
                StakeholderId = stakeholder.Id,
                FieldId = field.Id,
                Text = wanted!,
            };
            held.Add(there);
            db.Add(there);
        }
        else if (wanted is null)
        {
            held.Remove(there);
            db.Remove(there);
        }
        else
        {
            there.Text = wanted;
        }

        Spell(stakeholder);
        return true;
    }

    /// <summary>As <see cref="Fill"/>, for a form that asks for every field.</summary>
    /// <exception cref="RefusedException">A required one is empty, or a value is none.</exception>
    public void FillForm(Stakeholder stakeholder, IReadOnlyDictionary<Guid, string?> typed)
    {
        foreach (var field in fields)
        {
            var text = typed.GetValueOrDefault(field.Id);
            if (field.IsRequired && string.IsNullOrWhiteSpace(text))
            {
                throw new RefusedException("{0}: this field needs a value.", field.Name) { Code = "required" };
            }

            Fill(stakeholder, field, text);
        }
    }

    /// <summary>As <see cref="FillForm"/> for somebody who enters the map; who comes back to it keeps what was known.</summary>
    /// <exception cref="RefusedException">A required one is empty, or a value is none.</exception>
    public void FillFirst(Stakeholder stakeholder, IReadOnlyDictionary<Guid, string?> typed)
    {
        var known = ValuesOf(stakeholder.Id).ToDictionary(each => each.Field.Id, string? (each) => each.Text);
        FillForm(
            stakeholder,
            fields.ToDictionary(
                field => field.Id,
                field => typed.GetValueOrDefault(field.Id) is { Length: > 0 } text ? text : known.GetValueOrDefault(field.Id)
            )
        );
    }

    /// <summary>As <see cref="Fill"/>, for programs and recipes; what is not named keeps its value.</summary>
    /// <param name="stakeholder">One of those that were read.</param>
    /// <param name="named">By a field's id, or its name in any case.</param>
    /// <exception cref="RefusedException">There is no such field, or a value is none.</exception>
    public void FillNamed(Stakeholder stakeholder, IReadOnlyDictionary<string, string?> named)
    {
        foreach (var (name, text) in named)
        {
            var field = Find(name) ?? throw new RefusedException("The map has no field {0}.", name) { Code = "no_field" };
            Fill(stakeholder, field, text);
        }
    }

    /// <summary>By its id, or its name in any case and without accents.</summary>
    public CustomField? Find(string name) =>
        fields.FirstOrDefault(field => Guid.TryParse(name, out var id) ? field.Id == id : Normal.Of(field.Name) == Normal.Of(name));

    /// <returns>False when it bears the tag already, in whatever spelling.</returns>
    public bool Tag(Stakeholder stakeholder, string text)
    {
        var tag = ActorTag.Clean(text);
        var key = Normal.Of(tag);
        var held = Of(_tags, stakeholder.ActorId);
        if (held.Exists(each => Normal.Of(each.Text) == key))
        {
            return false;
        }

        var added = new ActorTag
        {
            CampaignId = stakeholder.CampaignId,
            ActorId = stakeholder.ActorId,
            Text = tag,
        };
        held.Add(added);
        db.Add(added);
        Spell(stakeholder);
        return true;
    }

    /// <returns>False when it does not bear the tag.</returns>
    public bool Untag(Stakeholder stakeholder, string text)
    {
        var key = Normal.Of(text);
        var held = Of(_tags, stakeholder.ActorId);
        if (held.Find(each => Normal.Of(each.Text) == key) is not { } tag)
        {
            return false;
        }

        held.Remove(tag);
        db.Remove(tag);
        Spell(stakeholder);
        return true;
    }

    /// <summary>Exactly these tags, no others.</summary>
    public void Retag(Stakeholder stakeholder, IReadOnlyCollection<string> wanted)
    {
        var keys = wanted.Select(Normal.Of).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in TagsOf(stakeholder).Where(tag => !keys.Contains(Normal.Of(tag))))
        {
            Untag(stakeholder, gone);
        }

        foreach (var tag in wanted)
        {
            Tag(stakeholder, tag);
        }
    }

    /// <summary>Writes anew what the search finds it by.</summary>
    public void Spell(Stakeholder stakeholder) =>
        stakeholder.OwnWords = string.Join(' ', TagsOf(stakeholder).Concat(ValuesOf(stakeholder.Id).Select(each => each.Text)));

    private static List<TLine> Of<TLine>(Dictionary<Guid, List<TLine>> lines, Guid id) =>
        lines.TryGetValue(id, out var held) ? held : lines[id] = [];
}

/// <summary>Reads the custom fields of the campaign, and what they and the tags say of stakeholders.</summary>
internal sealed class TraitShelf(HubDb db)
{
    /// <summary>Those in use, in their order.</summary>
    public async Task<IReadOnlyList<CustomField>> FieldsAsync(CancellationToken cancellationToken) =>
        await db.Set<CustomField>()
            .Where(field => field.ArchivedAt == null)
            .OrderBy(field => field.Place)
            .ThenBy(field => field.Id)
            .ToListAsync(cancellationToken);

    /// <param name="stakeholders">Of these; null is everybody on the map.</param>
    /// <param name="cancellationToken">The request's.</param>
    public Task<Traits> ReadAsync(IReadOnlyCollection<Guid>? stakeholders, CancellationToken cancellationToken) =>
        ReadAsync(stakeholders, of: null, cancellationToken);

    /// <param name="stakeholders">Of these; null is everybody on the map.</param>
    /// <param name="of">The tags of these actors, who may not stand on the map yet; null is those of the stakeholders.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<Traits> ReadAsync(
        IReadOnlyCollection<Guid>? stakeholders,
        IReadOnlyCollection<Guid>? of,
        CancellationToken cancellationToken
    )
    {
        var (values, tags) = (db.Set<FieldValue>().AsQueryable(), db.Set<ActorTag>().AsQueryable());
        if (stakeholders is not null)
        {
            values = values.Where(value => stakeholders.Contains(value.StakeholderId));
            var actors = db.WithTrash<Stakeholder>().Where(each => stakeholders.Contains(each.Id)).Select(each => each.ActorId);
            tags = of is null ? tags.Where(tag => actors.Contains(tag.ActorId)) : tags.Where(tag => of.Contains(tag.ActorId));
        }
        else
        {
            // Only to be looked at.
            (values, tags) = (values.AsNoTracking(), tags.AsNoTracking());
        }

        return new Traits(
            db,
            await FieldsAsync(cancellationToken),
            await values.ToListAsync(cancellationToken),
            await tags.ToListAsync(cancellationToken)
        );
    }

    public Task<Traits> ReadAsync(Guid stakeholder, CancellationToken cancellationToken) => ReadAsync([stakeholder], cancellationToken);

    /// <summary>The tags of the campaign with how many bear each, to choose from.</summary>
    public async Task<IReadOnlyList<(string Text, int Count)>> TagsAsync(CancellationToken cancellationToken)
    {
        // There are fewer tags than stakeholders: each is asked for, in place of a list of all who stand on the map.
        var tags = await db.Set<ActorTag>()
            .Where(tag => db.Set<Stakeholder>().Any(each => each.ActorId == tag.ActorId))
            .GroupBy(tag => tag.FindText)
            .OrderBy(same => same.Key)
            .Select(same => new { Text = same.Min(tag => tag.Text)!, Count = same.Count() })
            .ToListAsync(cancellationToken);
        return [.. tags.Select(tag => (tag.Text, tag.Count))];
    }
}
