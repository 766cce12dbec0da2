using System.ComponentModel.DataAnnotations;

namespace CampaignHub.Features.Commitments.Undertakings;

/// <summary>What a person types of an undertaking.</summary>
internal sealed class UndertakingForm
{
    [Required, MaxLength(Undertaking.WordsMaxLength)]
    public string Words { get; set; } = "";

    [Required]
    public Guid? ToId { get; set; }
    public DateOnly? MadeOn { get; set; }
    public Guid? MeetingId { get; set; }
    public DateOnly? DueOn { get; set; }

    public static UndertakingForm Of(Undertaking undertaking) =>
        new()
        {
            Words = undertaking.Words,
            ToId = undertaking.ToId,
            MadeOn = undertaking.MadeOn,
            MeetingId = undertaking.MeetingId,
            DueOn = undertaking.DueOn,
        };

    public SaveUndertaking.Input Read() =>
        new()
        {
            Words = Words,
            ToId = ToId,
            MadeOn = MadeOn,
            MeetingId = MeetingId,
            DueOn = DueOn,
        };
}
