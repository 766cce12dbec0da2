namespace CampaignHub.Platform.Work;

/// <summary>A background service whose work begins once the database stands; asked to stop before or on the way, it ends quietly.</summary>
internal abstract class AfterMigration(Readiness readiness) : BackgroundService
{
    protected Readiness Readiness { get; } = readiness;

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Readiness.WhenMigratedAsync(stoppingToken);
            await RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Whoever stopped it says why; what is unfinished is in the tables.
        }
    }

    protected abstract Task RunAsync(CancellationToken stoppingToken);
}
