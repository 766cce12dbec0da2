using System.Globalization;
using CampaignHub.Data;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;

namespace CampaignHub.Features.Planning.Exchange;

/// <summary>Tasks with their dates as a table in the words of the person who asks; days as every spreadsheet reads them.</summary>
internal sealed class PlanTable(HubDb db, Texts texts)
{
    internal sealed record Cells(IReadOnlyList<string> Header, IReadOnlyList<string[]> Rows);

    public static byte[] Csv(Cells cells) => CsvCell.File(cells.Rows.Prepend(cells.Header));

    public static byte[] Workbook(Cells cells)
    {
        using var stream = new MemoryStream();
        // An empty plan still has its header.
        stream.SaveAs(
            cells
                .Rows.DefaultIfEmpty([.. cells.Header.Select(_ => "")])
                .Select(row => cells.Header.Zip(row).ToDictionary(cell => cell.First, cell => (object)cell.Second, StringComparer.Ordinal))
                .ToList()
        );
        return stream.ToArray();
    }

    public async Task<Cells> ReadAsync(IReadOnlyList<CampaignPlan.Line> lines, CancellationToken cancellationToken)
    {
        var people = await db.Users.ToDictionaryAsync(user => user.Id, user => user.Name, cancellationToken);
        return new Cells(
            [
                texts["Task"],
                texts["Phase"],
                texts["Working days"],
                texts["Begin by"],
                texts["Finished by"],
                texts["Anchor"],
                texts["Who"],
                texts["Done"],
                texts["Note"],
            ],
            [.. lines.Select(line => Row(line, people))]
        );
    }

    private string[] Row(CampaignPlan.Line line, Dictionary<Guid, string> people) =>
        [
            line.Item.Title,
            line.PhaseName,
            line.Item.DurationDays.ToString(CultureInfo.CurrentCulture),
            line.IsDated ? Day(line.Start) : "",
            line.IsDated ? Day(line.Finish) : "",
            line.Anchor?.Name ?? (line.Item.DueOn is { } due ? Day(due) : ""),
            line.Item.OwnerId is { } owner ? people.GetValueOrDefault(owner, "") : "",
            texts[line.Item.IsDone ? "yes" : "no"],
            line.Item.Note,
        ];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
