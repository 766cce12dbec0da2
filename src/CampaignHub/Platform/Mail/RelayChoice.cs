using CampaignHub.Data;
using CampaignHub.Platform.Mail.Limits;
using CampaignHub.Platform.Settings;

namespace CampaignHub.Platform.Mail;

/// <summary>Which relay the next mails go over: the first one, unless it rests; the second one also when the first is full, if that is the rule.</summary>
internal sealed class RelayChoice(HubDb db, MailSettings mail, HubSettings settings, RelayPause pause, SendLimits limits)
{
    /// <param name="Relay">Where to.</param>
    /// <param name="Room">How many it takes now, of those asked for.</param>
    /// <param name="HadFailed">It failed before: a success is worth telling.</param>
    internal sealed record Chosen(RelaySettings Relay, int Room, bool HadFailed);

    /// <param name="perConnection">How many mails are asked for, for each connection.</param>
    /// <param name="cancellationToken">The hub's.</param>
    public async Task<Chosen> ExecuteAsync(int perConnection, CancellationToken cancellationToken)
    {
        Chosen? first = null;
        foreach (var relay in await mail.RelaysAsync(cancellationToken))
        {
            var state = await pause.ReadAsync(relay.Id, cancellationToken);
            var isResting = state.IsPaused(db.Here.Now);
            var most = relay.MaxConnections * perConnection;
            var room = isResting ? 0 : Math.Min(most, await limits.RoomAsync(relay.Id, cancellationToken) ?? most);
            var chosen = new Chosen(relay, room, state.Failures > 0);
            if (room > 0)
            {
                return chosen;
            }

            first ??= chosen;
            // Full is not broken: the limits end by themselves.
            if (!isResting && !await OverflowsAsync(cancellationToken))
            {
                break;
            }
        }

        return first ?? throw new InvalidOperationException("There is always a relay, or a folder in its place.");
    }

    /// <summary>Why mails wait: the rest of the first relay, where no other takes over; null where they leave.</summary>
    public async Task<RelayState?> FindRestAsync(CancellationToken cancellationToken)
    {
        RelayState? first = null;
        foreach (var relay in await mail.RelaysAsync(cancellationToken))
        {
            var state = await pause.ReadAsync(relay.Id, cancellationToken);
            if (!state.IsPaused(db.Here.Now))
            {
                return null;
            }

            first ??= state;
        }

        return first;
    }

    private async Task<bool> OverflowsAsync(CancellationToken cancellationToken) =>
        string.Equals(await settings.FindAsync(SettingKey.SpareWhenFull, cancellationToken), "true", StringComparison.OrdinalIgnoreCase);
}
