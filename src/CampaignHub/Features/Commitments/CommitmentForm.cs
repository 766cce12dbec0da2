using System.ComponentModel.DataAnnotations;

namespace CampaignHub.Features.Commitments;

/// <summary>What a person types of a new commitment.</summary>
internal sealed class CommitmentForm
{
    [Required, MaxLength(Commitment.WordsMaxLength)]
    public string Words { get; set; } = "";

    [Required]
    public Guid? ById { get; set; }
    public Guid? PostId { get; set; }
    public DateOnly? MadeOn { get; set; }
    public Guid? MeetingId { get; set; }
    public List<Guid> Demands { get; set; } = [];

    [MaxLength(Commitment.PlaceMaxLength)]
    public string? PlaceSaid { get; set; }
    public DateOnly? Deadline { get; set; }

    public RecordCommitment.Input Read() =>
        new()
        {
            Words = Words,
            ById = ById,
            PostId = PostId,
            MadeOn = MadeOn,
            MeetingId = MeetingId,
            Demands = Demands,
            PlaceSaid = PlaceSaid,
            Deadline = Deadline,
        };
}
