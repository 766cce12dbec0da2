namespace CampaignHub.Workflows.Activities;

/// <summary>How an activity ended: with outcomes, waiting, or faulted.</summary>
public abstract record ActivityResult
{
    private ActivityResult() { }

    /// <summary>The workflow goes on along these; none ends the path.</summary>
    public sealed record Outcomes(IReadOnlyList<string> Names) : ActivityResult;

    /// <summary>The workflow waits here; see <see cref="Wait"/>.</summary>
    public sealed record Halt(Wait For) : ActivityResult;

    /// <summary>The workflow stops, says why, and can be retried from here.</summary>
    public sealed record Fault(string Message) : ActivityResult;
}

/// <summary>What is waited for: an instant, an event, or whichever comes first.</summary>
public sealed record Wait
{
    /// <summary>Resumed by the clock at this instant; null when only an event resumes it.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The name of the event that resumes it; null when only the clock does.</summary>
    public string? Event { get; init; }

    /// <summary>Only an event about this resumes it; the instance's own correlation when null, which may be none.</summary>
    public string? CorrelationId { get; init; }
}
