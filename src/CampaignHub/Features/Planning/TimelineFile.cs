using System.Text.Json.Serialization;
using CampaignHub.Data;
using CampaignHub.Features.Planning.Replanning;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning;

/// <summary>What the chart of the plan is drawn from: the tasks that the server draws, nothing about people.</summary>
internal static class TimelineFile
{
    /// <param name="Finish">The last day, included.</param>
    /// <param name="Slack">Working days.</param>
    /// <param name="Was">Its first and last day in the baseline.</param>
    /// <param name="IsLate">As the other yes and no, left out where it is none.</param>
    /// <param name="MayMove">This person may, and its state allows it.</param>
    internal sealed record TaskJson(
        Guid Id,
        string Text,
        Guid? Phase,
        DateOnly Start,
        DateOnly Finish,
        DateOnly Latest,
        double Slack,
        string State,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsLate,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] IReadOnlyList<DateOnly>? Was,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool MayMove,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool MayBind
    );

    /// <param name="Type">The chart numbers them as we do: 0 finish to start, 1 start to start, 2 finish to finish, 3 start to finish.</param>
    internal sealed record LinkJson(Guid Source, Guid Target, string Type);

    internal sealed record PhaseJson(Guid Id, string Text, DateOnly Start, DateOnly Finish);

    /// <param name="To">Of a window its last day, included; null of an anchor.</param>
    internal sealed record MarkJson(string Text, DateOnly From, DateOnly? To);

    internal sealed record Drawing(
        DateOnly Today,
        IReadOnlyList<PhaseJson> Phases,
        IReadOnlyList<TaskJson> Tasks,
        IReadOnlyList<LinkJson> Links,
        IReadOnlyList<MarkJson> Marks
    );

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGroup("")
            .MapGet("/admin/campaigns/{campaign}/plan/timeline.json", ReadAsync)
            .Needs(PlanningFeature.View, PlanningFeature.View)
            .ExcludeFromDescription();

    private static async Task<Ok<Drawing>> ReadAsync(
        [AsParameters] PlanFilter filter,
        bool? whole,
        Guid? baseline,
        HubDb db,
        CampaignPlan plan,
        CancellationToken cancellationToken
    )
    {
        var shown = TimelineDrawing.Of(await plan.ReadAsync(cancellationToken), filter, db.Here, whole ?? false).Plan;
        var kept = baseline is null
            ? null
            : await db.Set<PlanBaseline>().AsNoTracking().SingleOrDefaultAsync(each => each.Id == baseline, cancellationToken);
        var was = (kept?.Tasks ?? []).ToDictionary(task => task.Id);
        var ids = shown.Lines.Select(line => line.Item.Id).ToHashSet();
        return TypedResults.Ok(
            new Drawing(
                db.Here.Today,
                [.. shown.Phases.Select(phase => new PhaseJson(phase.Phase.Id, phase.Phase.Name, phase.Start, phase.Finish))],
                [.. shown.Lines.Select(line => TaskOf(line, was.GetValueOrDefault(line.Item.Id), db.Here))],
                [
                    .. shown
                        .Lines.SelectMany(line => line.Item.WaitsFor)
                        .Where(link => ids.Contains(link.PredecessorId))
                        .Select(link => new LinkJson(link.PredecessorId, link.ItemId, $"{(int)link.Type}")),
                ],
                [
                    .. shown.Anchors.Select(anchor => new MarkJson(anchor.Name, anchor.Day, To: null)),
                    .. shown
                        .Records.Windows.Where(window => !window.IsCancelled)
                        .Select(window => new MarkJson(window.Name, window.From, window.To)),
                ]
            )
        );
    }

    private static TaskJson TaskOf(CampaignPlan.Line line, PlanBaseline.Dates? was, Platform.Access.Here here)
    {
        var item = line.Item;
        var mayEdit = here.Can(PlanningFeature.Edit) && here.MayChange(item);
        return new TaskJson(
            item.Id,
            item.Title,
            item.PhaseId,
            line.Start,
            line.Finish,
            line.LatestFinish,
            line.SlackDays,
            ListValues.Of(item.State),
            line.IsLate,
            was is null ? null : [was.Start, was.Finish],
            mayEdit && item.State is (PlanState.NotStarted or PlanState.Pinned),
            mayEdit
        );
    }
}
