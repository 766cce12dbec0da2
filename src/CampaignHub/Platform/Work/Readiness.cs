namespace CampaignHub.Platform.Work;

/// <summary>What /health/ready says: migrated, recovered, and set up where that was asked for.</summary>
internal sealed class Readiness
{
    private readonly TaskCompletionSource _migrated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _ready;

    public bool IsReady => _ready;

    public void Migrated() => _migrated.TrySetResult();

    public void Ready() => _ready = true;

    public Task WhenMigratedAsync(CancellationToken cancellationToken) => _migrated.Task.WaitAsync(cancellationToken);
}
