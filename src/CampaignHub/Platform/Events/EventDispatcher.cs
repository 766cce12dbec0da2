using CampaignHub.Data;
using CampaignHub.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Platform.Events;

/// <summary>Hands each event of the outbox to its subscribers, in order of time, again after a crash, each effect once.</summary>
internal sealed partial class EventDispatcher(
    IServiceScopeFactory scopes,
    Wakeups wakeups,
    Readiness readiness,
    Instance process,
    ILogger<EventDispatcher> logger
) : Worker(wakeups, readiness, logger)
{
    private const int Batch = 50;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private bool _hasRecovered;

    protected override async Task<bool> TurnAsync(CancellationToken cancellationToken)
    {
        List<OutboxEvent> claimed;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<HubDb>();
            if (!_hasRecovered)
            {
                await Leases.RecoverAsync(db.Outbox, process, cancellationToken);
                _hasRecovered = true;
            }

            var now = db.Here.Now;
            var due = db
                .Outbox.Where(row => row.State == OutboxState.Pending && row.DueAt <= now)
                .OrderBy(row => row.At)
                .ThenBy(row => row.Id);
            claimed = await Leases.ClaimAsync(due, Batch, now, Lease, process, cancellationToken);
        }

        foreach (var row in claimed)
        {
            await DispatchAsync(row, cancellationToken);
        }

        return claimed.Count == Batch;
    }

    private async Task DispatchAsync(OutboxEvent row, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var subscriber in await SubscribersAsync(row))
            {
                await HandAsync(row, subscriber, cancellationToken);
            }

            await SettleAsync(row, OutboxState.Done, error: null, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log(row, exception);
            var state = row.Attempts + 1 >= OutboxEvent.MaxAttempts ? OutboxState.Poisoned : OutboxState.Pending;
            await SettleAsync(row, state, exception.GetType().Name, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<string>> SubscribersAsync(OutboxEvent row)
    {
        await using var scope = scopes.CreateAsyncScope();
        return
        [
            .. scope
                .ServiceProvider.GetServices<IEventSubscriber>()
                .Where(subscriber => subscriber.Hears(row.Name))
                .Select(subscriber => subscriber.Name),
        ];
    }

    private async Task HandAsync(OutboxEvent row, string subscriberName, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HubDb>();
        await EnterAsync(db, row, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Set<HandledEvent>().AnyAsync(done => done.EventId == row.Id && done.Subscriber == subscriberName, cancellationToken))
        {
            return;
        }

        db.Add(new HandledEvent { EventId = row.Id, Subscriber = subscriberName });
        await db.SaveChangesAsync(cancellationToken);
        var subscriber = scope.ServiceProvider.GetServices<IEventSubscriber>().First(each => each.Name == subscriberName);
        await subscriber.HearAsync(row, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        // What is done is kept, also when the hub is stopping: a commit that is called off is logged as an error.
        await transaction.CommitAsync(CancellationToken.None);
    }

    private static async Task EnterAsync(HubDb db, OutboxEvent row, CancellationToken cancellationToken)
    {
        var campaign = row.CampaignId is { } id
            ? await db.Campaigns.IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken)
            : null;
        if (campaign is null)
        {
            db.Here.EnterEverywhere();
        }
        else
        {
            db.Here.Enter(campaign);
        }
    }

    private async Task SettleAsync(OutboxEvent row, OutboxState state, string? error, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HubDb>();
        var attempts = row.Attempts + (error is null ? 0 : 1);
        var dueAt = db.Here.Now + TimeSpan.FromSeconds(Math.Min(3600, Math.Pow(2, attempts)));
        await db
            .Outbox.Where(each => each.Id == row.Id && each.LeaseToken == row.LeaseToken)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(each => each.State, state)
                        .SetProperty(each => each.Error, error)
                        .SetProperty(each => each.Attempts, attempts)
                        .SetProperty(each => each.DueAt, dueAt)
                        .SetProperty(each => each.Owner, (Guid?)null)
                        .SetProperty(each => each.LeaseToken, (Guid?)null)
                        .SetProperty(each => each.LeaseUntil, (DateTimeOffset?)null),
                cancellationToken
            );
    }

    // The values of a refusal may be names and addresses of people: they stay out of the log.
    private void Log(OutboxEvent row, Exception exception)
    {
        if (exception is RefusedException refused)
        {
            LogRefused(row.Name, row.Id, refused.Template);
        }
        else
        {
            LogFailed(row.Name, row.Id, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The event {Name} {Id} was refused ({Sentence}); it will be tried again")]
    private partial void LogRefused(string name, Guid id, string sentence);

    [LoggerMessage(Level = LogLevel.Error, Message = "The event {Name} {Id} could not be handled; it will be tried again")]
    private partial void LogFailed(string name, Guid id, Exception exception);
}
