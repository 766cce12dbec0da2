using CampaignHub.Platform;

namespace CampaignHub.Features.Planning;

/// <summary>The days that a plan knows.</summary>
internal static class PlanDays
{
    public static bool IsKnown(DateOnly day) => day.Year is >= 1950 and <= 2099;

    public static void Check(params ReadOnlySpan<DateOnly?> days)
    {
        foreach (var day in days)
        {
            if (day is { } given && !IsKnown(given))
            {
                throw new RefusedException("The day of a task lies between 1950 and 2099.");
            }
        }
    }
}
