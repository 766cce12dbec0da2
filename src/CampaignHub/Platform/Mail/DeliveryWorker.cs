using System.Collections.Concurrent;
using System.Diagnostics;
using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Mail.Limits;
using CampaignHub.Platform.Work;

namespace CampaignHub.Platform.Mail;

/// <summary>Sends what is due over a few kept connections, the urgent first; a stop lets the mails in flight finish.</summary>
internal sealed partial class DeliveryWorker(
    IServiceScopeFactory scopes,
    Wakeups wakeups,
    Readiness readiness,
    ILogger<DeliveryWorker> logger
) : Worker(wakeups, readiness, logger)
{
    // As many as a connection sends in about half a second, so that an urgent mail never waits long for the claimed ones (T5).
    private const int FewestPerConnection = 8;
    private const int MostPerConnection = 64;
    private static readonly TimeSpan Brisk = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(6);

    private List<RelayConnection> _connections = [];
    private int _perConnection = FewestPerConnection;
    private bool _hasLookedForLate;
    private bool _hadFailed;
    private volatile bool _failed;

    protected override async Task<bool> TurnAsync(CancellationToken cancellationToken)
    {
        var (relay, claimed) = await ClaimAsync(cancellationToken);
        var begun = Stopwatch.GetTimestamp();
        _failed = false;
        if (claimed.Count == 0)
        {
            _perConnection = FewestPerConnection;
            await CloseAsync();
            return false;
        }

        var waiting = new ConcurrentQueue<Delivery>(claimed);
        using var inFlight = new CancellationTokenSource();
        await using var stop = cancellationToken.Register(() => inFlight.CancelAfter(Grace));
        var lanes = (await ConnectionsAsync(relay, claimed.Count)).Select(connection =>
            LaneAsync(waiting, relay, connection, inFlight.Token, cancellationToken)
        );
        try
        {
            await Task.WhenAll(lanes.ToList());
        }
        finally
        {
            await ReleaseAsync(waiting);
        }

        if (_hadFailed && !_failed)
        {
            await ForgetFailuresAsync(relay, cancellationToken);
        }

        Pace(Stopwatch.GetElapsedTime(begun), claimed.Count >= _perConnection * relay.MaxConnections);
        return !cancellationToken.IsCancellationRequested;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await CloseAsync();
    }

    private async Task<(RelaySettings Relay, List<Delivery> Claimed)> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var scope = NewScope();
        var services = scope.ServiceProvider;
        var ledger = services.GetRequiredService<DeliveryLedger>();
        await ledger.RecoverAsync(cancellationToken);
        if (!_hasLookedForLate)
        {
            await services.GetRequiredService<SteerSending>().HoldLateAsync(cancellationToken);
            _hasLookedForLate = true;
        }

        var (relay, room, hadFailed) = await services.GetRequiredService<RelayChoice>().ExecuteAsync(_perConnection, cancellationToken);
        _hadFailed = hadFailed;
        return (relay, room == 0 ? [] : await ledger.ClaimAsync(room, cancellationToken));
    }

    private void Pace(TimeSpan took, bool wasFull) =>
        _perConnection =
            took < Brisk && wasFull ? Math.Min(MostPerConnection, _perConnection * 2)
            : took > Slow ? Math.Max(FewestPerConnection, _perConnection / 2)
            : _perConnection;

    // One null where there is no relay: the folder is written by one hand.
    private async Task<IReadOnlyList<RelayConnection?>> ConnectionsAsync(RelaySettings relay, int mails)
    {
        if (relay.IsPickup)
        {
            return [null];
        }

        // Settings may have changed since the last turn; then the kept connections lead nowhere.
        if (_connections.Exists(connection => connection.Settings != relay))
        {
            await CloseAsync();
        }

        while (_connections.Count < Math.Min(relay.MaxConnections, mails))
        {
            _connections.Add(new RelayConnection(relay));
        }

        return [.. _connections.Take(Math.Min(relay.MaxConnections, mails))];
    }

    private async Task LaneAsync(
        ConcurrentQueue<Delivery> waiting,
        RelaySettings relay,
        RelayConnection? connection,
        CancellationToken inFlight,
        CancellationToken stopping
    )
    {
        await using var scope = NewScope();
        var services = scope.ServiceProvider;
        // Two waits for the disk for each mail would be most of the time; the next claim takes to the disk what was written here (mail.md D2).
        await services.GetRequiredService<HubDb>().CommitWithoutDiskAsync(inFlight);
        var isUp = true;
        while (isUp && !stopping.IsCancellationRequested && waiting.TryDequeue(out var claimed))
        {
            isUp = await DeliverAsync(services, claimed, waiting, relay, connection, inFlight);
        }
    }

    /// <summary>False when the relay is down: the rest of the batch goes back to the queue untouched.</summary>
    private async Task<bool> DeliverAsync(
        IServiceProvider services,
        Delivery claimed,
        ConcurrentQueue<Delivery> next,
        RelaySettings relay,
        RelayConnection? connection,
        CancellationToken inFlight
    )
    {
        var limits = services.GetRequiredService<SendLimits>();
        var leave = await limits.TakeAsync(relay.Id, claimed.AddressKey, inFlight);
        if (leave.NotBefore is { } notBefore)
        {
            var ledger = services.GetRequiredService<DeliveryLedger>();
            await ledger.SettleAsync(claimed, Verdict.NotSent, notBefore, CancellationToken.None);
            await ledger.WaitForDomainAsync(claimed.AddressKey, notBefore, CancellationToken.None);
            return true;
        }

        var verdict = await services.GetRequiredService<DeliverMail>().ExecuteAsync(claimed, next, relay, connection, inFlight);
        await limits.GiveBackAsync(leave.Permit, verdict.MayHaveReachedTheRelay, CancellationToken.None);
        switch (verdict.Kind)
        {
            case VerdictKind.RelayDown:
                _failed = true;
                LogRelayDown(verdict.Code);
                return false;
            case VerdictKind.Uncertain:
                LogUncertain(claimed.Id);
                return true;
            default:
                return true;
        }
    }

    private async Task ReleaseAsync(ConcurrentQueue<Delivery> untouched)
    {
        if (untouched.IsEmpty)
        {
            return;
        }

        await using var scope = NewScope();
        var ledger = scope.ServiceProvider.GetRequiredService<DeliveryLedger>();
        while (untouched.TryDequeue(out var claimed))
        {
            await ledger.SettleAsync(claimed, Verdict.NotSent, backAt: null, CancellationToken.None);
        }
    }

    private async Task ForgetFailuresAsync(RelaySettings relay, CancellationToken cancellationToken)
    {
        await using var scope = NewScope();
        await scope.ServiceProvider.GetRequiredService<RelayPause>().EndAsync(relay.Id, cancellationToken);
    }

    // A host may be asked to stop twice at once: each connection is closed by one of them.
    private async Task CloseAsync()
    {
        foreach (var connection in Interlocked.Exchange(ref _connections, []))
        {
            await connection.DisposeAsync();
        }
    }

    private AsyncServiceScope NewScope()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().EnterEverywhere();
        return scope;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail relay cannot be used now (reply {Code}); mails wait")]
    private partial void LogRelayDown(int? code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The delivery {Id} is uncertain: the relay may have it or not")]
    private partial void LogUncertain(Guid id);
}
