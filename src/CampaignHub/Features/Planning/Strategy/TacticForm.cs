using System.ComponentModel.DataAnnotations;

namespace CampaignHub.Features.Planning.Strategy;

/// <summary>What a person types of a tactic.</summary>
internal sealed class TacticForm
{
    [Required, MaxLength(Tactic.TitleMaxLength)]
    public string Title { get; set; } = "";

    [MaxLength(Tactic.NoteMaxLength)]
    public string? Note { get; set; }
    public Guid? TargetId { get; set; }
    public Guid? DemandId { get; set; }
    public Guid? ObjectiveId { get; set; }
    public Guid? DoerId { get; set; }
    public Guid? AllyId { get; set; }
    public DateOnly? Day { get; set; }

    public static TacticForm Of(Tactic tactic) =>
        new()
        {
            Title = tactic.Title,
            Note = tactic.Note,
            TargetId = tactic.TargetId,
            DemandId = tactic.DemandId,
            ObjectiveId = tactic.ObjectiveId,
            DoerId = tactic.DoerId,
            AllyId = tactic.AllyId,
            Day = tactic.Day,
        };
}
