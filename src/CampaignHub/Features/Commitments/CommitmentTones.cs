namespace CampaignHub.Features.Commitments;

internal static class CommitmentTones
{
    public static string Tone(this ScheduleStatus schedule) =>
        schedule switch
        {
            ScheduleStatus.Overdue => "tone-bad",
            ScheduleStatus.DueSoon => "tone-warn",
            ScheduleStatus.OnTime => "tone-good",
            _ => "tone-quiet",
        };

    public static string Tone(this Rung rung) =>
        rung switch
        {
            Rung.Denied or Rung.Withdrawn => "tone-bad",
            Rung.Implemented or Rung.VerifiedByUs => "tone-good",
            Rung.Heard => "tone-quiet",
            _ => "tone-info",
        };

    public static string Tone(this EvidenceStatus evidence) =>
        evidence switch
        {
            EvidenceStatus.Sufficient => "tone-good",
            EvidenceStatus.Partial => "tone-warn",
            EvidenceStatus.Contradicted => "tone-bad",
            _ => "tone-quiet",
        };
}
