using System.Text.RegularExpressions;
using MimeKit;

namespace CampaignHub.Platform.Mail.Reading;

/// <summary>
/// Bounces that are letters: about half of the real ones have no block for machines. A letter is believed by what several signs say
/// together: who writes, under which subject, with which opening.
/// </summary>
internal static partial class BounceText
{
    private const int Believed = 3;
    private const int LinesOfOpening = 14;

    /// <summary>Whether a letter says that a mail could not be delivered.</summary>
    public static bool IsBounce(MailParts mail)
    {
        if (mail.Headers.Contains("X-Failed-Recipients"))
        {
            return true;
        }

        var subject = Diagnosis.Plain(mail.Header("Subject"));
        var opening = Diagnosis.Plain(Opening(mail.Text));
        var signs = 0;
        signs += IsDaemon(mail) ? 2 : 0;
        signs += Subjects().IsMatch(subject) ? 2 : 0;
        signs += Openings().IsMatch(opening) ? 2 : 0;
        signs += IsNullPath(mail.Header("Return-Path")) ? 1 : 0;
        signs += mail.Headers.Any(header =>
            header.Id == HeaderId.Received && header.Value.Contains("invoked for bounce", StringComparison.Ordinal)
        )
            ? 2
            : 0;
        signs += mail.ReportType == "delivery-status" ? 2 : 0;
        signs -= Viruses().IsMatch(subject) ? 3 : 0;
        // A list that hands on what its own server got is still a server that speaks; a newsletter about bounces is none.
        signs -= !IsDaemon(mail) && (mail.Headers.Contains(HeaderId.ListId) || mail.Headers.Contains(HeaderId.ListUnsubscribe)) ? 4 : 0;
        signs -= Answers().IsMatch(subject) && !IsDaemon(mail) ? 2 : 0;
        return signs >= Believed && (Openings().IsMatch(Diagnosis.Plain(Own(mail.Text))) || IsDaemon(mail));
    }

    public static bool IsDaemon(MailParts mail) => Daemons().IsMatch(Diagnosis.Plain(mail.Header("From")));

    /// <summary>What the letter itself says, without the mail that it hands back.</summary>
    public static string Own(string text)
    {
        var cut = Returned().Match(text);
        return cut.Success && cut.Index > 0 ? text[..cut.Index] : text;
    }

    /// <summary>What the letter hands back of our mail; empty without.</summary>
    public static string Copy(string text)
    {
        var cut = Returned().Match(text);
        var headers = cut.Success ? text[cut.Index..] : "";
        var start = Header().Match(headers);
        return start.Success ? headers[start.Index..] : "";
    }

    private static string Opening(string text) =>
        string.Join('\n', Own(text).Split('\n').Where(line => line.Trim().Length > 0 && line.TrimStart()[0] != '>').Take(LinesOfOpening));

    private static bool IsNullPath(string path) => path is "<>" || path.Contains("mailer-daemon", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(
        @"mailer-?\s?daemon|postmaster|mail ?delivery|delivery ?(?:sub)?system|mail ?system|mail ?daemon|double-bounce|^<>$|^""?<?>?""?$|system ?administrator|administrateur ?(?:du )?syst|systemadministrator|mdaemon|mail ?administrator|microsoft ?exchange|mail ?router|email_?delivery|mail ?(?:delivery )?service|delivery ?status|mail ?gateway|^bounces?@|\bimss@|email ?gateway|mail ?failure|non ?delivery|mail ?server|symantec|mailgate|antispam|admin(?:istrator)?@",
        RegexOptions.CultureInvariant,
        2000
    )]
    private static partial Regex Daemons();

    [GeneratedRegex(
        @"undeliver(?:able|ed)|returned (?:mail|e-?mail|message|to sender)|(?:mail|message|e-?mail|delivery)[^a-z]{0,3}(?:\w+ ){0,2}(?:failure|failed|error|problem|status notification|unsuccessful|delayed?|report|returned)|(?:failure|failed|delivery|non-?delivery|status) (?:notice|notification|report)|could not (?:be delivered|send)|(?:not|cannot|unable to|couldn't|problem) (?:be )?deliver|non-?(?:delivery|deliverable)|nondeliverable|delayed mail|warning: (?:could not|message)|failed (?:mail|delivery)|mail system error|bounced?\b|delivery (?:failure|has failed|problem|incomplete)|(?:non|pas|echec de (?:la )?(?:remise|distribution)|impossible).{0,20}(?:remis|distribu|deliv|livr)|non remis|echec d[e'](?:| la |l')?(?:remise|envoi|distribution|livraison|acheminement)|message (?:non (?:distribue|delivre|remis)|refuse|en retard)|remise (?:en echec|impossible|retardee)|notification d'etat de (?:remise|distribution)|rapport de (?:non )?(?:remise|distribution)|nicht zu(?:ge)?stell|unzustellbar|zustell(?:ung|fehl)|no (?:se )?(?:ha )?(?:podido|pudo) entregar|no entregado|devuelto|mancato recapito|non recapitat|notifica di (?:mancata )?consegna|onbestelbaar|niet (?:bezorgd|afgeleverd)|nao (?:foi )?entregue|falha na entrega|недоставлен|не доставлено|processing error|mail rejected|automatically rejected|user unknown|unknown user|no such user|mail ?box full|quota exceeded|\bblocked\b.{0,30}(?:filter|spam)|you sent (?:was )?blocked|adresse introuvable|address not found|message (?:rejected|blocked|not delivered|bloque)",
        RegexOptions.CultureInvariant,
        2000
    )]
    private static partial Regex Subjects();

    // How each family of servers opens its letter.
    [GeneratedRegex(
        @"this is the (?:qmail|mail(?:er)?-?|postfix|machine|mail delivery|sendmail|email server|mailer-daemon|deliver|mta)|hi\. (?:this is|the mta)|this is the \S+ program at host|i'm (?:sorry to have to inform|afraid i)|i was not able to deliver|(?:message|e-?mail|mail) was created automatically by|automatically generated delivery|the following (?:address(?:es)?|recipients?)(?:\(es\)|\(s\))? (?:had|failed|could|did not|have)|the following addresses|did not (?:reach|receive)|(?:has|have) (?:failed|not been delivered)|(?:was|were|is|be|been|could|can) ?not (?:\w+ )?(?:be )?(?:deliver|sent|send|reach|process|accept)|n't (?:be )?(?:able to )?(?:deliver|sent|send|reach|find)|cannot (?:be )?(?:deliver|send|sent)|unable to (?:deliver|be delivered|send|reach)|undeliver(?:able|ed)|failed recipient|delivery (?:to|has|failed|failure|attempts|status|of)|permanent (?:fatal|error|delivery)|transcript of (?:the )?session|returned (?:because|to|mail)|not (?:yet )?(?:been )?delivered|non-?delivery|address not found|message (?:not delivered|blocked|rejected|delayed)|encountered (?:a delivery|an error)|was (?:automatically )?(?:rejected|blocked|refused)|unknown (?:user|host)|user mailbox exceeds|n'(?:est|a) pas (?:\w+ )?(?:parvenu|ete (?:remis|distribu|delivr|envoy)|pu etre (?:remis|deliv|distribu|envoye|livre|achemine))|impossible (?:de|d')|echec de la (?:remise|distribution)|n'a pas pu|adresse introuvable|message bloque|destinataire|konnte nicht|nicht zu(?:ge)?stellt|zustellung|fehlgeschlagen|no (?:se )?(?:ha )?(?:podido|pudo|puede)|impossibile|non (?:e stato|puo|ha potuto)|kon niet|niet (?:worden )?(?:bezorgd|afgeleverd)|nao (?:foi|pode)|не доставл|невозможно|не может|投递|original message|your message",
        RegexOptions.CultureInvariant,
        2000
    )]
    private static partial Regex Openings();

    [GeneratedRegex(@"virus|malware|infected|worm\b|quarantin", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Viruses();

    [GeneratedRegex(
        @"^(?:re|fwd?|tr|aw|wg|sv|rv|r|rif|antw|enc|odp)\s?:(?!.{0,200}(?:non remis|delivery fail|undeliver))",
        RegexOptions.CultureInvariant,
        2000
    )]
    private static partial Regex Answers();

    // Where the returned mail begins, by server: qmail, Exim, Postfix, Sendmail, Exchange, Yahoo, MDaemon, IMail, in English, French, German…
    [GeneratedRegex(
        @"^[ \t>]*(?:-{2,}[ \t]*(?:below|this is a copy|the header|original message|forwarded message|returned (?:mail|message)|start of|message header|message body|unsent message|attachment is|copy of|message d'origine|urspr|the message|here is|end of|enclosed|returned|undelivered|originalnachricht|mensaje original|messaggio originale|mensagem original|header)|original[ \t]+(?:message(?:[ \t]+(?:headers?|follows|is|was|attached)|[ \t]*:?[ \t]*\r?$)|e-?mail follows)|the original message (?:follows|headers|is included)|here is a copy|here are the (?:headers|first)|a summary of the undelivered|a copy of (?:the|your)|message headers? follow|en-?t[^a-z\s]?tes? (?:de|du) message|your original message|returned (?:mail|message) (?:follows|is)|received:[ \t]*(?:from|by|\()|return-path:[ \t]*<?|[^\n]{0,3}below (?:this line|the next line)|={3,}[ \t]*(?:original|returned)|content-type:[ \t]*message/rfc822|(?:original|returned|undelivered) (?:message|mail) (?:text|below|content))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline,
        2000
    )]
    private static partial Regex Returned();

    [GeneratedRegex(
        @"^[ \t>]*(?:return-path|received|from|to|date|subject|message-id|mime-version|x-[\w-]+)[ \t]*:",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline,
        2000
    )]
    private static partial Regex Header();
}
