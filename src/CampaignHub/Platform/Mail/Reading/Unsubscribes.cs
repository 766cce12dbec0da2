using System.Text.RegularExpressions;

namespace CampaignHub.Platform.Mail.Reading;

/// <summary>A mail that asks for no more: to the address for that, or a few words of a person's own.</summary>
internal static partial class Unsubscribes
{
    // Longer, and it is a letter that speaks of it.
    private const int LongestWish = 240;
    private static readonly string[] Addressed = ["To", "Delivered-To", "X-Original-To"];

    public static bool Is(MailParts mail) => IsToTheAddress(mail) || IsSubject(mail) || IsWish(Diagnosis.Plain(ReplyText.Of(mail)));

    /// <summary>Whether a person's own words, and nothing else, ask for it.</summary>
    public static bool IsWish(string own) =>
        own.Length is > 0 and <= LongestWish && !Kept().IsMatch(own) && (Wishes().IsMatch(own) || Stop().IsMatch(own));

    private static bool IsToTheAddress(MailParts mail) =>
        Addressed.SelectMany(name => MailAddresses.Among(mail.Header(name))).Any(address => Addresses().IsMatch(address));

    // The subject of an answer is ours; an own one is theirs.
    private static bool IsSubject(MailParts mail) => Subjects().IsMatch(Diagnosis.Plain(mail.Header("Subject")));

    [GeneratedRegex(
        @"^(?:[\w.-]+[+-])?(?:unsubscribe|unsub|desabonnement|desinscription|desabonner|optout|opt-out|abmelden|baja)(?:[+-][^@]*)?@",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        2000
    )]
    private static partial Regex Addresses();

    [GeneratedRegex(
        @"^\W*(?:re ?: ?)?\W*(?:stop|unsubscribe(?: me| please)?|please unsubscribe(?: me)?|remove(?: me)?(?: please)?|opt[ -]?out|desabonn(?:er|ement|ez-moi|ez moi)|(?:me |se )?desabonner|desinscription|desinscri(?:re|vez-moi)|desabonnement s'?il vous plait|abmelden|abmeldung|abbestellen|baja|darme de baja|cancelar suscripcion|disiscrizione|cancellami|uitschrijven|afmelden|cancelar inscricao|remover)\W*$",
        RegexOptions.CultureInvariant,
        2000
    )]
    private static partial Regex Subjects();

    // "STOP", "stop svp", "stop, merci": alone, not as the first word of a sentence.
    [GeneratedRegex(
        @"^\W*stop\W*(?:(?:s'?il vous plait|svp|stp|please|merci|thanks|thank you|bitte|por favor|mail|e-?mails?|pub)\W*){0,3}$",
        RegexOptions.CultureInvariant,
        2000
    )]
    private static partial Regex Stop();

    [GeneratedRegex(
        @"\bunsubscribe\b|(?:remove|delete|take) (?:me|my (?:name|address|e-?mail)|us|this address)\b.{0,40}(?:list|mailing|off|database|from)|^\W*(?:please )?remove me\W*|take me off|stop (?:sending|e-?mailing|mailing|writing|contacting|these|all)|opt(?:ing)?[ -]?(?:me )?out|no longer (?:wish|want) to (?:receive|be contacted)|(?:do not|don't) (?:want|wish) to (?:receive|get)|(?:do not|don't|stop) (?:e-?mail|contact|write|send|mail)(?:ing)? (?:to )?(?:me|us)|desabonne[rz]?\b|\bdesabonnement\b|desinscri(?:re|vez|ption|s)\b|me (?:retirer|supprimer|enlever|rayer|desinscrire|desabonner)|(?:retirez|enlevez|supprimez|rayez|otez|effacez|desinscrivez|desabonnez)[ -](?:moi|nous|mon|mes|cette)|retirer (?:mon|mes|cette) (?:adresse|nom|coordonnees|e-?mail|mail)|(?:ne |n')?(?:souhaite|desire|veux|voudrais|souhaitons|veut)\w* (?:plus|pas) (?:recevoir|etre (?:contacte|destinataire))|ne plus (?:recevoir|m'(?:envoyer|ecrire|adresser|importuner)|me (?:contacter|solliciter))|plus recevoir (?:vos|de|ces|ce)|(?:cesse[rz]|arrete[rz]) (?:de )?(?:m'|me |nous |vos |ces |les )|abbestell|abmeld|austragen|keine (?:weiteren |mehr )?(?:e-?mails|mails|nachrichten|newsletter)|(?:dar(?:me|nos)|dese|denme) de baja|de baja de|no (?:deseo|quiero|deseamos) (?:seguir )?(?:recibir|recibiendo)|cancell(?:ami|atemi|are la mia|azione)|disiscri|rimuov(?:i|ete)mi|non (?:desidero|voglio) (?:piu )?ricevere|uitschrij|afmeld|geen (?:e-?mails|mails|berichten) meer|descadastr|cancelar (?:a )?(?:minha )?(?:inscri|subscri|assinatura)|nao (?:quero|desejo) (?:mais )?receber",
        RegexOptions.CultureInvariant,
        2000
    )]
    private static partial Regex Wishes();

    [GeneratedRegex(
        @"(?:ne (?:me |nous )?|surtout (?:ne )?pas |not |n't |sans |pas )(?:want to |wish to |veux |souhaite )?(?:me |nous |be |plus )?(?:unsubscribe|remove me|desabonne\w*|desinscri\w*|retire[rz]\b.{0,4}pas)\b(?!.{0,30}(?:reussi|arriv|work|possible))|\b(?:a collegue|my colleague|mon collegue|ma collegue)\b",
        RegexOptions.CultureInvariant,
        2000
    )]
    private static partial Regex Kept();
}
