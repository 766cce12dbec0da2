using System.Net.Sockets;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Settings;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;

namespace CampaignHub.Features.Mailbox.Incoming;

/// <summary>The mailbox on the IMAP server. It is opened to be read only: nothing is deleted, moved or marked there.</summary>
internal sealed class ImapInbox(HubSettings settings, MailSettings mail)
{
    private const int Patience = 60_000;

    // A first round over a full mailbox goes on at the next one.
    private const int MostPerRound = 500;

    public async Task<bool> IsSetAsync(CancellationToken cancellationToken) =>
        await settings.FindAsync(SettingKey.ImapHost, cancellationToken) is not null;

    /// <summary>Names this mailbox: other numbers are counted in another one.</summary>
    public async Task<string> KeyAsync(CancellationToken cancellationToken)
    {
        var user = await settings.FindAsync(SettingKey.ImapUser, cancellationToken);
        var host = await settings.FindAsync(SettingKey.ImapHost, cancellationToken);
        return $"{user}@{host}/{await settings.FindAsync(SettingKey.ImapFolder, cancellationToken)}";
    }

    /// <summary>Signs in and counts; the problem is the server's own words.</summary>
    public async Task<(int Count, string? Problem)> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var client = new ImapClient { Timeout = Patience };
            var folder = await OpenAsync(client, cancellationToken);
            var count = folder.Count;
            await LeaveAsync(client);
            return (count, null);
        }
        catch (Exception exception) when (IsOfTheWorld(exception))
        {
            return (0, exception.Message);
        }
    }

    /// <summary>Hands over each mail after the last one read, the oldest first, and moves <paramref name="state"/> on after each.</summary>
    public async Task ReadAsync(InboxState state, Func<Stream, Task> takeAsync, CancellationToken cancellationToken)
    {
        using var client = new ImapClient { Timeout = Patience };
        var folder = await OpenAsync(client, cancellationToken);
        if (state.UidValidity != folder.UidValidity)
        {
            (state.UidValidity, state.LastUid) = (folder.UidValidity, 0);
        }

        // "n:*" names the last mail even when it is older than n.
        var range = new UniqueIdRange(new UniqueId(folder.UidValidity, (uint)state.LastUid + 1), UniqueId.MaxValue);
        var fresh = (await folder.SearchAsync(SearchQuery.Uids(range), cancellationToken)).Where(uid => uid.Id > state.LastUid);
        foreach (var uid in fresh.OrderBy(uid => uid.Id).Take(MostPerRound))
        {
            await using var raw = await folder.GetStreamAsync(uid, cancellationToken);
            await takeAsync(raw);
            state.LastUid = uid.Id;
        }

        await LeaveAsync(client);
    }

    public static bool IsOfTheWorld(Exception exception) =>
        exception
            is CommandException
                or ProtocolException
                or FolderNotFoundException
                or IOException
                or SocketException
                or AuthenticationException
                or System.Security.Authentication.AuthenticationException
                or SslHandshakeException
                or NotSupportedException
                or TimeoutException;

    // What was read is read, however the server says goodbye.
    private static async Task LeaveAsync(ImapClient client)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            await client.DisconnectAsync(quit: true, patience.Token);
        }
        catch (Exception exception) when (IsOfTheWorld(exception) || exception is OperationCanceledException)
        {
            // The client is disposed either way.
        }
    }

    private async Task<IMailFolder> OpenAsync(ImapClient client, CancellationToken cancellationToken)
    {
        var security = await mail.SecurityAsync(SettingKey.ImapSecurity, MailSecurity.Tls, cancellationToken);
        var port = await mail.NumberAsync(SettingKey.ImapPort, security == MailSecurity.Tls ? 993 : 143, cancellationToken);
        var options = security switch
        {
            MailSecurity.None => SecureSocketOptions.None,
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.StartTls,
        };
        // As with the relay: a revocation list that cannot be reached would stop every round.
        client.CheckCertificateRevocation = false;
        await client.ConnectAsync(await settings.FindAsync(SettingKey.ImapHost, cancellationToken) ?? "", port, options, cancellationToken);
        await client.AuthenticateAsync(
            await settings.FindAsync(SettingKey.ImapUser, cancellationToken) ?? "",
            await settings.FindAsync(SettingKey.ImapPassword, cancellationToken) ?? "",
            cancellationToken
        );
        var name = await settings.FindAsync(SettingKey.ImapFolder, cancellationToken);
        var folder = name is null ? client.Inbox : await client.GetFolderAsync(name, cancellationToken);
        await folder.OpenAsync(FolderAccess.ReadOnly, cancellationToken);
        return folder;
    }
}
