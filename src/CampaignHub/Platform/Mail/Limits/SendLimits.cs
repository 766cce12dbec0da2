using CampaignHub.Data;
using CampaignHub.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Platform.Mail.Limits;

/// <summary>
/// Keeps what the relay and the receivers allow. A mail counts from the moment it is let go until its window after the relay's answer is over: in whichever
/// span of a window's length one looks at the relay, there are never more than the limit says, whatever was slow, killed or sent by another process.
/// </summary>
internal sealed class SendLimits(HubDb db, HubSettings settings)
{
    // As long as a delivery may hold the relay: after that it is settled as uncertain.
    private static readonly TimeSpan LongestSend = TimeSpan.FromMinutes(12);

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private readonly Dictionary<int, MailLimits> _limits = [];

    /// <summary>A leave to send, or when to ask again.</summary>
    /// <param name="Permit">To be given back; null where nothing is limited.</param>
    /// <param name="NotBefore">Null when it may go.</param>
    internal sealed record Answer(Guid? Permit, DateTimeOffset? NotBefore)
    {
        public static readonly Answer Unlimited = new(Permit: null, NotBefore: null);
    }

    /// <summary>What a relay takes, and what the receivers take of all relays together.</summary>
    public async Task<MailLimits> ReadAsync(int relay, CancellationToken cancellationToken)
    {
        if (_limits.TryGetValue(relay, out var known))
        {
            return known;
        }

        var isFirst = relay == RelayState.FirstId;
        var said = await settings.FindAsync(isFirst ? SettingKey.SmtpLimits : SettingKey.SpareLimits, cancellationToken);
        var perMinute = isFirst ? await settings.FindAsync(SettingKey.SmtpPerMinute, cancellationToken) : null;
        return _limits[relay] = MailLimits.Parse(
            perMinute is null ? said : $"{perMinute}/min {said}",
            await settings.FindAsync(SettingKey.SmtpDomainLimits, cancellationToken)
        );
    }

    /// <summary>How many mails the relay takes now: more are not claimed. Null without a limit.</summary>
    public async Task<int?> RoomAsync(int relay, CancellationToken cancellationToken)
    {
        var limits = await ReadAsync(relay, cancellationToken);
        int? room = null;
        foreach (var limit in limits.Relay)
        {
            var left = limit.Count - await CountAsync(Of(relay), limit, cancellationToken);
            room = Math.Min(room ?? int.MaxValue, Math.Max(0, left));
        }

        return room;
    }

    /// <summary>Takes leave to send one mail to an address over a relay.</summary>
    public async Task<Answer> TakeAsync(int relay, string addressKey, CancellationToken cancellationToken)
    {
        var limits = await ReadAsync(relay, cancellationToken);
        if (limits.AreNone)
        {
            return Answer.Unlimited;
        }

        var domain = addressKey[(addressKey.LastIndexOf('@') + 1)..];
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // One at a time, whichever process asks: counting and taking are one.
        await db.Set<RelayState>()
            .ExecuteUpdateAsync(set => set.SetProperty(state => state.Failures, state => state.Failures), cancellationToken);
        var notBefore =
            await FullUntilAsync(Of(relay), limits.Relay, cancellationToken)
            ?? await FullUntilAsync(db.Set<SendPermit>().Where(permit => permit.Domain == domain), limits.Of(domain), cancellationToken);
        if (notBefore is not null)
        {
            return new Answer(Permit: null, notBefore);
        }

        var permit = new SendPermit
        {
            Relay = relay,
            Domain = domain,
            OverAt = db.Here.Now + LongestSend,
        };
        db.Add(permit);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Answer(permit.Id, NotBefore: null);
    }

    /// <summary>The relay answered, or nothing left at all: then it does not count.</summary>
    public async Task GiveBackAsync(Guid? permit, bool counts, CancellationToken cancellationToken)
    {
        if (permit is not { } id)
        {
            return;
        }

        var now = db.Here.Now;
        var mine = db.Set<SendPermit>().Where(each => each.Id == id);
        if (counts)
        {
            await mine.ExecuteUpdateAsync(set => set.SetProperty(each => each.OverAt, now), cancellationToken);
        }
        else
        {
            await mine.ExecuteDeleteAsync(cancellationToken);
        }
    }

    /// <summary>Forgets what no window reaches any more.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        var first = await ReadAsync(RelayState.FirstId, cancellationToken);
        var spare = await ReadAsync(RelayState.SpareId, cancellationToken);
        var longest = first.Longest > spare.Longest ? first.Longest : spare.Longest;
        var before = db.Here.Now - longest - LongestSend;
        await db.Set<SendPermit>().Where(permit => permit.OverAt < before).ExecuteDeleteAsync(cancellationToken);
    }

    private IQueryable<SendPermit> Of(int relay) => db.Set<SendPermit>().Where(permit => permit.Relay == relay);

    private async Task<DateTimeOffset?> FullUntilAsync(
        IQueryable<SendPermit> permits,
        IReadOnlyList<MailLimit> limits,
        CancellationToken cancellationToken
    )
    {
        var now = db.Here.Now;
        DateTimeOffset? until = null;
        foreach (var limit in limits)
        {
            // The oldest of the newest so many: when its window is over, there is room for one.
            var oldest = await permits
                .OrderByDescending(permit => permit.OverAt)
                .Skip(limit.Count - 1)
                .Select(permit => (DateTimeOffset?)permit.OverAt)
                .FirstOrDefaultAsync(cancellationToken);
            if (oldest is { } over && over + limit.Window >= now)
            {
                // What is under way counts until its latest end, and is over long before: asked again soon.
                var free = over > now ? now + Soon : over + limit.Window;
                until = until > free ? until : free;
            }
        }

        return until;
    }

    private Task<int> CountAsync(IQueryable<SendPermit> permits, MailLimit limit, CancellationToken cancellationToken)
    {
        var since = db.Here.Now - limit.Window;
        return permits.CountAsync(permit => permit.OverAt >= since, cancellationToken);
    }
}
