using System.ComponentModel.DataAnnotations;

namespace CampaignHub.Features.Commitments;

/// <summary>What a person types of a commitment.</summary>
internal sealed class CommitmentForm
{
    [Required, MaxLength(Commitment.WordsMaxLength)]
    public string Words { get; set; } = "";

    [Required]
    public Guid? ActorId { get; set; }
    public Guid? PostId { get; set; }
    public Guid? MeetingId { get; set; }

    [Required]
    public DateOnly? MadeOn { get; set; }

    [MaxLength(Commitment.PlaceMaxLength)]
    public string? Place { get; set; }
    public DateOnly? Deadline { get; set; }
    public List<Guid> Demands { get; set; } = [];
}
