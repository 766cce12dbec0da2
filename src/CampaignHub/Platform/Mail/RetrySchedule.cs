namespace CampaignHub.Platform.Mail;

/// <summary>When a mail that was refused for now is tried again: soon for greylists, then every half hour, then every hour (RFC 5321 §4.5.4.1).</summary>
internal static class RetrySchedule
{
    public static readonly TimeSpan UsualGiveUp = TimeSpan.FromHours(24);
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);
    private static readonly int[] Minutes = [6, 15, 30, 30];
    private const int ThenMinutes = 60;

    /// <summary>The wait after so many refusals (from 1), a fifth longer or shorter by the delivery's own number, so that a whole list does not come back at once.</summary>
    public static TimeSpan After(int attempts, Guid delivery)
    {
        var minutes = attempts <= Minutes.Length ? Minutes[attempts - 1] : ThenMinutes;
        var spread = (delivery.ToByteArray()[^1] / 255.0 * 0.4) + 0.8;
        return TimeSpan.FromMinutes(minutes * spread);
    }

    /// <summary>How long the relay rests after so many failures in a row.</summary>
    public static TimeSpan Pause(int failures)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(failures - 1, 10));
        return pause < LongestPause ? pause : LongestPause;
    }
}
