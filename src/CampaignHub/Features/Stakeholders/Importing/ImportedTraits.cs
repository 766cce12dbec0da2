using CampaignHub.Features.Directory.Tags;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Features.Stakeholders.Importing.Formats;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Search;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>Reads what a line says beside the fields that every directory has: tags, custom fields, and where contact details come from.</summary>
internal static class ImportedTraits
{
    /// <summary>An apostrophe that an export put before a formula is not part of the text.</summary>
    public static string Plain(string cell) => cell is ['\'', '=' or '+' or '-' or '@', ..] ? cell[1..] : cell;

    public static IReadOnlyList<ImportedValue> ValuesOf(
        TableRow row,
        IReadOnlyList<ColumnMeaning> columns,
        IReadOnlyList<CustomField> fields
    ) =>
        [
            .. from told in Told(row, columns, fields)
            let text = FieldText.Read(told.Field, told.Text)
            where text is not null
            select new ImportedValue(told.Field.Id, text),
        ];

    /// <summary>Why the line cannot be imported as it is; null where everything fits.</summary>
    public static ImportProblem? Wrong(TableRow row, IReadOnlyList<ColumnMeaning> columns, IReadOnlyList<CustomField> fields)
    {
        foreach (var (field, text) in Told(row, columns, fields))
        {
            if (FieldText.Read(field, text) is null)
            {
                return new ImportProblem(row.Line, TemplateOf(field.Kind), row.Line, text, field.Name);
            }
        }

        var days = Cells(row, columns, ImportColumn.ContactValidFrom).Concat(Cells(row, columns, ImportColumn.ContactValidUntil));
        if (
            days.SelectMany(cell => cell.Split('|')).FirstOrDefault(day => day.Trim().Length > 0 && PartialDay.First(day) is null) is
            { } noDay
        )
        {
            return new ImportProblem(row.Line, "Line {0}: \"{1}\" is no day a contact detail holds from or until.", row.Line, noDay.Trim());
        }

        return Cells(row, columns, ImportColumn.Tags).SelectMany(cell => cell.Split('|', ',', ';')).FirstOrDefault(IsNoTag) is { } tag
            ? new ImportProblem(
                row.Line,
                "Line {0}: the tag \"{1}\" is longer than {2} characters.",
                row.Line,
                tag.Trim(),
                ActorTag.MaxLength
            )
            : null;
    }

    /// <summary>Gives contact details their source and their days: one for all, or one each.</summary>
    public static IReadOnlyList<ImportedContact> Source(IReadOnlyList<ImportedContact> contacts, string source, string from, string until)
    {
        var (sources, firsts, lasts) = (Spread(source, contacts.Count), Spread(from, contacts.Count), Spread(until, contacts.Count));
        return
        [
            .. contacts
                .Select(
                    (contact, at) =>
                        contact with
                        {
                            Source = sources(at),
                            From = PartialDay.First(firsts(at)),
                            Until = PartialDay.Last(lasts(at)),
                        }
                )
                .DistinctBy(contact => (contact.Kind, contact.Value)),
        ];
    }

    private static Func<int, string> Spread(string cell, int count)
    {
        var parts = cell.Split('|', StringSplitOptions.TrimEntries);
        return parts.Length == count && count > 1 ? at => parts[at] : _ => cell;
    }

    private static IEnumerable<(CustomField Field, string Text)> Told(
        TableRow row,
        IReadOnlyList<ColumnMeaning> columns,
        IReadOnlyList<CustomField> fields
    )
    {
        for (var at = 0; at < Math.Min(columns.Count, row.Cells.Count); at++)
        {
            var text = Plain(row.Cells[at]);
            if (columns[at].Field is { } id && text.Length > 0 && fields.FirstOrDefault(field => field.Id == id) is { } field)
            {
                yield return (field, text);
            }
        }
    }

    private static IEnumerable<string> Cells(TableRow row, IReadOnlyList<ColumnMeaning> columns, ImportColumn column) =>
        columns.Zip(row.Cells).Where(pair => pair.First.Column == column).Select(pair => Plain(pair.Second));

    private static bool IsNoTag(string text) =>
        text.Trim().Length > ActorTag.MaxLength || (text.Trim().Length > 0 && Normal.Of(text).Length == 0);

    private static string TemplateOf(FieldKind kind) =>
        kind switch
        {
            FieldKind.Number => "Line {0}: \"{1}\" is no number ({2}).",
            FieldKind.Date => "Line {0}: \"{1}\" is no day ({2}).",
            FieldKind.Choice => "Line {0}: \"{1}\" is none of the choices of {2}.",
            FieldKind.Link => "Line {0}: \"{1}\" is no address of the web ({2}).",
            _ => "Line {0}: a cell is longer than the directory keeps.",
        };
}
