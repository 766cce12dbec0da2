using CampaignHub.Platform.Mail;

namespace CampaignHub.Features.Mailbox;

/// <summary>The colour of a state; its words always stand beside it.</summary>
internal static class StateTones
{
    public static string Tone(this DeliveryState state) =>
        state switch
        {
            DeliveryState.Accepted => "tone-good",
            DeliveryState.Deferred => "tone-warn",
            DeliveryState.Failed or DeliveryState.Uncertain => "tone-bad",
            DeliveryState.Claimed or DeliveryState.DataStarted => "tone-info",
            _ => "tone-quiet",
        };
}
