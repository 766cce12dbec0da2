using System.Runtime.InteropServices;

namespace CampaignHub.Planning;

/// <summary>A link between node numbers, its lag in minutes.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Arc(int From, int To, int Link, LinkType Type)
{
    public long Lag { get; init; }

    public bool IsElapsed { get; init; }

    public bool CountsDays { get; init; }

    public bool LeavesFinish => Type is LinkType.FinishToStart or LinkType.FinishToFinish;

    public bool EntersFinish => Type is LinkType.FinishToFinish or LinkType.StartToFinish;
}
