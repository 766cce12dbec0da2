using System.ComponentModel.DataAnnotations;

namespace CampaignHub.Features.Meetings;

/// <summary>What a person types of a meeting; the API and recipes fill the same.</summary>
internal sealed class MeetingForm
{
    [Required, MaxLength(Meeting.TitleMaxLength)]
    public string Title { get; set; } = "";

    [MaxLength(Meeting.WithMaxLength)]
    public string? With { get; set; }

    /// <summary>Actors of the directory that are met.</summary>
    public List<Guid> Actors { get; set; } = [];
    public DateOnly? StartsOn { get; set; }
    public TimeOnly? StartsAt { get; set; }

    [MaxLength(Meeting.PlaceMaxLength)]
    public string? Place { get; set; }

    [Range(1, Meeting.LongestReplyDays)]
    public int ReplyWorkingDays { get; set; } = Meeting.DefaultReplyDays;

    [MaxLength(Meeting.NotesMaxLength)]
    public string? Notes { get; set; }

    public static MeetingForm Of(Meeting meeting) =>
        new()
        {
            Title = meeting.Title,
            With = meeting.With,
            Actors = [.. meeting.Counterparts.Select(each => each.ActorId)],
            StartsOn = meeting.StartsOn,
            StartsAt = meeting.StartsAt,
            Place = meeting.Place,
            ReplyWorkingDays = meeting.ReplyWorkingDays,
            Notes = meeting.Notes,
        };
}
