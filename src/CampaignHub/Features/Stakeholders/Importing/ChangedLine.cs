using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Platform.Language;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>What a line says otherwise than the directory and the map do, for whoever looks at an import before it is done.</summary>
internal static class ChangedLine
{
    /// <param name="actor">As they are before the line.</param>
    /// <param name="stakeholder">Null where they are not on the map.</param>
    public static ImportReport.Change Of(DecidedLine line, Actor actor, Stakeholder? stakeholder, Traits traits) =>
        new(
            line.Row.Line,
            actor.FullName,
            [
                .. OfActor(line.Row, actor),
                .. OfContacts(line.Row, actor),
                .. line.OnMap ? OfPlace(line.Row, stakeholder) : [],
                .. line.OnMap && stakeholder is not null ? OfTraits(line.Row, stakeholder, traits) : [],
            ]
        );

    private static IEnumerable<ImportReport.FieldChange> OfActor(ImportedActor row, Actor actor) =>
        from each in row.FieldsOver(actor)
        let before = ImportedKinds.Fields[each.Field].Read(actor)
        where each.Value.Length > 0 && each.Value != before
        select new ImportReport.FieldChange(Texts.Spell(each.Field), before, each.Value);

    private static IEnumerable<ImportReport.FieldChange> OfContacts(ImportedActor row, Actor actor) =>
        row
            .Contacts.Where(each => actor.Contacts.All(kept => kept.Kind != each.Kind || kept.Value != each.Value))
            .Select(each => new ImportReport.FieldChange(Texts.Spell($"{each.Kind}"), Before: null, each.Value));

    private static IEnumerable<ImportReport.FieldChange> OfPlace(ImportedActor row, Stakeholder? stakeholder)
    {
        var after = row.Class ?? stakeholder?.Class ?? TargetClass.Observer;
        return stakeholder is { TrashedAt: null } && stakeholder.Class == after
            ? []
            :
            [
                new ImportReport.FieldChange(
                    "Class",
                    stakeholder is null ? null : Texts.Spell($"{stakeholder.Class}"),
                    Texts.Spell($"{after}"),
                    IsWord: true
                ),
            ];
    }

    private static IEnumerable<ImportReport.FieldChange> OfTraits(ImportedActor row, Stakeholder stakeholder, Traits traits) =>
        from value in row.Values
        let field = traits.Fields.FirstOrDefault(each => each.Id == value.Field)
        where field is not null
        let before = traits.ValueOf(stakeholder.Id, field)
        where value.Text != before
        select new ImportReport.FieldChange(field.Name, before, value.Text);
}
