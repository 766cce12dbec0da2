using System.Net.Sockets;
using CampaignHub.Platform.Mail.Bounces;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace CampaignHub.Platform.Mail;

/// <summary>One connection to the relay, kept for many mails. It never throws: what happened is the verdict.</summary>
internal sealed class RelayConnection(RelaySettings settings) : IAsyncDisposable
{
    private RelayClient? _client;
    private int _sent;

    public RelaySettings Settings => settings;

    /// <summary>Sends one message; <paramref name="beginData"/> is asked right before DATA and stops it by answering false.</summary>
    public async Task<Verdict> SendAsync(ReadyMessage message, Func<bool> beginData, CancellationToken cancellationToken)
    {
        var isFresh = _sent == 0 || _client?.IsConnected != true;
        var verdict = await TryAsync(message, beginData, cancellationToken);
        // A kept connection that the relay closed in the meantime says nothing about the relay: once more on a new one.
        return verdict is { Kind: VerdictKind.RelayDown, Code: null } && !isFresh && _client?.DataBegun != true
            ? await TryAsync(message, beginData, cancellationToken)
            : verdict;
    }

    /// <summary>Connects and signs in only: null when the relay lets us in, else what it said.</summary>
    public async Task<Verdict?> ConnectAsync(CancellationToken cancellationToken)
    {
        if (_client is { IsConnected: true } && _sent < settings.MessagesPerConnection)
        {
            return null;
        }

        // Relays count: "too many messages in this connection" (421) would pause everything.
        await CloseAsync();
        var watch = new ReplyWatch();
        watch.Listen();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(settings.Patience.Command);
        try
        {
            _client = await OpenAsync(watch, patience.Token);
            return null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Verdict.NotSent;
        }
        catch (Exception exception) when (IsOfTheWorld(exception))
        {
            return exception switch
            {
                SmtpCommandException refused => Verdict.RelayDown(refused.Message, (int)refused.StatusCode),
                OperationCanceledException => Verdict.RelayDown("The relay did not answer in time."),
                // It would take a wrong certificate or a missing STARTTLS for what was said before.
                NotSupportedException or SslHandshakeException => Verdict.RelayDown(exception.Message),
                _ => watch.Refusal is (var code, var text) ? Verdict.RelayDown(text, code) : Verdict.RelayDown(exception.Message),
            };
        }
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    private async Task<Verdict> TryAsync(ReadyMessage message, Func<bool> beginData, CancellationToken cancellationToken)
    {
        if (await ConnectAsync(cancellationToken) is { } closed)
        {
            return closed;
        }

        var client = _client ?? throw new InvalidOperationException("A connection was opened and is not there.");
        client.Prepare(beginData);
        try
        {
            var reply = await client.SendAsync(
                FormatOptions.Default,
                message,
                ReturnPath.Of(message, settings.BounceAddress),
                message.To.Mailboxes,
                cancellationToken,
                client
            );
            _sent++;
            return Verdict.Accepted(reply);
        }
        catch (Exception exception) when (IsOfTheWorld(exception) || exception is LeaseLostException)
        {
            var verdict = VerdictOf(client, exception, message.Size, cancellationToken);
            await CloseIfUnsureAsync(verdict);
            return verdict;
        }
    }

    private static Verdict VerdictOf(RelayClient client, Exception exception, long size, CancellationToken cancellationToken)
    {
        if (client.Watch.Last is { } reply)
        {
            return Verdict.OfReply(reply.Code, reply.Text);
        }

        if (client.DataBegun)
        {
            return exception is SmtpCommandException early
                ? Verdict.OfReply((int)early.StatusCode, early.Message)
                : Verdict.OfBrokenConnection(
                    client.Written >= size,
                    cancellationToken.IsCancellationRequested ? DeliveryReasons.Stopped : DeliveryReasons.Lost
                );
        }

        return exception switch
        {
            LeaseLostException => Verdict.NotSent,
            OperationCanceledException when cancellationToken.IsCancellationRequested => Verdict.NotSent,
            SmtpCommandException refused => Verdict.OfReply((int)refused.StatusCode, refused.Message) with
            {
                NamesRecipient = client.IsSenderAccepted,
            },
            ServiceNotAuthenticatedException => Verdict.RelayDown(exception.Message, (int)SmtpStatusCode.AuthenticationRequired),
            _ => Verdict.RelayDown(exception.Message),
        };
    }

    private async Task<RelayClient> OpenAsync(ReplyWatch watch, CancellationToken cancellationToken)
    {
        var client = new RelayClient(watch, settings.Patience)
        {
            LocalDomain = settings.Domain,
            Timeout = (int)settings.Patience.Command.TotalMilliseconds,
            // A revocation list that cannot be reached would stop every mail; the certificate itself is checked.
            CheckCertificateRevocation = false,
        };
        try
        {
            await ConnectAsync(client, cancellationToken);
            if (settings.User is not null)
            {
                await client.AuthenticateAsync(settings.User, settings.Password ?? "", cancellationToken);
            }

            _sent = 0;
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    // MailKit's own sockets leave Nagle on: with delayed acknowledgements each mail would take 44 ms.
    private async Task ConnectAsync(RelayClient client, CancellationToken cancellationToken)
    {
        var host = settings.Host ?? throw new InvalidOperationException("There is no relay to connect to.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(host, settings.Port, cancellationToken);
            await client.ConnectAsync(socket, host, settings.Port, Options(settings.Security), cancellationToken);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static SecureSocketOptions Options(MailSecurity security) =>
        security switch
        {
            MailSecurity.None => SecureSocketOptions.None,
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.StartTls,
        };

    private async Task CloseIfUnsureAsync(Verdict verdict)
    {
        if (verdict.Kind is VerdictKind.RelayDown or VerdictKind.Uncertain or VerdictKind.NotSent || verdict.Code is null)
        {
            await CloseAsync();
        }
    }

    private async Task CloseAsync()
    {
        if (_client is not { } client)
        {
            return;
        }

        try
        {
            if (client.IsConnected)
            {
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
                await client.DisconnectAsync(quit: true, patience.Token);
            }
        }
        catch (Exception exception) when (IsOfTheWorld(exception))
        {
            // It is closed either way.
        }

        client.Dispose();
        _sent = 0;
    }

    private static bool IsOfTheWorld(Exception exception) =>
        exception
            is CommandException
                or ProtocolException
                or IOException
                or SocketException
                or AuthenticationException
                or System.Security.Authentication.AuthenticationException
                or SslHandshakeException
                or ServiceNotConnectedException
                or ServiceNotAuthenticatedException
                or NotSupportedException
                or TimeoutException
                or OperationCanceledException;
}
