using CampaignHub.Features.Planning.Linking;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Records;

namespace CampaignHub.Features.Planning;

/// <param name="Version">Sent back with a change, it says which state of the task was changed.</param>
/// <param name="OffsetDays">Before (negative) or after the anchor, in <paramref name="Counting"/>: working_days, calendar_days, six_day_week.</param>
/// <param name="WaitsFor">The tasks before it; how they are bound stands in <paramref name="Links"/>.</param>
/// <param name="DueOn">The last day to finish a task that no anchor decides about.</param>
/// <param name="State">not_started, started, pinned, promised or done; the plan moves the first only.</param>
/// <param name="HeldFrom">The days of one that it does not move.</param>
/// <param name="Rule">Where it stands among its possible dates, or by <paramref name="RuleOn"/>.</param>
/// <param name="BufferDays">Working days.</param>
/// <param name="Checklist">One item a line, <c>[x]</c> before what is done.</param>
/// <param name="About">The records that it is about.</param>
/// <param name="Start">The latest day to begin; null, as the other computed dates, where neither an anchor nor a day decides.</param>
internal sealed record TaskJson(
    Guid Id,
    int Version,
    string Title,
    string Note,
    string Phase,
    double DurationDays,
    Guid? Anchor,
    int OffsetDays,
    string Counting,
    IReadOnlyList<Guid> WaitsFor,
    IReadOnlyList<LinkJson> Links,
    DateOnly? DueOn,
    Guid? Owner,
    string State,
    DateOnly? HeldFrom,
    DateOnly? HeldTo,
    string PromisedTo,
    bool Done,
    string Rule,
    DateOnly? RuleOn,
    DateOnly? Deadline,
    double BufferDays,
    double? EffortHours,
    string? Channel,
    Guid? Window,
    IReadOnlyList<Guid> Reviewers,
    string Checklist,
    IReadOnlyList<SubjectRef> About,
    DateOnly? Start,
    DateOnly? Finish,
    DateOnly? LatestStart,
    double? SlackDays,
    bool Late
)
{
    public static TaskJson Of(CampaignPlan.Line line)
    {
        var item = line.Item;
        return new(
            item.Id,
            item.Version,
            item.Title,
            item.Note,
            line.PhaseName,
            item.DurationDays,
            item.AnchorId,
            item.OffsetDays,
            ListValues.Of(item.Counting),
            [.. item.WaitsFor.Select(link => link.PredecessorId)],
            [.. item.WaitsFor.Select(LinkJson.Of)],
            item.DueOn,
            item.OwnerId,
            ListValues.Of(item.State),
            item.HeldFrom,
            item.HeldTo,
            item.PromisedTo,
            item.IsDone,
            ListValues.Of(item.Rule),
            item.RuleOn,
            item.Deadline,
            item.BufferDays,
            item.EffortHours,
            item.Channel is { } channel ? ListValues.Of(channel) : null,
            item.WindowId,
            item.ReviewerIds,
            item.Checklist,
            [.. item.About.Select(each => each.Subject)],
            line.IsDated ? line.Start : null,
            line.IsDated ? line.Finish : null,
            line.IsDated ? line.LatestStart : null,
            line.IsDated ? line.SlackDays : null,
            line.IsLate
        );
    }
}
