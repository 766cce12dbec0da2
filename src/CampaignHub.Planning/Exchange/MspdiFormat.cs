namespace CampaignHub.Planning;

/// <summary>The units in which MSPDI shows durations and lags: even is elapsed from minutes (3, 4) to months (11, 12); 32 more is an estimate.</summary>
internal static class MspdiFormat
{
    private const int Estimated = 32;
    private const int Percent = 19;
    private const int ElapsedPercent = 20;
    private const int ElapsedMinutes = 4;
    private const int ElapsedMonths = 12;

    public static bool IsPercent(int? format) => Exact(format) is Percent or ElapsedPercent;

    public static bool IsElapsed(int? format) =>
        Exact(format) is ElapsedPercent or (>= ElapsedMinutes and <= ElapsedMonths) && Exact(format) % 2 == 0;

    private static int? Exact(int? format) => format > Estimated ? format - Estimated : format;
}
