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

    [MaxLength(120)]
    public string? Phase { get; set; }

    [Range(0, PlanItem.LongestDays)]
    public double DurationDays { get; set; } = 1;
    public Guid? AnchorId { get; set; }

    [Range(0, (int)PlanItem.LongestDays)]
    public int Days { get; set; }
    public bool IsAfter { get; set; }

    /// <summary>For a task without an anchor.</summary>
    public DateOnly? DueOn { get; set; }
    public Guid? OwnerId { get; set; }
    public List<Guid> WaitsFor { get; set; } = [];

    public static PlanItemForm Of(PlanItem item) =>
        new()
        {
            Title = item.Title,
            Note = item.Note,
            Phase = item.Phase,
            DurationDays = item.DurationDays,
            AnchorId = item.AnchorId,
            Days = Math.Abs(item.OffsetDays),
            IsAfter = item.OffsetDays > 0,
            DueOn = item.DueOn,
            OwnerId = item.OwnerId,
            WaitsFor = [.. item.WaitsFor.Select(link => link.PredecessorId)],
        };

    /// <param name="about">What a new task is about.</param>
    public SavePlanItem.Input Read(SubjectRef? about = null) =>
        new()
        {
            Title = Title,
            Note = Note ?? "",
            Phase = Phase ?? "",
            DurationDays = DurationDays,
            AnchorId = AnchorId,
            OffsetDays = IsAfter ? Days : -Days,
            DueOn = DueOn,
            OwnerId = OwnerId,
            WaitsFor = WaitsFor,
            About = about,
        };
}
