using System.Globalization;
using System.Text;
using MailKit;

namespace CampaignHub.Platform.Mail;

/// <summary>
/// Hears what the relay answers while the connection is opened, and once DATA was asked for. MailKit loses an explicit refusal when the connection closes
/// right after it (its RSET or HELO fails, and that exception hides the first one), and a refusal must not be taken for silence.
/// </summary>
internal sealed class ReplyWatch : IProtocolLogger
{
    private const int LongestLine = 2000;

    private readonly StringBuilder _line = new();
    private readonly List<(int Code, string Text)> _replies = [];
    private bool _listens;

    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    /// <summary>The answer that ended the attempt: a refusal of DATA, or whatever came after the text; null when there was none.</summary>
    public (int Code, string Text)? Last =>
        _replies switch
        {
            [] or [(354, _)] => null,
            [(354, _), var afterText, ..] => afterText,
            [var refusal, ..] => refusal,
        };

    /// <summary>The last refusal that was heard; null when there was none.</summary>
    public (int Code, string Text)? Refusal => _replies.FindLast(reply => reply.Code >= 400) is { Code: > 0 } refusal ? refusal : null;

    public void Listen()
    {
        _replies.Clear();
        _line.Clear();
        _listens = true;
    }

    public void Rest()
    {
        _replies.Clear();
        _listens = false;
    }

    public void LogServer(byte[] buffer, int offset, int count)
    {
        if (!_listens)
        {
            return;
        }

        foreach (var character in Encoding.UTF8.GetString(buffer, offset, count))
        {
            if (character == '\n')
            {
                Take(_line.ToString().TrimEnd('\r'));
                _line.Clear();
            }
            else if (_line.Length < LongestLine)
            {
                _line.Append(character);
            }
        }
    }

    public void LogClient(byte[] buffer, int offset, int count)
    {
        // Our own side is known.
    }

    public void LogConnect(Uri uri)
    {
        // Nothing to hear yet.
    }

    public void Dispose()
    {
        // Nothing is held.
    }

    // The last line of a reply has a space after its code, the others a hyphen.
    private void Take(string line)
    {
        if (
            line.Length >= 3
            && (line.Length == 3 || line[3] == ' ')
            && int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code)
        )
        {
            _replies.Add((code, line.Length > 4 ? line[4..] : ""));
        }
    }
}
