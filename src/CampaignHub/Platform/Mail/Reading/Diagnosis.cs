using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CampaignHub.Platform.Mail.Reading;

/// <summary>The reason behind a server's words and codes. Words that tell come before codes: many servers say 5.0.0, 5.7.1 or a bare 550 to everything.</summary>
internal static partial class Diagnosis
{
    // What tells stands at the beginning; the rest is addresses of help pages.
    private const int LongestText = 2000;

    /// <param name="status">The enhanced code of the report, where it has one.</param>
    /// <param name="diagnostic">The answer of the server that refused.</param>
    /// <param name="letter">What the report says to its reader about this recipient.</param>
    public static BounceReason Of(string? status, string diagnostic, string letter)
    {
        var words = Plain(diagnostic);
        return OfWords(words)
            ?? StatusRules.Of(StatusRules.FindStatus(words))
            ?? StatusRules.Of(status)
            ?? OfHints(words, letter, status, out var said)
            ?? said
            ?? OfBareReply(words)
            ?? StatusRules.OfSubject(status);
    }

    /// <summary>A reply to RCPT or DATA, as it came over the wire.</summary>
    public static BounceReason OfReply(int code, string text) => Of(status: null, $"{code} {text}", letter: "");

    public static string Plain(string text)
    {
        var cut = text.Length <= LongestText ? text : text[..LongestText];
        var plain = new StringBuilder(cut.Length);
        foreach (var character in Normalized(cut))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            var letter = character switch
            {
                '’' or '‘' or '`' or '´' => '\'',
                'ß' => 's',
                _ when char.IsWhiteSpace(character) || char.IsControl(character) => ' ',
                _ => char.ToLowerInvariant(character),
            };
            if (letter != ' ' || (plain.Length > 0 && plain[^1] != ' '))
            {
                plain.Append(letter);
            }
        }

        // Continued replies repeat their code in the middle of a sentence: "550-5.7.1 been blocked".
        return Continued().Replace(plain.ToString().Trim(), " ");
    }

    private static string Normalized(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormD);
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair.
            return text;
        }
    }

    private static BounceReason? OfWords(string words) =>
        words.Length == 0 ? null : Find(DiagnosticRules.Links, words) ?? Find(DiagnosticRules.Words, Bare(words));

    private static BounceReason? OfHints(string words, string letter, string? status, out BounceReason? said)
    {
        said = null;
        var report = Plain(letter);
        var fromLetter = report == words ? null : OfWords(report) ?? StatusRules.Of(StatusRules.FindStatus(report));
        if (fromLetter is not null)
        {
            return fromLetter;
        }

        said = Find(DiagnosticRules.Hints, Bare(words)) ?? Find(DiagnosticRules.Hints, Bare(report));
        // "Denied" and its like say less than a code that tells the subject.
        if (
            said is BounceReason.Policy
            && status is not null
            && StatusRules.OfSubject(status) is var subject and not BounceReason.Undefined
        )
        {
            said = subject;
        }

        return null;
    }

    // A refused recipient and not a word why: nothing but the address can be meant. With words that nobody knows, it may be anything.
    private static BounceReason? OfBareReply(string words)
    {
        var code = StatusRules.FindReply(words);
        return code is 550 or 551 or 553 && Bare(words).Count(char.IsLetter) < 4 ? BounceReason.UnknownUser : StatusRules.OfReply(code);
    }

    private static BounceReason? Find(IReadOnlyList<DiagnosticRule> rules, string text)
    {
        foreach (var rule in rules)
        {
            try
            {
                if (rule.Pattern.IsMatch(text))
                {
                    return rule.Reason;
                }
            }
            catch (RegexMatchTimeoutException)
            {
                // A text made to be slow tells nothing.
            }
        }

        return null;
    }

    private static string Bare(string text) => Names().Replace(text, " ");

    [GeneratedRegex(@"(?<=[ ;:])[245]\d\d-(?:[245]\.\d{1,3}\.\d{1,3} ?)?", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Continued();

    // Links, addresses, and names of hosts. Codes (5.1.1) and names of Exchange's resolver stay.
    [GeneratedRegex(
        @"https?://\S+|www\.\S+|<?[^\s<>""'(),;:]+@[^\s<>""'(),;:]+>?|(?<![\w.-])(?!resolver\.|storedrv|recipient\.)(?:[a-z0-9_-]+\.)+[a-z]{2,}\b(?:\[[^\]\s]*\])?",
        RegexOptions.CultureInvariant,
        2000
    )]
    private static partial Regex Names();
}
