using System.ComponentModel.DataAnnotations;
using CampaignHub.Platform.Records;

namespace CampaignHub.Features.Planning;

/// <summary>What a person types of a task.</summary>
internal sealed class PlanItemForm
{
    [Required, MaxLength(PlanItem.TitleMaxLength)]
    public string Title { get; set; } = "";

    [MaxLength(4000)]
    public string? Note { get; set; }

    [MaxLength(Phases.PlanPhase.NameMaxLength)]
    public string? Phase { get; set; }

    [Range(0, PlanItem.LongestDays)]
    public double DurationDays { get; set; } = 1;
    public Guid? AnchorId { get; set; }

    [Range(0, (int)PlanItem.LongestDays)]
    public int Days { get; set; }
    public DayCount Counting { get; set; }
    public bool IsAfter { get; set; }

    /// <summary>For a task without an anchor.</summary>
    public DateOnly? DueOn { get; set; }
    public Guid? OwnerId { get; set; }
    public List<Guid> WaitsFor { get; set; } = [];

    /// <summary><c>kind:id</c> of each record that it is about.</summary>
    public List<string> About { get; set; } = [];
    public DateRule Rule { get; set; }
    public DateOnly? RuleOn { get; set; }
    public DateOnly? Deadline { get; set; }

    [Range(0, PlanItem.LongestDays)]
    public double BufferDays { get; set; }

    [Range(0, PlanItem.MostHours)]
    public double? EffortHours { get; set; }
    public PlanChannel? Channel { get; set; }
    public Guid? WindowId { get; set; }
    public List<Guid> Reviewers { get; set; } = [];

    [MaxLength(PlanItem.ChecklistMaxLength)]
    public string? Checklist { get; set; }

    /// <summary>Something of what is rarely told was told.</summary>
    public bool HasMore =>
        Rule != DateRule.Automatic
        || Deadline is not null
        || BufferDays > 0
        || EffortHours is not null
        || Channel is not null
        || WindowId is not null
        || Reviewers.Count > 0
        || !string.IsNullOrEmpty(Checklist)
        || Counting != DayCount.WorkingDays;

    public static PlanItemForm Of(CampaignPlan.Line line)
    {
        var item = line.Item;
        return new()
        {
            Title = item.Title,
            Note = item.Note,
            Phase = line.PhaseName,
            DurationDays = item.DurationDays,
            AnchorId = item.AnchorId,
            Days = Math.Abs(item.OffsetDays),
            Counting = item.Counting,
            IsAfter = item.OffsetDays > 0,
            DueOn = item.DueOn,
            OwnerId = item.OwnerId,
            WaitsFor = [.. item.WaitsFor.Select(link => link.PredecessorId)],
            About = [.. item.About.Select(each => SubjectChoice.Value(each.Subject))],
            Rule = item.Rule,
            RuleOn = item.RuleOn,
            Deadline = item.Deadline,
            BufferDays = item.BufferDays,
            EffortHours = item.EffortHours,
            Channel = item.Channel,
            WindowId = item.WindowId,
            Reviewers = [.. item.ReviewerIds],
            Checklist = item.Checklist,
        };
    }

    /// <param name="about">All that the task is about.</param>
    public SavePlanItem.Input Read(IReadOnlyCollection<SubjectRef> about) =>
        new()
        {
            Title = Title,
            Note = Note ?? "",
            Phase = Phase ?? "",
            DurationDays = DurationDays,
            AnchorId = AnchorId,
            OffsetDays = IsAfter ? Days : -Days,
            Counting = Counting,
            DueOn = DueOn,
            OwnerId = OwnerId,
            WaitsFor = WaitsFor,
            About = about,
            Details = new PlanDetails
            {
                Rule = Rule,
                RuleOn = RuleOn,
                Deadline = Deadline,
                BufferDays = BufferDays,
                EffortHours = EffortHours,
                Channel = Channel,
                WindowId = WindowId,
                Reviewers = Reviewers,
                Checklist = Checklist ?? "",
            },
        };
}
