using System.Text;
using CampaignHub.Data;
using CampaignHub.Features.Planning.Feeds;
using CampaignHub.Platform.Language;

namespace CampaignHub.Features.Planning.Exchange;

/// <summary>The formats that a plan is taken away in.</summary>
internal enum PlanFormat
{
    Csv,
    Xlsx,

    /// <summary>A Gantt chart in Mermaid's text.</summary>
    Mermaid,

    /// <summary>Microsoft Project XML.</summary>
    Mspdi,

    /// <summary>iCalendar.</summary>
    Ics,
}

/// <summary>Writes the plan of the campaign that was entered as a file; the page, the addresses and the command share it.</summary>
internal sealed class WritePlan(HubDb db, CampaignPlan plan, PlanTable table, ProjectFile project, FeedCalendar calendar)
{
    /// <param name="format">A project and a calendar hold the whole plan: a part of it would be another one.</param>
    /// <param name="filter">Which tasks the other formats show.</param>
    /// <param name="texts">Of who asks.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<byte[]> ExecuteAsync(PlanFormat format, PlanFilter filter, Texts texts, CancellationToken cancellationToken)
    {
        var result = await plan.ReadAsync(cancellationToken);
        var lines = filter.Among(result.Lines, db.Here.User?.Id);
        return format switch
        {
            PlanFormat.Csv => PlanTable.Csv(await table.ReadAsync(lines, cancellationToken)),
            PlanFormat.Xlsx => PlanTable.Workbook(await table.ReadAsync(lines, cancellationToken)),
            PlanFormat.Mermaid => Encoding.UTF8.GetBytes(MermaidGantt.Write(db.Here.Campaign.Name, texts, result.Anchors, lines)),
            PlanFormat.Mspdi => await project.WriteAsync(result, cancellationToken),
            _ => await CalendarAsync(result, cancellationToken),
        };
    }

    private async Task<byte[]> CalendarAsync(CampaignPlan.Result result, CancellationToken cancellationToken)
    {
        await calendar.BeginAsync(db.Here.Campaign.Name, path: null, showsTitles: true, cancellationToken);
        await calendar.AddAsync(db.Here.Campaign, FeedEvent.Of(result, owner: null, db.Here.Now), cancellationToken);
        return calendar.End();
    }
}
