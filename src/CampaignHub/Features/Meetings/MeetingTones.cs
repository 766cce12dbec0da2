namespace CampaignHub.Features.Meetings;

internal static class MeetingTones
{
    public static string Tone(this MeetingStatus status) =>
        status switch
        {
            MeetingStatus.Requested => "tone-warn",
            MeetingStatus.Dated => "tone-info",
            MeetingStatus.Held => "tone-good",
            _ => "tone-quiet",
        };

    public static string Tone(this AnswerType answer) =>
        answer switch
        {
            AnswerType.Accepted => "tone-good",
            AnswerType.PartlyAccepted => "tone-info",
            AnswerType.Refused or AnswerType.RefusedWithReasons => "tone-bad",
            AnswerType.Put or AnswerType.NotPut => "tone-quiet",
            _ => "tone-warn",
        };

    public static string Tone(this MinutesState state) =>
        state switch
        {
            MinutesState.Confirmed => "tone-good",
            MinutesState.Contested => "tone-bad",
            MinutesState.Sent => "tone-info",
            _ => "tone-quiet",
        };
}
