using System.Text.Json.Nodes;

namespace CampaignHub.Workflows.Definitions;

public enum RetryBackoff
{
    /// <summary>The same time before each try.</summary>
    Fixed,

    /// <summary>Twice the time before each further try, a day at most.</summary>
    Exponential,
}

public enum RetryFailure
{
    /// <summary>The workflow stops and says why.</summary>
    FaultWorkflow,

    /// <summary>It goes on along the outcome <c>Failed</c>.</summary>
    FollowFailedOutcome,
}

/// <summary>
/// What happens when an activity faults: tried again so many times, then a fault or the outcome <c>Failed</c>. It stands in the activity's properties as
/// <c>ActivityRetryPolicy</c>, with the names that Orchard Core's coming version has for it.
/// </summary>
/// <param name="MaxRetries">Tries after the first, 0 to 10.</param>
/// <param name="DelaySeconds">Seconds before the first of them, a day at most.</param>
public sealed record RetryPolicy(int MaxRetries, int DelaySeconds, RetryBackoff Backoff, RetryFailure OnFailure)
{
    public const string Property = "ActivityRetryPolicy";
    public const string FailedOutcome = "Failed";
    public const int MostRetries = 10;

    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

    /// <summary>The policy of an activity; null when it has none.</summary>
    public static RetryPolicy? Of(ActivityDefinition activity) =>
        activity[Property] is JsonObject json
            ? new RetryPolicy(
                Math.Clamp(json.Number(nameof(MaxRetries)), 0, MostRetries),
                Math.Clamp(json.Number(nameof(DelaySeconds)), 0, (int)s_longest.TotalSeconds),
                Choice(json, nameof(Backoff), RetryBackoff.Fixed),
                Choice(json, nameof(OnFailure), RetryFailure.FaultWorkflow)
            )
            : null;

    /// <summary>How long to wait before the try of that number, from 1.</summary>
    public TimeSpan DelayBefore(int retry)
    {
        var seconds = Backoff == RetryBackoff.Fixed ? DelaySeconds : DelaySeconds * Math.Pow(2, retry - 1);
        return TimeSpan.FromSeconds(Math.Min(seconds, s_longest.TotalSeconds));
    }

    /// <summary>What is wrong with it as it is written; null when nothing is.</summary>
    internal static (string Member, string Text)? Check(ActivityDefinition activity)
    {
        if (activity[Property] is not JsonObject json)
        {
            return activity[Property] is null ? null : ("", "The retry policy is not an object.");
        }

        return json.Number(nameof(MaxRetries)) is < 0 or > MostRetries ? (nameof(MaxRetries), "An activity is tried again 0 to 10 times.")
            : json.Number(nameof(DelaySeconds)) is < 0 or > 86_400 ? (nameof(DelaySeconds), "Between two tries lie 0 to 86400 seconds.")
            : !IsChoice<RetryBackoff>(json, nameof(Backoff)) ? (nameof(Backoff), "The time between tries is Fixed or Exponential.")
            : !IsChoice<RetryFailure>(json, nameof(OnFailure))
                ? (nameof(OnFailure), "After the last try comes FaultWorkflow or FollowFailedOutcome.")
            : null;
    }

    private static bool IsChoice<T>(JsonObject json, string name)
        where T : struct, Enum => json[name] is null || Enum.TryParse<T>(json.Text(name), ignoreCase: true, out _);

    private static T Choice<T>(JsonObject json, string name, T missing)
        where T : struct, Enum => Enum.TryParse<T>(json.Text(name), ignoreCase: true, out var chosen) ? chosen : missing;
}
