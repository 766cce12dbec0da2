namespace CampaignHub.Planning;

/// <summary>The default placement of a plan's tasks. It never changes early and late dates.</summary>
public enum ScheduleFrom
{
    /// <summary>Retro-planning: as late as possible before the anchors.</summary>
    Finish,

    /// <summary>As soon as possible from the start.</summary>
    Start,
}
