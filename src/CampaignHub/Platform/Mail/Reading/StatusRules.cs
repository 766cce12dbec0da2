using System.Text.RegularExpressions;
using static CampaignHub.Platform.Mail.Reading.BounceReason;

namespace CampaignHub.Platform.Mail.Reading;

/// <summary>Enhanced status codes (RFC 3463, the registry of RFC 5248 and its later entries) and bare SMTP replies (RFC 5321).</summary>
internal static partial class StatusRules
{
    /// <summary>Codes by subject and detail that say something by themselves; the class (4 or 5) changes none of it.</summary>
    private static readonly Dictionary<string, BounceReason> Telling = new(StringComparer.Ordinal)
    {
        ["1.1"] = UnknownUser,
        ["1.2"] = HostUnknown,
        ["1.3"] = UnknownUser,
        ["1.4"] = UnknownUser,
        ["1.6"] = Moved,
        ["1.7"] = Policy,
        ["1.8"] = Policy,
        // RFC 7505 gave it to the null MX; Exchange says it of unknown recipients, and far more often. The words tell them apart.
        ["1.10"] = UnknownUser,
        ["1.90"] = Rate,
        ["2.1"] = Suspended,
        ["2.2"] = Full,
        ["2.3"] = TooBig,
        ["2.121"] = Rate,
        ["2.122"] = Rate,
        ["3.1"] = Full,
        ["3.2"] = NotAccept,
        ["3.4"] = TooBig,
        ["4.1"] = Network,
        ["4.2"] = Network,
        ["4.3"] = Network,
        ["4.4"] = HostUnknown,
        ["4.5"] = Network,
        ["4.6"] = Network,
        ["4.7"] = Expired,
        ["4.14"] = Network,
        ["4.310"] = HostUnknown,
        ["4.312"] = Network,
        ["4.316"] = Network,
        ["5.3"] = Rate,
        ["6.0"] = Content,
        ["6.1"] = Content,
        ["6.2"] = Content,
        ["6.3"] = Content,
        ["6.4"] = Content,
        ["6.5"] = Content,
        ["6.6"] = Content,
        ["6.7"] = Content,
        ["6.9"] = Content,
        ["6.11"] = Content,
        ["7.2"] = Policy,
        ["7.3"] = Policy,
        ["7.5"] = Policy,
        ["7.6"] = Policy,
        ["7.7"] = Content,
        ["7.8"] = Auth,
        ["7.9"] = Auth,
        ["7.10"] = Policy,
        ["7.11"] = Policy,
        ["7.13"] = Suspended,
        ["7.14"] = Auth,
        ["7.17"] = Moved,
        ["7.18"] = Moved,
        ["7.20"] = Auth,
        ["7.21"] = Auth,
        ["7.22"] = Auth,
        ["7.23"] = Auth,
        ["7.24"] = Auth,
        ["7.25"] = Policy,
        ["7.26"] = Auth,
        ["7.27"] = Policy,
        ["7.28"] = Rate,
        ["7.29"] = Auth,
        ["7.30"] = Policy,
        ["7.57"] = Auth,
        ["7.509"] = Auth,
        ["7.515"] = Auth,
    };

    /// <summary>Null for codes that say no more than "something".</summary>
    public static BounceReason? Of(string? status)
    {
        if (status is null || status.Length < 5)
        {
            return null;
        }

        var detail = status[2..];
        // "5.3.2 not accepting network messages" is for good; "4.3.2" is a server that rests.
        return detail == "3.2" && status[0] == '4' ? Network
            : detail == "4.4" && status[0] == '4' ? Network
            : Telling.TryGetValue(detail, out var reason) ? reason
            : null;
    }

    /// <summary>What the subject of a code still says where its detail is unknown or nothing.</summary>
    public static BounceReason OfSubject(string? status) =>
        status is not { Length: >= 5 } ? Undefined
        : status[2] == '7' ? Policy
        : status[2] == '6' ? Content
        : status[2] == '4' ? Network
        : status is "5.1.0" ? UnknownUser
        : Undefined;

    public static BounceReason? OfReply(int? code) =>
        code switch
        {
            421 => Network,
            450 => Undefined,
            452 => Full,
            521 or 556 => NotAccept,
            530 or 534 or 535 or 538 => Auth,
            552 => Full,
            _ => null,
        };

    /// <summary>The most telling enhanced code in a text; null without any.</summary>
    public static string? FindStatus(string text)
    {
        string? found = null;
        foreach (Match match in Enhanced().Matches(text))
        {
            if (Of(match.Value) is not null)
            {
                return match.Value;
            }

            found ??= match.Value;
        }

        return found;
    }

    /// <summary>The SMTP reply in a text: three digits that begin it, or that an answer is introduced by.</summary>
    public static int? FindReply(string text)
    {
        var match = Reply().Match(text);
        return match.Success ? int.Parse(match.Groups["code"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.]*\d)", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Enhanced();

    [GeneratedRegex(@"(?:^|[\s;:#(\[<""'])(?<code>[45][0-5]\d)(?=[\s\-:#;,.\])>""'<]|$)", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Reply();
}
