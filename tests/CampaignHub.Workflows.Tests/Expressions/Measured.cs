namespace CampaignHub.Workflows.Tests.Expressions;

/// <summary>Tests that measure time and memory run while no other does.</summary>
[CollectionDefinition(Alone, DisableParallelization = true)]
public sealed class Measured
{
    public const string Alone = "measured alone";
}
