using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Planning;

/// <summary>A task as programs write it. Of one that is there, what is not named stays. A day of its own takes the place of the anchor, and an anchor that of the day.</summary>
/// <param name="WaitsFor">All of them: a task that is not named is waited for no longer.</param>
/// <param name="About">All records that it is about.</param>
/// <param name="State">With <paramref name="HeldFrom"/>, <paramref name="HeldTo"/> and <paramref name="PromisedTo"/>; without days it keeps those of today.</param>
/// <param name="Version">Refused as stale where the task was changed since; null changes whatever is there.</param>
internal sealed record TaskBody(
    string? Title,
    string? Note,
    string? Phase,
    double? DurationDays,
    Guid? Anchor,
    int? OffsetDays,
    string? Counting,
    DateOnly? DueOn,
    Guid? Owner,
    IReadOnlyList<Guid>? WaitsFor,
    string? Rule,
    DateOnly? RuleOn,
    DateOnly? Deadline,
    double? BufferDays,
    double? EffortHours,
    string? Channel,
    Guid? Window,
    IReadOnlyList<Guid>? Reviewers,
    string? Checklist,
    IReadOnlyList<SubjectRef>? About,
    string? State,
    DateOnly? HeldFrom,
    DateOnly? HeldTo,
    string? PromisedTo,
    bool? Done,
    int? Version
)
{
    /// <param name="item">What is there; null is a new task.</param>
    /// <param name="phase">Of what is there, by name.</param>
    public SavePlanItem.Input Read(PlanItem? item, string phase) =>
        new()
        {
            Title = Title ?? item?.Title ?? "",
            Note = Note ?? item?.Note ?? "",
            Phase = Phase ?? phase,
            DurationDays = DurationDays ?? item?.DurationDays ?? 1,
            AnchorId = Anchor ?? (DueOn is null ? item?.AnchorId : null),
            OffsetDays = OffsetDays ?? item?.OffsetDays ?? 0,
            Counting = Counting is null ? item?.Counting ?? DayCount.WorkingDays : ApiPage.Member<DayCount>(Counting),
            DueOn = DueOn ?? (Anchor is null ? item?.DueOn : null),
            OwnerId = Owner ?? item?.OwnerId,
            WaitsFor = [.. WaitsFor ?? [.. item?.WaitsFor.Select(link => link.PredecessorId) ?? []]],
            About = About,
            Details = Details(item?.Details ?? new PlanDetails()),
        };

    private PlanDetails Details(PlanDetails old) =>
        new()
        {
            Rule = Rule is null ? old.Rule : ApiPage.Member<DateRule>(Rule),
            RuleOn = RuleOn ?? old.RuleOn,
            Deadline = Deadline ?? old.Deadline,
            BufferDays = BufferDays ?? old.BufferDays,
            EffortHours = EffortHours ?? old.EffortHours,
            Channel = Channel is null ? old.Channel : ApiPage.Member<PlanChannel>(Channel),
            WindowId = Window ?? old.WindowId,
            Reviewers = Reviewers ?? old.Reviewers,
            Checklist = Checklist ?? old.Checklist,
        };
}
