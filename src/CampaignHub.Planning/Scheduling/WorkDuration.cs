using System.Runtime.InteropServices;

namespace CampaignHub.Planning;

/// <summary>An amount of work, in working days of the task's calendar or in hours. Rounded to the minute; zero makes a milestone.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WorkDuration
{
    private WorkDuration(double amount, bool inDays) => (Amount, InDays) = (amount, inDays);

    /// <summary>No work: a milestone.</summary>
    public static WorkDuration Zero => default;

    /// <summary>Working days if <see cref="InDays"/>, else hours.</summary>
    public double Amount { get; }

    /// <summary>Whether the amount counts working days (<see cref="WorkCalendar.MinutesPerDay"/> each).</summary>
    public bool InDays { get; }

    /// <summary>So many working days; fractions allowed.</summary>
    public static WorkDuration Days(double days) => new(days, inDays: true);

    /// <summary>So many working hours; fractions allowed.</summary>
    public static WorkDuration Hours(double hours) => new(hours, inDays: false);

    internal long Minutes(WorkCalendar calendar) =>
        Amount == 0 ? 0 : (long)Math.Round(Amount * (InDays ? calendar.MinutesPerDay : 60), MidpointRounding.AwayFromZero);
}
