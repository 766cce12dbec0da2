using System.Runtime.InteropServices;

namespace CampaignHub.Planning;

/// <summary>A link between node numbers, its lag in minutes.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Arc(int From, int To, int Link, LinkType Type)
{
    /// <summary>
    /// Both ends count in the same calendar and nothing depends on the clock, so that the arc only adds from start to start.
    /// Nearly all arcs are plain, and it makes the passes fast.
    /// </summary>
    public bool IsPlain { get; init; }

    /// <summary>
    /// Minutes between the ends bound; of a plain arc between the starts: plus the predecessor's duration if it leaves its finish,
    /// less the successor's if it enters its finish.
    /// </summary>
    public long Lag { get; init; }

    public bool IsElapsed { get; init; }

    public bool CountsDays { get; init; }

    public bool LeavesFinish => Type is LinkType.FinishToStart or LinkType.FinishToFinish;

    public bool EntersFinish => Type is LinkType.FinishToFinish or LinkType.StartToFinish;
}
