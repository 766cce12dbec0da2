namespace CampaignHub.Planning;

/// <summary>How far a frozen task is.</summary>
public enum Progress
{
    /// <summary>Pinned or promised: its links still bind its predecessors.</summary>
    NotStarted,

    /// <summary>Under way: links into its start are over.</summary>
    Started,

    /// <summary>Done: all links into it are over, and it is never too late.</summary>
    Done,
}
