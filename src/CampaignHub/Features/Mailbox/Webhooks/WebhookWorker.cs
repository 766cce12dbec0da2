using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Outbound;
using CampaignHub.Platform.Work;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Mailbox.Webhooks;

/// <summary>Tells what is due, at least once each: an address that does not answer waits longer each time, and holds up no other.</summary>
internal sealed class WebhookWorker(
    IServiceScopeFactory scopes,
    Wakeups wakeups,
    Readiness readiness,
    OutboundHttp http,
    ILogger<WebhookWorker> logger
) : Worker(wakeups, readiness, logger)
{
    private const int Batch = 64;

    // The longest attempt takes half a minute.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(5);

    private bool _hasRecovered;

    protected override async Task<bool> TurnAsync(CancellationToken cancellationToken)
    {
        await LookForAcceptedAsync(cancellationToken);
        var claimed = await ClaimAsync(cancellationToken);
        await Task.WhenAll(claimed.GroupBy(call => call.WebhookId).Select(calls => TellAsync(calls.Key, [.. calls], cancellationToken)));
        return claimed.Count == Batch;
    }

    private async Task LookForAcceptedAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<HubDb>();
        db.Here.EnterEverywhere();
        var hooks = await db.Set<Webhook>()
            .AsNoTracking()
            .Where(hook => hook.OnAccepted && hook.PausedAt == null)
            .ToListAsync(cancellationToken);
        var ids = hooks.ConvertAll(hook => hook.CampaignId);
        var campaigns =
            ids.Count == 0 ? [] : await db.Campaigns.AsNoTracking().Where(each => ids.Contains(each.Id)).ToListAsync(cancellationToken);
        foreach (var hook in hooks)
        {
            services.GetRequiredService<Here>().Enter(campaigns.Single(each => each.Id == hook.CampaignId));
            try
            {
                await services.GetRequiredService<TellWebhooks>().AcceptedAsync(hook, cancellationToken);
            }
            catch (DbUpdateException exception) when (db.IsDuplicate(exception, WebhookCall.Mapping.OncePerEvent))
            {
                // Another process found them at the same moment.
            }

            db.ChangeTracker.Clear();
        }
    }

    private async Task<List<WebhookCall>> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HubDb>();
        db.Here.EnterEverywhere();
        var process = scope.ServiceProvider.GetRequiredService<Instance>();
        if (!_hasRecovered)
        {
            await Leases.RecoverAsync(db.Set<WebhookCall>(), process, cancellationToken);
            _hasRecovered = true;
        }

        var now = db.Here.Now;
        var active = db.Set<Webhook>().Where(hook => hook.PausedAt == null).Select(hook => hook.Id);
        var due = db.Set<WebhookCall>()
            .Where(call => call.State == WebhookCallState.Waiting && call.DueAt <= now && active.Contains(call.WebhookId))
            .OrderBy(call => call.DueAt)
            .ThenBy(call => call.Id);
        return await Leases.ClaimAsync(due, Batch, now, Lease, process, cancellationToken);
    }

    // One after the other; behind one that is silent or slow the rest waits for the next turn, so that no lease runs out and no other address waits long.
    private async Task TellAsync(Guid hookId, List<WebhookCall> calls, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HubDb>();
        db.Here.EnterEverywhere();
        var hook = await db.Set<Webhook>().AsNoTracking().SingleOrDefaultAsync(each => each.Id == hookId, cancellationToken);
        var protection = scope.ServiceProvider.GetRequiredService<IDataProtectionProvider>();
        var isSlow = false;
        var begun = Stopwatch.GetTimestamp();
        foreach (var call in calls)
        {
            if (isSlow || hook is null)
            {
                await ReleaseAsync(db, call, cancellationToken);
                continue;
            }

            var (status, fault) = await AskAsync(hook, protection, call, db.Here.Now, cancellationToken);
            isSlow = status is null || Stopwatch.GetElapsedTime(begun) > LongestTurn;
            await SettleAsync(db, call, status, fault);
        }
    }

    private async Task<(int? Status, string? Fault)> AskAsync(
        Webhook hook,
        IDataProtectionProvider protection,
        WebhookCall call,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var headers = hook.Sign(protection, call.Id, now, call.Body);
            var status = await http.PostAsync(hook.Url, Encoding.UTF8.GetBytes(call.Body), headers, cancellationToken);
            return ((int)status, null);
        }
        catch (OutboundException exception)
        {
            return (null, exception.Message);
        }
        catch (CryptographicException)
        {
            return (null, "The secret cannot be read any more: make a new one.");
        }
    }

    private static Task<int> ReleaseAsync(HubDb db, WebhookCall call, CancellationToken cancellationToken) =>
        Held(db, call)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.LeaseToken, (Guid?)null).SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null),
                cancellationToken
            );

    // What the other side answered is kept, also when the hub is stopping.
    private static Task<int> SettleAsync(HubDb db, WebhookCall call, int? status, string? fault)
    {
        var now = db.Here.Now;
        var attempts = call.Attempts + 1;
        var state =
            status is >= (int)HttpStatusCode.OK and < (int)HttpStatusCode.MultipleChoices ? WebhookCallState.Told
            : attempts > WebhookCall.Waits.Count ? WebhookCallState.GivenUp
            : WebhookCallState.Waiting;
        var dueAt = state == WebhookCallState.Waiting ? now + WebhookCall.Waits[attempts - 1] : call.DueAt;
        return Held(db, call)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.State, state)
                        .SetProperty(row => row.Attempts, attempts)
                        .SetProperty(row => row.DueAt, dueAt)
                        .SetProperty(row => row.TriedAt, now)
                        .SetProperty(row => row.Status, status)
                        .SetProperty(row => row.Fault, fault)
                        .SetProperty(row => row.Owner, (Guid?)null)
                        .SetProperty(row => row.LeaseToken, (Guid?)null)
                        .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null),
                CancellationToken.None
            );
    }

    private static IQueryable<WebhookCall> Held(HubDb db, WebhookCall call) =>
        db.Set<WebhookCall>().Where(row => row.Id == call.Id && row.LeaseToken == call.LeaseToken);
}
