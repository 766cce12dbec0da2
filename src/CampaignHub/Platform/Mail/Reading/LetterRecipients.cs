using System.Text.RegularExpressions;

namespace CampaignHub.Platform.Mail.Reading;

/// <summary>Whom a letter speaks of, and with which words about each.</summary>
internal static partial class LetterRecipients
{
    private const int MostRecipients = 100;
    private const int LongestWords = 2000;

    /// <summary>An address that failed, and what the letter says below it.</summary>
    internal sealed record Named(string Address, string Words);

    /// <summary>In the order of the letter, each once; empty where it names nobody.</summary>
    /// <param name="own">The letter without the mail it hands back.</param>
    /// <param name="strangers">Addresses that are certainly not the recipient: who writes, and to whom the report goes.</param>
    public static IReadOnlyList<Named> Of(string own, IReadOnlyCollection<string> strangers)
    {
        var lines = own.ReplaceLineEndings("\n").Split('\n');
        // Before that the letter tells of the mail: whom it was to, under which subject.
        var told = Math.Max(Array.FindIndex(lines, line => Told().IsMatch(line)), 0);
        told = lines.Take(told).Any(line => Mail().IsMatch(line)) ? told : 0;
        var found = Heads(lines, told, strangers, IsHead);
        found = found.Count > 0 ? found : Heads(lines, told, strangers, line => !NoHead().IsMatch(line));
        return found.Count > 0 ? found : Heads(lines, 0, strangers, line => true);
    }

    /// <summary>Those that stand at the head of a line, whoever else they are.</summary>
    public static IReadOnlyList<Named> Heading(string own, IReadOnlyCollection<string> strangers) =>
        Heads(own.ReplaceLineEndings("\n").Split('\n'), 0, strangers, IsHead);

    private static List<Named> Heads(string[] lines, int from, IReadOnlyCollection<string> strangers, Predicate<string> isHead)
    {
        var heads = new List<(int Line, string Address)>();
        for (var line = from; line < lines.Length && heads.Count < MostRecipients; line++)
        {
            if (!isHead(lines[line]))
            {
                continue;
            }

            foreach (var address in MailAddresses.Among(lines[line]).Where(address => IsPerson(address, strangers)))
            {
                if (!heads.Exists(head => head.Address.Equals(address, StringComparison.OrdinalIgnoreCase)))
                {
                    heads.Add((line, address));
                }
            }
        }

        return [.. heads.Select((head, index) => new Named(head.Address, WordsOf(lines, head, heads, index)))];
    }

    // From the address to the next one; where all stand together, what follows is said of each.
    private static string WordsOf(string[] lines, (int Line, string Address) head, List<(int Line, string Address)> heads, int index)
    {
        var next = heads.Skip(index + 1).Select(other => (int?)other.Line).FirstOrDefault(line => line > head.Line) ?? lines.Length;
        var own = Join(lines[head.Line..next]);
        var isAlone = own.Replace(head.Address, "", StringComparison.OrdinalIgnoreCase).Count(char.IsLetter) < 8;
        if (!isAlone)
        {
            return own;
        }

        // Sendmail's transcript names the address once more.
        var mentions = lines
            .Skip(heads[^1].Line + 1)
            .Where(line => line.Contains(head.Address, StringComparison.OrdinalIgnoreCase))
            .ToList();
        return mentions.Count > 0 ? Join([.. mentions]) : Join(lines[heads[^1].Line..]);
    }

    private static string Join(string[] lines)
    {
        var joined = string.Join('\n', lines);
        return joined.Length <= LongestWords ? joined : joined[..LongestWords];
    }

    private static bool IsPerson(string address, IReadOnlyCollection<string> strangers) =>
        !strangers.Contains(address, StringComparer.OrdinalIgnoreCase) && !Offices().IsMatch(address) && !MessageIds().IsMatch(address);

    private static bool IsHead(string line) => Head().IsMatch(line) && !NoHead().IsMatch(line);

    [GeneratedRegex(
        @"(?:did not reach|not (?:be |been )?(?:delivered|sent|reach)|delivery (?:has failed|to|failed)|failed|following|undeliverable|unable to deliver).{0,60}(?:recipient|address|user|to\b|:)|n'(?:est|a) pas (?:parvenu|été|pu)|aux? destinataires?|à ces destinataires|nicht (?:zugestellt|erreicht)|folgende[nr]? empf",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        2000
    )]
    private static partial Regex Told();

    [GeneratedRegex(
        @"^[\s>]*(?:to|à|an|para|a|cc|subject|objet|betreff)\s*:",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        2000
    )]
    private static partial Regex Mail();

    // A line that is an address, with or without brackets, a bullet, a name, and what follows a colon.
    [GeneratedRegex(
        @"^[\s>*\-•·]*(?:(?:failed )?(?:recipients?|destinataires?|empf[^\s:]{1,3}nger|addressed to|intended recipient|smtp|user|unknown user|undeliverable\s+to|delivery failed \d+ attempts|failed address(?:es)?|address(?:es)?|adresse|for|votre message à|unable to deliver message to|failed to deliver to)\s*:?\s*)?['""(\[]?(?:smtp:|rfc822;)?<?[^\s<>:;,]{1,120}@[^\s<>:;,]{1,120}>?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        2000
    )]
    private static partial Regex Head();

    [GeneratedRegex(
        @"^\s*(?:\(|from\s*:|de\s*:|date\s*:|subject\s*:|message-id|cc\s*:|sent\s*:|reply-to|>>>|<<<|\.\.\. while|\(generated from|\(expanded from|\(ultimately|sender|mail from|contact|please|for further|if you|or e-?mail)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        2000
    )]
    private static partial Regex NoHead();

    [GeneratedRegex(
        @"^(?:mailer-daemon|postmaster|abuse|helpdesk|help|support|hostmaster|webmaster|root|nobody|noreply|no-reply|double-bounce|mail-daemon|anti-?spam|admin|administrator)@|@(?:localhost)$|bounces?[+@-]|-bounces?@|-(?:owner|request|admin)@|^owner-",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        2000
    )]
    private static partial Regex Offices();

    // Message-IDs have an @ as well.
    [GeneratedRegex(
        @"^[0-9a-f.$\-]{20,}@|^\d{10,}\.|javamail|^[A-Z0-9]{18,}@|^[\w.]+\$[\w.]+\$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        2000
    )]
    private static partial Regex MessageIds();
}
