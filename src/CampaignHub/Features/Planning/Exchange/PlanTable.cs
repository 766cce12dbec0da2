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
    public async Task<byte[]> CsvAsync(IReadOnlyList<CampaignPlan.Line> lines, CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(lines, cancellationToken);
        return CsvCell.File(rows.Select(row => row.Select(cell => cell.Value)).Prepend(Header()));
    }

    public async Task<byte[]> WorkbookAsync(IReadOnlyList<CampaignPlan.Line> lines, CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(lines, cancellationToken);
        using var stream = new MemoryStream();
        // An empty plan still has its header.
        stream.SaveAs(
            rows.Select(row => row.ToDictionary(cell => cell.Name, cell => (object)cell.Value, StringComparer.Ordinal))
                .DefaultIfEmpty(Header().ToDictionary(name => name, _ => (object)"", StringComparer.Ordinal))
                .ToList()
        );
        return stream.ToArray();
    }

    private async Task<List<List<(string Name, string Value)>>> RowsAsync(
        IReadOnlyList<CampaignPlan.Line> lines,
        CancellationToken cancellationToken
    )
    {
        var people = await db.Users.ToDictionaryAsync(user => user.Id, user => user.Name, cancellationToken);
        return [.. lines.Select(line => Row(line, people))];
    }

    private List<string> Header() =>
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
        ];

    private List<(string Name, string Value)> Row(CampaignPlan.Line line, Dictionary<Guid, string> people)
    {
        string[] cells =
        [
            line.Item.Title,
            line.Item.Phase,
            line.Item.DurationDays.ToString(CultureInfo.CurrentCulture),
            line.IsDated ? Day(line.Start) : "",
            line.IsDated ? Day(line.Finish) : "",
            line.Anchor?.Name ?? (line.Item.DueOn is { } due ? Day(due) : ""),
            line.Item.OwnerId is { } owner ? people.GetValueOrDefault(owner, "") : "",
            texts[line.Item.IsDone ? "yes" : "no"],
            line.Item.Note,
        ];
        return [.. Header().Zip(cells)];
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
