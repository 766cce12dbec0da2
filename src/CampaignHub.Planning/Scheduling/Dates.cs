namespace CampaignHub.Planning;

/// <summary>A start for every task, in working minutes of its calendar, and the arc that decides it (−1: none).</summary>
internal sealed class Dates
{
    public const int NoArc = -1;

    public Dates(int tasks, long start)
    {
        Start = new long[tasks];
        Arc = new int[tasks];
        Array.Fill(Start, start);
        Array.Fill(Arc, NoArc);
    }

    public long[] Start { get; }

    public int[] Arc { get; }

    public void AtLeast(int task, long start, int arc)
    {
        if (start > Start[task])
        {
            (Start[task], Arc[task]) = (start, arc);
        }
    }

    public void AtMost(int task, long start, int arc)
    {
        if (start < Start[task])
        {
            (Start[task], Arc[task]) = (start, arc);
        }
    }
}
