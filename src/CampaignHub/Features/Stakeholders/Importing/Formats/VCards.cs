using System.Text;
using CampaignHub.Features.Directory;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Language;

namespace CampaignHub.Features.Stakeholders.Importing.Formats;

/// <summary>
/// Address cards. Each property is kept as it came, so that what this hub has no field for survives: a card written again has the lines it came
/// with where they still say what the directory says, and new ones for the rest.
/// </summary>
internal static class VCards
{
    private static readonly (string Column, string Property)[] Reached =
    [
        ("email", "EMAIL"),
        ("phone", "TEL"),
        ("mobile", "TEL"),
        ("address", "ADR"),
        ("website", "URL"),
    ];

    private static readonly string[] Fixed =
    [
        "id",
        "kind",
        "first name",
        "last name",
        "name",
        "function",
        "organisation",
        "note",
        "card",
        "tags",
    ];

    public static Sheet Read(string text)
    {
        // Bodies first: who belongs to them names them.
        var cards = Cards(text).OrderBy(card => VCardLines.KindOf(card.Lines) == ActorKind.Person).ToList();
        var columns = Reached
            .Select(reached => reached.Column)
            .SelectMany(column => Enumerable.Range(0, MostOf(cards, column)).Select(at => (column, at)))
            .ToList();
        return new Sheet(
            [.. Fixed, .. columns.Select(column => column.at == 0 ? column.column : $"{column.column} {column.at + 1}")],
            [
                .. cards.Select(card => new TableRow(
                    card.Start,
                    [
                        .. Cells(card.Lines),
                        .. columns.Select(column => Values(card.Lines, column.column).ElementAtOrDefault(column.at) ?? ""),
                    ]
                )),
            ]
        )
        {
            Links = VCardMembers.Of([.. cards.Select(card => card.Lines)]),
        };
    }

    // A file that breaks off within its first card holds none.
    private static int MostOf(IEnumerable<(int Start, List<VCardLine> Lines)> cards, string column) =>
        cards.Select(card => Values(card.Lines, column).Count()).DefaultIfEmpty().Max();

    /// <param name="isThird">Version 3.0 instead of 4.0.</param>
    public static byte[] Write(ExportedMap map, bool isThird)
    {
        var text = new StringBuilder();
        var members = VCardMembers.Members.In(map);
        foreach (var actor in map.Actors)
        {
            text.Append("BEGIN:VCARD\r\n").Append(isThird ? "VERSION:3.0\r\n" : "VERSION:4.0\r\n");
            foreach (var line in VCardMembers.With(VCardLines.Of(actor), actor, members))
            {
                text.Append(VCardLine.Fold(isThird ? VCardLines.ToThird(line) : $"{line}"));
            }

            text.Append("END:VCARD\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>What the lines say of a column: mail addresses, phones…</summary>
    public static IEnumerable<string> Values(IEnumerable<VCardLine> lines, string column)
    {
        var property = Array.Find(Reached, reached => reached.Column == column).Property;
        return lines
            .Where(line => line.Name == property && ColumnOf(line) == column)
            .Select(ValueOf)
            .Where(value => value.Length > 0)
            .Distinct(StringComparer.Ordinal);
    }

    public static string? ColumnOf(VCardLine line) =>
        line.Name switch
        {
            "TEL" => line.IsOf("cell") ? "mobile" : "phone",
            _ => Array.Find(Reached, reached => reached.Property == line.Name).Column,
        };

    public static string ValueOf(VCardLine line) =>
        line.Name switch
        {
            "EMAIL" => line.Text.ToLowerInvariant(),
            "TEL" => line.Text.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? line.Text[4..] : line.Text,
            // Post box, extension, street, town, region, postcode, country: as an envelope has them.
            "ADR" => string.Join(", ", Envelope(line.Parts).Where(part => part.Length > 0)),
            _ => line.Text,
        };

    private static IEnumerable<string> Envelope(IReadOnlyList<string> parts)
    {
        string Part(int at) => parts.ElementAtOrDefault(at) ?? "";
        return [Part(0), Part(1), Part(2), $"{Part(5)} {Part(3)}".Trim(), Part(4), Part(6)];
    }

    private static IEnumerable<(int Start, List<VCardLine> Lines)> Cards(string text)
    {
        var (depth, start, lines) = (0, 0, new List<VCardLine>());
        foreach (var line in VCardLine.ReadAll(text))
        {
            var marks = line.Text.Equals("VCARD", StringComparison.OrdinalIgnoreCase);
            if (line.Name == "BEGIN" && marks)
            {
                (depth, start) = (depth + 1, depth == 0 ? line.Line : start);
            }
            else if (line.Name == "END" && marks)
            {
                depth--;
                if (depth == 0)
                {
                    yield return (start, lines);
                    lines = [];
                }
            }
            // A card within a card (an agent of version 2.1) is somebody else's.
            else if (depth == 1 && line.Name is not ("VERSION" or "PRODID" or "REV"))
            {
                lines.Add(line);
            }
        }

        if (depth > 0)
        {
            throw new Platform.RefusedException("The card that begins on line {0} has no end.", start);
        }
    }

    private static IEnumerable<string> Cells(List<VCardLine> lines)
    {
        var kind = VCardLines.KindOf(lines);
        var name = lines.Find(line => line.Name == "N")?.Parts ?? [];
        var isPerson = kind == ActorKind.Person;
        return
        [
            VCardLines.KeyOf(lines),
            ListValues.Of(kind),
            isPerson ? name.ElementAtOrDefault(1) ?? "" : "",
            isPerson ? name.ElementAtOrDefault(0) ?? "" : "",
            VCardLines.Text(lines, "FN"),
            VCardLines.Text(lines, "TITLE", "ROLE"),
            isPerson ? lines.Find(line => line.Name == "ORG")?.Parts[0] ?? "" : "",
            VCardLines.Text(lines, "NOTE"),
            string.Join('\n', lines),
            VCardLines.Text(lines, VCardLines.Categories),
        ];
    }
}
