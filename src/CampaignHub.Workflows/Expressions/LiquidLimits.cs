namespace CampaignHub.Workflows.Expressions;

/// <summary>What one template may use. The defaults suit a page of a public site; an expression uses a fraction of them.</summary>
public sealed record LiquidLimits
{
    public static LiquidLimits Default { get; } = new();

    public int MaxSourceLength { get; init; } = 200_000;

    /// <summary>Blocks within blocks, filters after filters, brackets within brackets.</summary>
    public int MaxNesting { get; init; } = 100;

    public int MaxSteps { get; init; } = 100_000;
    public int MaxRecursion { get; init; } = 50;
    public int MaxItems { get; init; } = 10_000;

    /// <summary>Longest output, and longest text on the way to it.</summary>
    public int MaxTextLength { get; init; } = 1_000_000;

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(2);
}
