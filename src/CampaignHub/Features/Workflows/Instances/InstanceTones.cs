namespace CampaignHub.Features.Workflows.Instances;

/// <summary>The colour of a state; its words always stand beside it.</summary>
internal static class InstanceTones
{
    public static string Tone(this InstanceState state) =>
        state switch
        {
            InstanceState.Running => "tone-info",
            InstanceState.Waiting => "tone-warn",
            InstanceState.Finished => "tone-good",
            InstanceState.Faulted => "tone-bad",
            _ => "tone-quiet",
        };
}
