namespace CampaignHub.Platform.Work;

/// <summary>A background service that works off a queue of our tables: it wakes on the bell, or after a second to see what other processes left.</summary>
internal abstract partial class Worker(Wakeups wakeups, Readiness readiness, ILogger logger) : AfterMigration(readiness)
{
    private static readonly TimeSpan Nap = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    /// <summary>Does what is due; true when there may be more at once.</summary>
    protected abstract Task<bool> TurnAsync(CancellationToken cancellationToken);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        var sleeper = wakeups.Join();
        while (!stoppingToken.IsCancellationRequested)
        {
            if (!await TryTurnAsync(stoppingToken))
            {
                await sleeper.SleepAsync(Nap, stoppingToken);
            }
        }
    }

    private async Task<bool> TryTurnAsync(CancellationToken stoppingToken)
    {
        try
        {
            return await TurnAsync(stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(GetType().Name, exception);
            await Task.Delay(AfterFailure, stoppingToken);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Worker} could not do its turn; it tries again in a moment")]
    private partial void LogFailed(string worker, Exception exception);
}
