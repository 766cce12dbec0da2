using System.Globalization;
using CampaignHub.Data;
using CampaignHub.Features.Planning.Importing;
using CampaignHub.Features.Planning.Replanning;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Search;
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
        var titles = await TitlesAsync(cancellationToken);
        var names = await PlanNamesInFiles.ReadAsync(db, cancellationToken);
        return new Cells(
            [
                texts["Task"],
                texts["Phase"],
                texts["Working days"],
                texts["Begin by"],
                texts["Finished by"],
                texts["Anchor"],
                texts["Who"],
                texts["State"],
                texts["Held from"],
                texts["Held to"],
                texts["Note"],
                texts["Days before"],
                texts["Days after"],
                texts["Waits for"],
                texts["Counted in"],
                texts["Rule of its dates"],
                texts["Day of this rule"],
                texts["Soft deadline"],
                texts["Buffer (working days)"],
                texts["Effort (hours)"],
                texts["Channel"],
                texts["Checklist"],
                texts["Window"],
                texts["Reviewers"],
                texts["Identifier"],
            ],
            [.. lines.Select(line => Row(line, names, titles))]
        );
    }

    // Links name a task by its title where no other has it: so a table that comes back finds it.
    private async Task<Dictionary<Guid, string>> TitlesAsync(CancellationToken cancellationToken)
    {
        var items = await db.Set<PlanItem>().Select(item => new { item.Id, item.Title }).ToListAsync(cancellationToken);
        var same = items.ToLookup(item => Normal.Of(item.Title), StringComparer.Ordinal);
        return items.ToDictionary(
            item => item.Id,
            item => same[Normal.Of(item.Title)].Skip(1).Any() || !PlanTieText.IsPlain(item.Title) ? $"{item.Id}" : item.Title
        );
    }

    private string[] Row(CampaignPlan.Line line, PlanNamesInFiles names, Dictionary<Guid, string> titles) =>
        [
            line.Item.Title,
            line.PhaseName,
            Number(line.Item.DurationDays),
            line.IsDated ? Day(line.Start) : "",
            line.IsDated ? Day(line.Finish) : "",
            line.Anchor?.Name ?? (line.Item.DueOn is { } due ? Day(due) : ""),
            names.Owner(line.Item),
            texts.Of(line.Item.State),
            line.Item.HeldFrom is { } from ? Day(from) : "",
            line.Item.HeldTo is { } to ? Day(to) : "",
            line.Item.Note,
            line.Item.OffsetDays < 0 ? Number(-line.Item.OffsetDays) : "",
            line.Item.OffsetDays > 0 ? Number(line.Item.OffsetDays) : "",
            string.Join(
                $" {PlanTieText.Separator} ",
                line.Item.WaitsFor.Where(link => titles.ContainsKey(link.PredecessorId))
                    .Select(link => PlanTieText.Write(titles[link.PredecessorId], PlanTie.Of(link)!))
            ),
            line.Item.AnchorId is null ? "" : texts.Of(line.Item.Counting),
            line.Item.Rule == DateRule.Automatic ? "" : texts.Of(line.Item.Rule),
            line.Item.RuleOn is { } ruled ? Day(ruled) : "",
            line.Item.Deadline is { } deadline ? Day(deadline) : "",
            line.Item.BufferDays > 0 ? Number(line.Item.BufferDays) : "",
            line.Item.EffortHours is { } effort ? Number(effort) : "",
            line.Item.Channel is { } channel ? texts.Of(channel) : "",
            line.Item.Checklist,
            names.Window(line.Item),
            names.Reviewers(line.Item),
            $"{line.Item.Id}",
        ];

    private static string Number(double number) => number.ToString(CultureInfo.CurrentCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
