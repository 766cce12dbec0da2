namespace CampaignHub.Features.Press.Releases;

/// <summary>The colour of a state; its words always stand beside it.</summary>
internal static class ReleaseTones
{
    public static string Tone(this ReleaseState state) =>
        state switch
        {
            ReleaseState.Sent => "tone-good",
            ReleaseState.Approved => "tone-info",
            _ => "tone-quiet",
        };
}
