using System.Globalization;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Directory.Tags;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using MiniExcelLibs;

namespace CampaignHub.Features.Stakeholders.Importing.Formats;

/// <summary>The map as a table in the words of the person who asks: CSV as a French spreadsheet opens it (semicolons, UTF-8 with a byte-order mark), or XLSX.</summary>
internal sealed class TableFile(Texts texts)
{
    private static readonly ContactKind[] ContactColumns =
    [
        ContactKind.Email,
        ContactKind.Phone,
        ContactKind.Mobile,
        ContactKind.Address,
        ContactKind.Website,
    ];

    public byte[] Write(ExportedMap map, bool isWorkbook)
    {
        var most = ContactColumns.ToDictionary(
            kind => kind,
            kind => map.Actors.Select(actor => actor.Contacts.Count(contact => contact.Kind == kind)).DefaultIfEmpty().Max()
        );
        var rows = map.Actors.Select(each => Row(each, most, map.Fields)).ToList();
        // An empty list still has its header.
        var header = (rows.Count > 0 ? rows[0] : Row(Nobody(), most, map.Fields)).ConvertAll(cell => cell.Name);
        return isWorkbook ? Workbook(header, rows) : CsvCell.File(rows.Select(row => row.Select(cell => cell.Value)).Prepend(header));
    }

    private List<(string Name, string Value)> Row(ExportedActor each, Dictionary<ContactKind, int> most, IReadOnlyList<CustomField> fields)
    {
        var actor = each.Actor;
        var row = new List<(string, string)>
        {
            (texts.Of(ImportColumn.Key), each.Key),
            (texts.Of(ImportColumn.Kind), texts.Of(actor.Type)),
            (texts.Of(ImportColumn.FirstName), actor.FirstName),
            (texts.Of(ImportColumn.LastName), actor.Name),
            (texts.Of(ImportColumn.Acronym), actor.Acronym),
            (texts.Of(ImportColumn.Function), actor.Function),
            (texts.Of(ImportColumn.Organisation), each.Body),
            (texts.Of(ImportColumn.Territory), actor.Territory),
            (texts.Of(ImportColumn.Class), texts.Of(each.Stakeholder.Class)),
        };
        // In the order of the columns, so that what stands for several can be told apart.
        var shown = ContactColumns.SelectMany(kind => each.Contacts.Where(contact => contact.Kind == kind)).ToList();
        foreach (var kind in ContactColumns)
        {
            var values = each.Contacts.Where(contact => contact.Kind == kind).Select(contact => contact.Value).ToList();
            for (var at = 0; at < Math.Max(1, most[kind]); at++)
            {
                row.Add((at == 0 ? texts.Of(kind) : $"{texts.Of(kind)} {at + 1}", values.ElementAtOrDefault(at) ?? ""));
            }
        }

        row.Add((texts.Of(ImportColumn.ContactSource), ContactFacts.Source(shown)));
        row.Add((texts.Of(ImportColumn.ContactValidFrom), ContactFacts.From(shown)));
        row.Add((texts.Of(ImportColumn.ContactValidUntil), ContactFacts.Until(shown)));
        row.Add((texts.Of(ImportColumn.Tags), string.Join(ActorTag.Separator, each.Tags)));
        row.AddRange(fields.Select(field => (field.Name, Cell(field, each.Fields.FirstOrDefault(held => held.Field.Id == field.Id).Text))));
        if (each.Scores.Count > 0)
        {
            row.Add((texts["Stance"], texts.Of(each.Stakeholder.Overall.Level)));
            row.Add((texts["Influence"], each.Stakeholder.Influence?.ToString(CultureInfo.CurrentCulture) ?? ""));
            row.Add((texts["Interest"], each.Stakeholder.Interest?.ToString(CultureInfo.CurrentCulture) ?? ""));
            row.Add((texts.Of(ImportColumn.Note), actor.Note));
        }

        return row;
    }

    // Numbers as the person's spreadsheet reads them; days as every spreadsheet does.
    private static string Cell(CustomField field, string? kept) =>
        kept is not null && field.Kind == FieldKind.Number ? FieldText.Show(field.Kind, kept) : kept ?? "";

    private static ExportedActor Nobody() =>
        new(
            new Stakeholder
            {
                ActorId = Guid.Empty,
                Actor = new Actor { Type = ActorKind.Person, Name = "" },
                Class = TargetClass.Observer,
            },
            [],
            "",
            "",
            []
        );

    private static byte[] Workbook(List<string> header, List<List<(string Name, string Value)>> rows)
    {
        using var stream = new MemoryStream();
        var table = rows.Select(row => row.ToDictionary(cell => cell.Name, cell => (object)cell.Value, StringComparer.Ordinal)).ToList();
        stream.SaveAs(table.Count > 0 ? table : [header.ToDictionary(name => name, _ => (object)"", StringComparer.Ordinal)]);
        return stream.ToArray();
    }
}
