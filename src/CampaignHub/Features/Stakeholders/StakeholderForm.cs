using System.ComponentModel.DataAnnotations;

namespace CampaignHub.Features.Stakeholders;

/// <summary>What a person types of a stakeholder.</summary>
internal sealed class StakeholderForm
{
    public TargetClass Class { get; set; }
    public Guid? OwnerId { get; set; }
    public bool IsUs { get; set; }

    [MaxLength(Stakeholder.NoteMaxLength)]
    public string? Note { get; set; }

    public static StakeholderForm Of(Stakeholder stakeholder) =>
        new()
        {
            Class = stakeholder.Class,
            OwnerId = stakeholder.OwnerId,
            IsUs = stakeholder.IsUs,
            Note = stakeholder.Note,
        };

    public void WriteTo(Stakeholder stakeholder)
    {
        stakeholder.Class = Class;
        stakeholder.OwnerId = OwnerId;
        stakeholder.IsUs = IsUs;
        stakeholder.Note = Note?.Trim() ?? "";
    }
}
