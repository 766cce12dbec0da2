namespace CampaignHub.Workflows.Expressions;

/// <summary>What one evaluation of a script may use. The defaults suit expressions that people write in workflows and recipes.</summary>
public sealed record ScriptLimits
{
    public static ScriptLimits Default { get; } = new();

    public int MaxSourceLength { get; init; } = 65_536;
    public int MaxStatements { get; init; } = 100_000;
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(1);
    public TimeSpan RegexTimeout { get; init; } = TimeSpan.FromMilliseconds(200);
    public long MaxMemoryBytes { get; init; } = 16_000_000;
    public int MaxRecursion { get; init; } = 64;

    /// <summary>Jint rounds the room of a growing array up, so an array may be refused from half of this length.</summary>
    public int MaxArrayLength { get; init; } = 65_536;

    /// <summary>Longest text that <c>repeat</c>, <c>join</c>, <c>replace</c>, <c>JSON.stringify</c> and the like may make, and longest result.</summary>
    public int MaxTextLength { get; init; } = 1_000_000;

    /// <summary>Additions and template parts in one script: they run without passing a statement, hence without a memory check between them.</summary>
    public int MaxAdditions { get; init; } = 200;
}
