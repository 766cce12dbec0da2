using CampaignHub.Data;
using CampaignHub.Platform.Work;

namespace CampaignHub.Platform.Web;

/// <summary>What comes before the first answer: the database at this version. What features do once at start (recover, set up unattended) follows in <see cref="StartTasks"/>.</summary>
internal sealed class Startup(IServiceScopeFactory scopes, Readiness readiness)
{
    public async Task PrepareAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Migrator>().Migrate();
        readiness.Migrated();
    }
}

/// <summary>Something a feature does once at each start, after the migration and beside the first requests; ready waits for it.</summary>
internal interface IStartTask
{
    /// <summary>Lower runs first.</summary>
    int Order { get; }

    Task RunAsync(CancellationToken cancellationToken);
}

/// <summary>Runs the start tasks in order, then says ready.</summary>
internal sealed partial class StartTasks(
    IServiceScopeFactory scopes,
    Readiness readiness,
    IHostApplicationLifetime lifetime,
    OwnAddress own,
    ILogger<StartTasks> logger
) : AfterMigration(readiness)
{
    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            await WhenStartedAsync(stoppingToken);
            await using var scope = scopes.CreateAsyncScope();
            foreach (var task in scope.ServiceProvider.GetServices<IStartTask>().OrderBy(task => task.Order))
            {
                await task.RunAsync(stoppingToken);
            }

            LetGo();
            Readiness.Ready();
        }
        catch (RefusedException refused)
        {
            LogRefused(refused.Message);
            Environment.ExitCode = 1;
            lifetime.StopApplication();
        }
    }

    // What the start itself needed: most hubs run on small machines, and rest for hours. A command or a test that does not listen ends soon anyway.
    private void LetGo()
    {
        if (own.Listening is not null)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    // A start that is stopped half-way ends in an exception; once everything runs, stopping is orderly and the exit code is ours.
    private async Task WhenStartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken);
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The hub cannot start: {Reason}")]
    private partial void LogRefused(string reason);
}
