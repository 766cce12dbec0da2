namespace CampaignHub.Planning;

/// <summary>A start for every task, in working minutes of its calendar, and the arc that decides it; less than zero where none does.</summary>
internal sealed class Dates
{
    /// <summary>The plan's start, or nothing yet.</summary>
    public const int Floor = -1;

    /// <summary>The plan's finish, the last anchor or the latest early finish.</summary>
    public const int Horizon = -2;

    /// <summary>The task's own constraint or frozen date.</summary>
    public const int OwnDate = -3;

    public const int Deadline = -4;

    public Dates(int tasks, long start)
    {
        Start = new long[tasks];
        Arc = new int[tasks];
        Array.Fill(Start, start);
        Array.Fill(Arc, Floor);
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

    public void Set(int task, long start, int arc) => (Start[task], Arc[task]) = (start, arc);
}
