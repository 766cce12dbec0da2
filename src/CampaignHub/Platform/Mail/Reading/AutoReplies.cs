using System.Text.RegularExpressions;
using MimeKit;

namespace CampaignHub.Platform.Mail.Reading;

/// <summary>Answers that a machine gave by itself (RFC 3834): absences, receipts, challenges. They are nobody's word.</summary>
internal static partial class AutoReplies
{
    private static readonly string[] Headers =
    [
        "X-Autoreply",
        "X-Autorespond",
        "X-Autoresponder",
        "X-Auto-Reply",
        "X-Auto-Response",
        "X-AutoReply-From",
        "X-Mail-Autoreply",
        "X-Vacation",
    ];

    private static readonly string[] Precedences = ["auto_reply", "auto-reply", "autoreply"];

    public static bool Is(MailParts mail)
    {
        if (mail.Disposition is not null || mail.ReportType == "disposition-notification")
        {
            return true;
        }

        if (
            IsSubmittedByMachine(mail)
            || Headers.Any(mail.Headers.Contains)
            || Precedences.Contains(Precedence(mail), StringComparer.Ordinal)
        )
        {
            return true;
        }

        var subject = Diagnosis.Plain(mail.Header("Subject"));
        if (Subjects().IsMatch(subject))
        {
            return true;
        }

        // Without any header, only a short text that speaks of nothing else.
        var own = Diagnosis.Plain(ReplyText.Of(mail));
        return own.Length is > 0 and < 1200 && (Challenges().IsMatch(own) || (Texts().IsMatch(own) && IsByMachine(mail)));
    }

    /// <summary>auto-generated also stands on newsletters and on notices of programs: with a list's headers it is no answer.</summary>
    private static bool IsSubmittedByMachine(MailParts mail)
    {
        var value = mail.Header("Auto-Submitted").ToLowerInvariant();
        return value.StartsWith("auto-replied", StringComparison.Ordinal)
            || value.StartsWith("auto-notified", StringComparison.Ordinal)
            || (value.StartsWith("auto-generated", StringComparison.Ordinal) && !IsList(mail));
    }

    public static bool IsList(MailParts mail) =>
        mail.Headers.Contains(HeaderId.ListId) || mail.Headers.Contains(HeaderId.ListUnsubscribe) || mail.Headers.Contains("List-Post");

    private static bool IsByMachine(MailParts mail) =>
        Precedence(mail) is "bulk" or "junk" || mail.Header("Return-Path") is "<>" || mail.Header("X-Auto-Response-Suppress").Length > 0;

    private static string Precedence(MailParts mail) =>
        (mail.Header("Precedence") is { Length: > 0 } said ? said : mail.Header("X-Precedence")).ToLowerInvariant();

    [GeneratedRegex(
        @"^\W*(?:re ?: ?|aw ?: ?)*\W*(?:(?:out of|away from|not in|absent from|absence du|hors du) (?:the |my )?(?:office|bureau)|ooo\b|out ?of ?office|auto(?:matic|mated|matische?|-)? ?-?(?:re(?:ply|sponse|spuesta)|respond|antwor[dt])|automat(?:ic|ed) (?:reply|response|e-?mail reply|answer|acknowledg)|reponse auto(?:matique)?|message d'absence|notification d'absence|avis d'absence|absence\b|absente?(?:\(e\))? (?:du|jusqu|pour|de|en|ce|cette|actuellement)|absente?\(?e?\)?$|en conges?\b|conges? (?:annuels?|du)|en vacances|je suis (?:absente?|en conge)|accuse de (?:reception|lecture)|confirmation de lecture|lu ?:|read ?:|gelesen ?:|leido ?:|letto ?:|read receipt|return receipt|vacation|on (?:holiday|leave|vacation)|holiday (?:message|notice)|i(?:'m| am) (?:away|out|on)|abwesen\w*|automatische (?:antwort|abwesen)|nicht im (?:buro|hause?)|urlaub|ausser haus|respuesta automatica|fuera de (?:la )?oficina|ausente|ausencia|risposta automatica|fuori (?:sede|ufficio)|assen(?:te|za)|automatisch (?:antwoord|bericht)|afwezig\w*|resposta automatica|fora do escritorio|autosvar|automatiskt? svar|franvar\w*|automatyczna odpowied\w*|poza biurem|automaticka odpoved|автоответ|自动回复|自動応答|自動返信|(?:we (?:have )?received|thank you for) your (?:e-?mail|message|request|enquiry|inquiry)|nous avons bien recu|votre (?:demande|message) (?:a bien ete|est) (?:recu|pris)|ticket (?:received|created))",
        RegexOptions.CultureInvariant,
        2000
    )]
    private static partial Regex Subjects();

    [GeneratedRegex(
        @"(?:i am|i'm|i will be|we are) (?:currently |presently )?(?:away|out of (?:the )?office|on (?:leave|holiday|vacation|annual|maternity|sick|parental)|absent|travell?ing)|out of (?:the )?office|je (?:suis|serai) (?:actuellement |momentanement )?(?:absente?|en conges?|en deplacement|en vacances|hors du bureau)|actuellement absent|de retour le|ich bin (?:derzeit |zur ?zeit |momentan |vom )?.{0,30}(?:nicht (?:im|am|erreichbar)|abwesend|urlaub)|estoy (?:fuera|ausente|de vacaciones)|estare (?:fuera|ausente)|sono (?:assente|fuori|in ferie)|saro (?:assente|fuori)|ik ben (?:momenteel |tot )?.{0,20}(?:afwezig|niet (?:aanwezig|op kantoor)|met (?:vakantie|verlof))|estou (?:ausente|fora|de ferias)|estarei (?:ausente|fora)|this is an automat|ceci est un(?:e)? (?:message|reponse) automatique|message automatique|automatische (?:antwort|nachricht)|(?:mailbox|address|adresse|boite) .{0,40}(?:not monitored|n'est pas (?:consultee|relevee|surveillee))",
        RegexOptions.CultureInvariant,
        2000
    )]
    private static partial Regex Texts();

    [GeneratedRegex(
        @"(?:protected by|using) (?:bluebottle|spam ?arrest|mailinblack|boxbe|earthlink|tmda|choicemail|0spam|mail in black|mailblocks|sendio)|(?:click|follow|cliqu\w+|use|visit) .{0,80}(?:link|lien|below|ici)\b.{0,120}(?:verif|confirm|authenti|allowed list|deliver|autoris|delivr)|(?:verify|confirm|authenticate) (?:that )?(?:you(?:r| are| sent)|yourself|this).{0,60}(?:e-?mail|message|sender|human|address)|(?:authentifi|identifi)\w+ .{0,60}(?:expediteur|message|courriel|mailinblack)|challenge[- ]response|mailinblack",
        RegexOptions.CultureInvariant,
        2000
    )]
    private static partial Regex Challenges();
}
