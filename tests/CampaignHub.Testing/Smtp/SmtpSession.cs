using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace CampaignHub.Testing.Smtp;

/// <summary>One client's talk with the sink.</summary>
internal sealed class SmtpSession(SmtpSink sink, int connection, NetworkStream stream, CancellationToken stop)
{
    private readonly SmtpLines _lines = new(stream);
    private readonly StringBuilder _answers = new();
    private readonly List<string> _recipients = [];
    private string? _from;
    private bool _signedIn = sink.User is null;

    public async Task RunAsync()
    {
        if (await AnswerAsync(SmtpStage.Connect, "", "220 sink.example ESMTP") is not { IsPositive: true, Fault: SmtpFault.None })
        {
            return;
        }

        while (await _lines.ReadAsync(stop) is { } line)
        {
            if (!await ObeyAsync(line))
            {
                return;
            }
        }
    }

    private async Task<bool> ObeyAsync(string line)
    {
        switch (line.Split(' ', ':')[0].ToUpperInvariant())
        {
            case "EHLO":
                return await HelloAsync(line);
            case "HELO":
                return IsOpen(await AnswerAsync(SmtpStage.Ehlo, line, "250 sink.example"));
            case "AUTH":
                return await SignInAsync(line);
            case "MAIL":
                return await MailAsync(line);
            case "RCPT":
                return await RecipientAsync(line);
            case "DATA":
                return await DataAsync(line);
            case "RSET":
                Forget();
                return IsOpen(await SayAsync("250 2.0.0 Ok"));
            case "NOOP":
                return IsOpen(await SayAsync("250 2.0.0 Ok"));
            case "QUIT":
                await SayAsync("221 2.0.0 Bye|");
                return false;
            default:
                return IsOpen(await SayAsync("502 5.5.1 Not known here"));
        }
    }

    private async Task<bool> HelloAsync(string line)
    {
        Forget();
        var reply = await ScriptedAsync(SmtpStage.Ehlo, line);
        if (reply is not null)
        {
            return IsOpen(await SayAsync(reply));
        }

        _answers.Append("250-sink.example\r\n");
        _answers.Append(CultureInfo.InvariantCulture, $"250-SIZE {sink.SizeLimit}\r\n250-8BITMIME\r\n");
        _answers.Append(sink.User is null ? "" : "250-AUTH PLAIN LOGIN\r\n");
        _answers.Append(sink.Reports ? "250-DSN\r\n" : "");
        _answers.Append(sink.Pipelining ? "250-PIPELINING\r\n" : "");
        return IsOpen(await SayAsync("250 ENHANCEDSTATUSCODES"));
    }

    private async Task<bool> SignInAsync(string line)
    {
        var words = line.Split(' ');
        string? user,
            password;
        if (words.ElementAtOrDefault(1)?.ToUpperInvariant() == "PLAIN")
        {
            var parts = Decoded(words.ElementAtOrDefault(2) ?? await AskAsync("334 "))?.Split('\0');
            (user, password) = (parts?.ElementAtOrDefault(1), parts?.ElementAtOrDefault(2));
        }
        else
        {
            user = Decoded(words.ElementAtOrDefault(2) ?? await AskAsync("334 VXNlcm5hbWU6"));
            password = Decoded(await AskAsync("334 UGFzc3dvcmQ6"));
        }

        _signedIn = user == sink.User && password == sink.Password;
        return IsOpen(await AnswerAsync(SmtpStage.Auth, line, _signedIn ? "235 2.7.0 Welcome" : "535 5.7.8 User or password is wrong"));
    }

    private async Task<bool> MailAsync(string line)
    {
        if (!_signedIn)
        {
            return IsOpen(await SayAsync("530 5.7.0 Sign in first"));
        }

        if (_from is not null)
        {
            return IsOpen(await SayAsync("503 5.5.1 One mail at a time"));
        }

        var reply = await AnswerAsync(SmtpStage.Mail, line, Size(line) > sink.SizeLimit ? "552 5.3.4 Too large" : "250 2.1.0 Ok");
        _from = reply.IsPositive ? Address(line) : null;
        return IsOpen(reply);
    }

    private async Task<bool> RecipientAsync(string line)
    {
        if (_from is null)
        {
            return IsOpen(await SayAsync("503 5.5.1 MAIL first"));
        }

        var reply = await AnswerAsync(SmtpStage.Rcpt, line, "250 2.1.5 Ok");
        if (reply.IsPositive)
        {
            _recipients.Add(Address(line));
        }

        return IsOpen(reply);
    }

    private async Task<bool> DataAsync(string line)
    {
        if (_recipients.Count == 0)
        {
            return IsOpen(await SayAsync("503 5.5.1 RCPT first"));
        }

        var reply = await AnswerAsync(SmtpStage.Data, line, "354 End with a dot on a line of its own");
        if (!reply.IsPositive || !IsOpen(reply))
        {
            return IsOpen(reply);
        }

        if (!await _lines.PeekAsync(stop))
        {
            return false;
        }

        if (await ScriptedAsync(SmtpStage.Text, line) is { } cut)
        {
            await SayAsync(cut);
            return false;
        }

        if (await _lines.ReadMessageAsync(sink.SizeLimit, stop) is not { } data)
        {
            return false;
        }

        var mail = new ReceivedMail(connection, _from!, [.. _recipients], sink.Clock.GetUtcNow(), data);
        Forget();
        return await KeepAsync(mail);
    }

    private async Task<bool> KeepAsync(ReceivedMail mail)
    {
        if (mail.Data.Length > sink.SizeLimit)
        {
            return IsOpen(await SayAsync("552 5.3.4 Too large"));
        }

        var scripted = await ScriptedAsync(SmtpStage.Dot, string.Join(' ', mail.Recipients));
        if (scripted is null or { IsPositive: true } or { Fault: SmtpFault.DropAfterStoring or SmtpFault.HangAfterStoring })
        {
            sink.Keep(mail);
        }

        return IsOpen(await SayAsync(scripted ?? "250 2.0.0 Ok"));
    }

    private void Forget()
    {
        _from = null;
        _recipients.Clear();
    }

    private static bool IsOpen(SmtpReply reply) => reply.Fault == SmtpFault.None;

    private async Task<SmtpReply> AnswerAsync(SmtpStage stage, string line, string usual) =>
        await SayAsync(await ScriptedAsync(stage, line) ?? usual);

    private async Task<SmtpReply?> ScriptedAsync(SmtpStage stage, string line)
    {
        await sink.BeforeReply(stage, line);
        return sink.Script(stage, line);
    }

    private async Task<SmtpReply> SayAsync(SmtpReply reply)
    {
        if (reply.Delay > TimeSpan.Zero || reply.Fault != SmtpFault.None)
        {
            await FlushAsync();
            await Task.Delay(reply.Delay, sink.Clock, stop);
        }

        if (reply.Fault is SmtpFault.Hang or SmtpFault.HangAfterStoring)
        {
            await HangAsync();
        }

        if (reply.Code == 0)
        {
            return reply;
        }

        _answers.Append(reply.ToString()).Append("\r\n");
        if (!_lines.HasMore || reply.Code == 354 || reply.Fault != SmtpFault.None)
        {
            await FlushAsync();
        }

        if (reply.Fault == SmtpFault.HangAfter)
        {
            await HangAsync();
        }

        return reply;
    }

    // Reading on is how a client that gives up is noticed.
    private async Task HangAsync()
    {
        while (await _lines.ReadAsync(stop) is not null) { }
    }

    private async Task FlushAsync()
    {
        if (_answers.Length > 0)
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(_answers.ToString()), stop);
            _answers.Clear();
        }
    }

    private async Task<string?> AskAsync(string question)
    {
        _answers.Append(question).Append("\r\n");
        await FlushAsync();
        return await _lines.ReadAsync(stop);
    }

    private static string? Decoded(string? word)
    {
        try
        {
            return word is null ? null : Encoding.UTF8.GetString(Convert.FromBase64String(word));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string Address(string line)
    {
        var from = line.IndexOf('<', StringComparison.Ordinal) + 1;
        var to = line.IndexOf('>', StringComparison.Ordinal);
        return from > 0 && to >= from ? line[from..to] : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }

    private static long Size(string line)
    {
        var at = line.IndexOf(" SIZE=", StringComparison.OrdinalIgnoreCase);
        return at >= 0 && long.TryParse(line[(at + 6)..].Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? size
            : 0;
    }
}
