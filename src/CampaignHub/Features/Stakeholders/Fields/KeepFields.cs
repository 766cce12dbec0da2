using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Fields;

/// <summary>What a person types of a custom field; what is null stays as it is.</summary>
internal sealed record FieldWords
{
    public string? Name { get; init; }
    public IReadOnlyList<string>? Choices { get; init; }
    public bool? IsRequired { get; init; }
    public bool? IsColumn { get; init; }
}

/// <summary>Defines the campaign's custom fields. What values exist of is archived, never deleted; another name, or another wording of a choice, keeps them.</summary>
internal sealed class KeepFields(HubDb db, TraitShelf shelf)
{
    public async Task<CustomField> AddAsync(FieldKind kind, FieldWords words, CancellationToken cancellationToken)
    {
        var others = await db.Set<CustomField>().Select(field => field.Place).ToListAsync(cancellationToken);
        if (others.Count >= CustomField.MostFields)
        {
            throw new RefusedException("A campaign has at most {0} fields of its own.", CustomField.MostFields);
        }

        var added = new CustomField
        {
            Kind = kind,
            Place = others.DefaultIfEmpty(0).Max() + 1,
            IsRequired = words.IsRequired ?? false,
            IsColumn = words.IsColumn ?? false,
        };
        added.Describe(words.Name, words.Choices);
        db.Add(added);
        await SaveAsync(added, cancellationToken);
        return added;
    }

    public async Task ChangeAsync(CustomField field, FieldWords words, CancellationToken cancellationToken)
    {
        var before = field.Choices;
        field.Describe(words.Name ?? field.Name, words.Choices ?? field.Choices);
        field.IsRequired = words.IsRequired ?? field.IsRequired;
        field.IsColumn = words.IsColumn ?? field.IsColumn;
        if (!before.SequenceEqual(field.Choices))
        {
            await RewordAsync(field, before, cancellationToken);
        }

        await SaveAsync(field, cancellationToken);
    }

    /// <summary>Its values stay, and come back with it; neither forms nor searches know it meanwhile.</summary>
    public async Task ArchiveAsync(CustomField field, bool isArchived, CancellationToken cancellationToken)
    {
        if (isArchived)
        {
            field.Archive(db.Here.Now);
        }
        else
        {
            field.Unarchive();
        }

        await db.SaveChangesAsync(cancellationToken);
        var holders = await db.Set<FieldValue>()
            .Where(value => value.FieldId == field.Id)
            .Select(value => value.StakeholderId)
            .ToListAsync(cancellationToken);
        await SpellAsync(holders, cancellationToken);
    }

    /// <summary>For good; only while nobody has a value of it.</summary>
    public async Task DeleteAsync(CustomField field, CancellationToken cancellationToken)
    {
        if (await db.WithTrash<FieldValue>().AnyAsync(value => value.FieldId == field.Id, cancellationToken))
        {
            throw new RefusedException("Some stakeholders have a value of {0}: archive the field instead.", field.Name) { Code = "in_use" };
        }

        db.Remove(field);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>One place up or down among those in use.</summary>
    public async Task MoveAsync(CustomField field, bool isUp, CancellationToken cancellationToken)
    {
        var order = (await shelf.FieldsAsync(cancellationToken)).ToList();
        var from = order.FindIndex(each => each.Id == field.Id);
        var to = from + (isUp ? -1 : 1);
        if (from < 0 || to < 0 || to >= order.Count)
        {
            return;
        }

        (order[from], order[to]) = (order[to], order[from]);
        for (var at = 0; at < order.Count; at++)
        {
            order[at].Place = at + 1;
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<IReadOnlyDictionary<Guid, int>> CountsAsync(CancellationToken cancellationToken) =>
        await db.Set<FieldValue>()
            .GroupBy(value => value.FieldId)
            .Select(values => new { values.Key, Count = values.Count() })
            .ToDictionaryAsync(values => values.Key, values => values.Count, cancellationToken);

    // As many choices as before with another wording in a place is a new name for the same; one that is gone must not be anybody's.
    private async Task RewordAsync(CustomField field, IReadOnlyList<string> before, CancellationToken cancellationToken)
    {
        var gone = before.Where(choice => !field.Choices.Contains(choice)).ToList();
        var reworded =
            before.Count == field.Choices.Count
                ? gone.Select(choice => (Old: choice, New: field.Choices[before.ToList().IndexOf(choice)]))
                    .Where(pair => !before.Contains(pair.New))
                    .ToDictionary(pair => pair.Old, pair => pair.New, StringComparer.Ordinal)
                : gone.Select(choice => (Old: choice, New: field.Choices.FirstOrDefault(each => Normal.Of(each) == Normal.Of(choice))))
                    .Where(pair => pair.New is not null)
                    .ToDictionary(pair => pair.Old, pair => pair.New!, StringComparer.Ordinal);
        var values = await db.Set<FieldValue>()
            .Where(value => value.FieldId == field.Id && gone.Contains(value.Text))
            .ToListAsync(cancellationToken);
        if (values.Find(value => !reworded.ContainsKey(value.Text)) is { } held)
        {
            throw new RefusedException(
                "{0} stakeholders have the choice {1}: keep it, or change its wording in its place.",
                values.Count(value => value.Text == held.Text),
                held.Text
            )
            {
                Code = "in_use",
            };
        }

        values.ForEach(value => value.Text = reworded[value.Text]);
        await SpellAsync([.. values.Select(value => value.StakeholderId)], cancellationToken);
    }

    private async Task SpellAsync(IReadOnlyCollection<Guid> holders, CancellationToken cancellationToken)
    {
        var traits = await shelf.ReadAsync(holders, cancellationToken);
        var stakeholders = await db.WithTrash<Stakeholder>().Where(each => holders.Contains(each.Id)).ToListAsync(cancellationToken);
        stakeholders.ForEach(traits.Spell);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task SaveAsync(CustomField field, CancellationToken cancellationToken)
    {
        var name = Normal.Of(field.Name);
        if (await db.WithTrash<CustomField>().AnyAsync(each => each.Id != field.Id && each.FindText == name, cancellationToken))
        {
            throw Taken(field);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception, CustomField.Mapping.OncePerName))
        {
            throw Taken(field);
        }
    }

    private static RefusedException Taken(CustomField field) =>
        new("This campaign has a field named {0} already; it may be archived.", field.Name) { Code = "name_taken" };
}
