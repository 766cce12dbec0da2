using System.Runtime.InteropServices;

namespace CampaignHub.Planning;

/// <summary>One stretch of work within a day, in civil local time. <paramref name="To"/> at 00:00 means midnight at the end of the day.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WorkPeriod(TimeOnly From, TimeOnly To)
{
    internal int FirstMinute => (From.Hour * 60) + From.Minute;

    internal int EndMinute => To == TimeOnly.MinValue ? Clock.MinutesPerDay : (To.Hour * 60) + To.Minute;
}
