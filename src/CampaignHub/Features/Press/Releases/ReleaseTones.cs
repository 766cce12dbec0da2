namespace CampaignHub.Features.Press.Releases;

/// <summary>The colour of a state; its words always stand beside it.</summary>
internal static class ReleaseTones
{
    public static string Tone(this ReleaseStanding standing) =>
        standing switch
        {
            ReleaseStanding.Sent => "tone-good",
            ReleaseStanding.OnItsWay => "tone-warn",
            ReleaseStanding.Undelivered => "tone-bad",
            ReleaseStanding.Approved => "tone-info",
            _ => "tone-quiet",
        };
}
