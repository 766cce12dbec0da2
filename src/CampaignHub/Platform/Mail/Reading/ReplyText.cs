using System.Text.RegularExpressions;

namespace CampaignHub.Platform.Mail.Reading;

/// <summary>What a person wrote themselves: without what they quote and without their signature. Answers between quoted lines are kept.</summary>
internal static partial class ReplyText
{
    private const int LinesOfAttribution = 4;
    private const int LinesOfHeaderBlock = 7;
    private const int LongestLine = 400;

    public static string Of(MailParts mail) => Trim(mail.OwnText);

    public static string Trim(string text)
    {
        var lines = text.Replace('\u00a0', ' ').Replace('\u202f', ' ').ReplaceLineEndings("\n").Split('\n');
        var own = new List<string>();
        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at].TrimEnd();
            if (IsQuoted(line))
            {
                continue;
            }

            if (Divider().IsMatch(line) || IsHeaderBlock(lines, at) || line is "--" or "- --" || lines[at] is "-- ")
            {
                break;
            }

            if (AttributionEnd(lines, at) is { } end)
            {
                // An unmarked quotation goes on to the end; a marked one ends where its marks do.
                if (!QuoteFollows(lines, end))
                {
                    break;
                }

                at = end;
                continue;
            }

            if (!Programs().IsMatch(line))
            {
                own.Add(line);
            }
        }

        return Tidy(own);
    }

    private static bool IsQuoted(string line) => line.TrimStart() is ['>', ..] or ['|', ' ', ..];

    private static string Tidy(List<string> lines)
    {
        while (lines.Count > 0 && Rule().IsMatch(lines[^1]))
        {
            lines.RemoveAt(lines.Count - 1);
        }

        return Gaps().Replace(string.Join('\n', lines), "\n\n").Trim();
    }

    /// <summary>The last line of "On Monday, Zoé wrote:", which programs wrap; null where none begins here.</summary>
    private static int? AttributionEnd(string[] lines, int at)
    {
        var first = lines[at].Trim();
        if (first.Length is 0 or > LongestLine || (!AttributionStart().IsMatch(first) && !first.Contains('@', StringComparison.Ordinal)))
        {
            return null;
        }

        var joined = "";
        for (var line = at; line < lines.Length && line < at + LinesOfAttribution; line++)
        {
            var next = lines[line].Trim();
            if (next.Length is 0 or > LongestLine || (line > at && IsQuoted(next)))
            {
                return null;
            }

            joined = joined.Length == 0 ? next : $"{joined} {next}";
            if (Attribution().IsMatch(joined))
            {
                return line;
            }
        }

        return null;
    }

    private static bool QuoteFollows(string[] lines, int at)
    {
        var next = lines.Skip(at + 1).FirstOrDefault(line => line.Trim().Length > 0);
        return next is not null && IsQuoted(next);
    }

    // Outlook: From, Sent, To, Subject of the mail that is answered, and then that mail.
    private static bool IsHeaderBlock(string[] lines, int at)
    {
        if (!BlockFrom().IsMatch(lines[at]))
        {
            return false;
        }

        return lines.Skip(at + 1).Where(line => line.Trim().Length > 0).Take(LinesOfHeaderBlock).Count(line => BlockRest().IsMatch(line))
            >= 2;
    }

    [GeneratedRegex(
        @"^\s*[-_*=]{2,}\s*(?:message (?:d['’]origine|original|initial|transf[ée]r[ée]|envoy[ée])|original (?:message|appointment|mail)|(?:mail|courriel|e-?mail) (?:original|d['’]origine)|urspr[üu]ngliche (?:nachricht|e-?mail|mail)|original ?nachricht|weitergeleitete nachricht|mensaje original|mensaje reenviado|messaggio (?:originale|inoltrato)|oorspronkelijk bericht|mensagem (?:original|encaminhada)|forwarded (?:message|by)|reply message|r[ée]ponse|ursprungligt meddelande|wiadomo[śs][ćc] oryginalna|original besked)\b.{0,60}$|^\s*(?:Begin forwarded message|Début du message (?:réexpédié|transféré)|Anfang der weitergeleiteten Nachricht|Inicio del mensaje reenviado|Inizio messaggio inoltrato)\s?:\s*$|^\s*-{3,}\s*(?:On|Le|Am|El|Il|Op|Em)\b.{6,200}(?:wrote|a écrit|schrieb|escribió|ha scritto|schreef|escreveu)\b.{0,100}-{2,}\s*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        2000
    )]
    private static partial Regex Divider();

    [GeneratedRegex(
        @"^(?:On|Le|Am|El|Il|Op|Em|No dia|A|Den|W dniu|Dne|Em|Pe|Op|\d{1,4}[-./]\d{1,2}[-./]\d{1,4})\b",
        RegexOptions.CultureInvariant,
        2000
    )]
    private static partial Regex AttributionStart();

    [GeneratedRegex(
        @"^(?:On|Le|Am|El|Il|Op|Em|No dia|A|Den|W dniu|Dne)\b.{6,500}?\b(?:wrote|a écrit|à écrit|schrieb|escribió|escribio|ha scritto|schreef|escreveu|skrev|napisał(?:\(a\)|a)?|napsal)\b.{0,160}[:：]\s*$|^.{0,120}<?[^\s<>]+@[^\s<>]+>?\s*(?:wrote|writes|a écrit|schrieb|escribió|ha scritto|schreef|escreveu|skrev)\s?:\s*$|^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}.{0,160}<[^\s<>]+@[^\s<>]+>\s?:\s*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        2000
    )]
    private static partial Regex Attribution();

    [GeneratedRegex(
        @"^\s*\*?(?:De|From|Von|Da|Van|Från|Fra|Expéditeur|Od|Remitente|Mittente)\s?:\s?\*?\s?\S",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        2000
    )]
    private static partial Regex BlockFrom();

    [GeneratedRegex(
        @"^\s*\*?(?:Envoyé(?: le)?|Sent|Gesendet|Inviato|Enviado(?: el| em)?|Verzonden|Skickat|Sendt|Date|Datum|Fecha|Data|Wysłano|À|A|To|An|Para|Aan|Till|Til|Destinataire|Do|Cc|Objet|Subject|Betreff|Oggetto|Asunto|Assunto|Onderwerp|Ämne|Emne|Temat|Importance)\s?:\s?\*?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        2000
    )]
    private static partial Regex BlockRest();

    // What telephones and programs sign with.
    [GeneratedRegex(
        @"^\s*(?:(?:Envoyé|Sent|Gesendet|Enviado|Inviato|Verzonden|Verstuurd|Skickat|Expédié|Wysłane)\s(?:de|depuis|à partir|avec|from|with|using|via|von|mit|vom|desde|con|do|dal?|da|met|vanaf|från|z)\b.{1,80}|(?:Von|Vom) (?:meinem|Mobil|iPhone|Handy).{0,60}gesendet.{0,20}|(?:Get|Obtenir|Téléchargez?|Holen Sie sich|Obtener|Scarica|Download) (?:Outlook|BlueMail|Outlook pour).{0,80}|(?:Provenance|Garanti sans virus).{0,60}|Mobile|iPhone)\s*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        2000
    )]
    private static partial Regex Programs();

    [GeneratedRegex(@"^\s*[-_=*]*\s*$", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Rule();

    [GeneratedRegex(@"\n{3,}", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Gaps();
}
