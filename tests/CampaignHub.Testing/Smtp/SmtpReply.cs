using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CampaignHub.Testing.Smtp;

/// <summary>Where in a talk the sink is about to answer.</summary>
public enum SmtpStage
{
    Connect,
    Ehlo,
    Auth,
    Mail,
    Rcpt,
    Data,

    /// <summary>The first of the text has come, its end has not: nothing is answered here, the talk can only be cut or left hanging.</summary>
    Text,

    /// <summary>The line with the final dot: the message is whole.</summary>
    Dot,
}

/// <summary>What happens to the connection beside the answer.</summary>
public enum SmtpFault
{
    None,

    /// <summary>Nothing is answered, and the connection stays open until the client gives up or the sink is disposed.</summary>
    Hang,

    /// <summary>The connection is cut without an answer; at <see cref="SmtpStage.Dot"/> the message is not kept.</summary>
    Drop,

    /// <summary>The message is kept and the connection is cut without an answer: the client cannot know.</summary>
    DropAfterStoring,

    /// <summary>The message is kept and nothing is answered.</summary>
    HangAfterStoring,

    /// <summary>The answer is given, and nothing after it.</summary>
    HangAfter,

    /// <summary>The answer is given and then the connection is closed.</summary>
    Close,
}

/// <summary>A scripted answer. A string is one too: "450 4.2.0 greylisted", or "421 busy|" to close the connection after it.</summary>
public sealed record SmtpReply(int Code, string Text)
{
    public static readonly SmtpReply Hang = new(0, "") { Fault = SmtpFault.Hang };
    public static readonly SmtpReply Drop = new(0, "") { Fault = SmtpFault.Drop };
    public static readonly SmtpReply DropAfterStoring = new(0, "") { Fault = SmtpFault.DropAfterStoring };

    public TimeSpan Delay { get; init; }
    public SmtpFault Fault { get; init; }

    /// <summary>2xx and 3xx: the command is carried out.</summary>
    public bool IsPositive => Code is >= 200 and < 400;

    [return: NotNullIfNotNull(nameof(line))]
    public static implicit operator SmtpReply?(string? line) => line is null ? null : FromString(line);

    public static SmtpReply FromString(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var words = line.TrimEnd('|');
        var fault = words.Length < line.Length ? SmtpFault.Close : SmtpFault.None;
        var text = words.Length > 4 ? words[4..] : "";
        return new SmtpReply(int.Parse(words.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture), text) { Fault = fault };
    }

    public SmtpReply After(TimeSpan delay) => this with { Delay = delay };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Code} {Text}");
}
