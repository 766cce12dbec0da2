using System.Text.RegularExpressions;
using static CampaignHub.Platform.Mail.Reading.BounceReason;

namespace CampaignHub.Platform.Mail.Reading;

/// <summary>One way in which servers say a reason.</summary>
/// <param name="Source">Who says it so: a standard, a server program or a provider.</param>
internal sealed record DiagnosticRule(BounceReason Reason, string Source, Regex Pattern)
{
    public DiagnosticRule(BounceReason reason, string source, string pattern)
        : this(reason, source, new Regex(pattern, RegexOptions.CultureInvariant, DiagnosticRules.Patience)) { }
}

/// <summary>
/// The words of servers, the most telling first; the first that matches decides. They are compared in lower case, without accents, one
/// space between words. What is our fault stands before what suppresses an address: a server that says both has nothing against the address.
/// </summary>
internal static class DiagnosticRules
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private const string Box =
        "(?:mail ?box(?:es)?|mail ?folder|mail ?drop|inbox|account|user|recipient|addressee|quota|boite(?: aux lettres| de reception)?|bal|postfach|buzon|casella|caixa)";
    private const string Who = "(?:user|recipient|rcpt|mail ?box|account|address(?:ee)?|local ?part|alias|person|destination|customer)";

    /// <summary>Read with hosts and links in place: what they name is telling.</summary>
    public static readonly IReadOnlyList<DiagnosticRule> Links =
    [
        new(UnknownUser, "Gmail", @"p=nosuchuser|answer=6596\b|answer/6596\b"),
        new(Suspended, "Gmail", @"p=disableduser"),
        new(Full, "Gmail", @"p=overquota"),
        new(TooBig, "Gmail", @"p=maxsizeerror|p=toolargemessage"),
        new(Rate, "Gmail", @"p=receivingrate|p=unsolicitedratelimit|p=ratelimit"),
        new(Spam, "Gmail", @"p=unsolicitedmessage|p=unsolicitediperror|p=likelysuspicious"),
        new(Content, "Gmail", @"p=blockedmessage|p=rfcmessagenoncompliant"),
        new(Spam, "lists of links in spam", @"\bsurbl\b|uribl|\bdbl\.|spamassassin"),
        new(Auth, "Gmail", @"p=unauthenticated|p=ipv6authorizationerror|p=dmarc|mail/answer/81126\S*authentication"),
        new(
            Policy,
            "lists of blocked senders",
            @"spamhaus|spamcop|\bsorbs\b|barracudacentral|\bdnsbl\b|\brbl\b|uceprotect|invaluement|senderscore|mailspike|backscatterer|abuseat|\bnjabl\b|abuse\.net|cloudmark\S*(?:csi|reset)|ers\.trendmicro|talosintelligence|senderbase|sender\.office\.com|postmaster\.live\.com|postmaster\.free\.fr|\bcbl\b|\bxbl\b"
        ),
    ];

    /// <summary>Read without addresses, hosts and links: their names would be taken for words.</summary>
    public static readonly IReadOnlyList<DiagnosticRule> Words =
    [
        // What several words together make certain, before any single word can mislead.
        new(UnknownUser, "Exchange Online 5.4.1", @"recipient address rejected: access denied"),
        new(UnknownUser, "Exchange", @"resolver\.adr\.(?:recip|exrecip)notfound|recipnotfound|recipientnotfound|recipient ?not ?found"),
        new(
            Policy,
            "Exchange",
            @"resolver\.rst\.(?:notauth|authrequired|senderrestricted)|recipient(?: is)? not authorized|client host rejected"
        ),
        new(TooBig, "Exchange", @"resolver\.rst\.(?:recip)?siz|sendsizelimit|recvsizelimit"),
        new(Full, "Exchange", @"quotaexceeded|exception(?:shutoff)?quota|storedrv\S*;? ?(?:mailbox|recipient mailbox) (?:is )?full"),
        new(Suspended, "Exchange", @"mailboxdisabled|recipient\.disabled|mailbox disabled"),
        new(
            Full,
            "GMX, web.de",
            @"too many (?:messages|mails) (?:on|in) (?:the |this |his |your )?(?:server|mail ?box|account)|zu ?viele mails"
        ),
        new(
            Expired,
            "Exim",
            @"retry time(?:out)? (?:not reached|exceeded)|(?:all (?:relevant )?)?hosts .{0,60}(?:failing|been failing)|delivery (?:time|period) expired"
        ),
        new(
            NotAccept,
            "RFC 7504, RFC 7505, Exim",
            @"null ?mx|indicated no smtp service|host does not (?:accept|receive) mail|domain does not accept mail|no mail accepted|(?:domain|host|server|system) (?:does not|doesn't|do not|will not) (?:accept|receive|handle|support) (?:any )?(?:incoming )?e?-?mails?|we do not accept (?:any )?e?-?mail\b|(?:mail|smtp) service (?:is )?(?:not available|disabled) (?:for|on) th|this host accepts no mail|domain (?:is )?not (?:configured|set up|enabled) (?:to receive|for) e?-?mail"
        ),
        // Ours to put right: who we are (RFC 7208, 6376, 7489, 7372).
        new(
            Auth,
            "RFC 7372",
            @"\b(?:dmarc|dkim|spf|domainkeys)\b.{0,60}(?:fail|reject|not|invalid|policy|polic|check|missing|record|none|error|align|pass|required|unsigned|sign|v[ei]rif)|(?:fail|reject|not|invalid|refus|block|denied|due to|because of|missing|no|without|bad).{0,40}\b(?:dmarc|dkim|spf|domainkeys)\b|sender policy framework|sender ?id (?:check|fail)|\bunauthenticated\b|authentication (?:checks?|results?|information)? ?(?:fail|failed|did not pass|required)|authenticat\w+ .{0,40}(?:did not|not|don't) pass|not (?:properly )?aligned|not authenticated|(?:please|must|need to) (?:turn on|enable|use|provide)? ?(?:smtp )?auth|authentication required|smtp authentication|5\.7\.26|envoi non authentifie"
        ),
        // Ours to put right: how much and how fast.
        new(
            Greylist,
            "Postgrey and others",
            @"gr[ae]y ?-?list|liste grise|postgrey|gr[ae]y ?trap|\btriplet\b|please try again (?:later|in) .{0,40}first (?:time|contact)|temporarily (?:rejected|deferred|blocked) .{0,40}try again (?:in|after) \d+|(?:recipient|sender|address) (?:address )?(?:un)?verif\w+ (?:is )?in progress"
        ),
        new(
            Rate,
            "providers",
            @"too many (?:concurrent |simultaneous )?(?:connections|messages|mails|e-?mails|recipients|errors|sessions|commands|rcpt|invalid|unknown|smtp|attempts|hits|requests|slots|outbound)|trop de (?:connexions|messages|mails|requetes|destinataires|session)|rate[ -]?limit|throttl|slow(?:er)? down|(?:connection|message|sending|mail|recipient|smtp|command|error|delivery|hourly|daily|sender)s? ?(?:rate|frequency|count)(?: limit)? .{0,20}(?:exceed|reached|too high|limit)|exceed\w* .{0,40}(?:rate|per (?:hour|minute|day|second|connection)|hourly|daily|connections?|messages? limit|sending (?:limit|quota)|recipients? limit|limit for (?:messages|sending|recipients))|receiving (?:mail|messages) (?:at a rate|too (?:quick|fast))|unusual rate|unusually high (?:rate|volume)|(?:max|maximum) (?:number of )?(?:connections|messages per|recipients|sessions)|deferred due to (?:user complaints|unexpected volume|excessive)|unexpected volume|mail(?:s|ing)? too fast|limit (?:on|for) (?:the )?(?:number of )?(?:messages|recipients|connections)|connection limit|(?:sending|hourly|daily|outgoing) quota|sent too many|delivery limit|\bts0[1-4]\b"
        ),
        // Whether it is taken for spam.
        new(
            Policy,
            "lists of blocked senders",
            @"black ?-?list|block ?-?list|deny ?-?list|liste noire|sperrliste|requires? confirmation|confirm this (?:mail )?server"
        ),
        new(
            Spam,
            "content filters",
            @"spam|unsolicited|\bube\b|\buce\b|junk (?:mail|e-?mail|message)|mass ?-?mail|bulk (?:mail|e-?mail|message)|\bphish|pourriel|indesirable|unerwunscht|unerwuenscht|no deseado|indesiderat|cloudmark|(?:classified|identified|detected|categorized|considered|recogni[sz]ed|marked|flagged) as (?:an? )?(?:bulk|junk|unwanted|suspicious|abusive)|looks like (?:bulk|junk)|suspicious (?:message|mail|e-?mail|content|url|link)|(?:blocked|rejected|refused) .{0,30}(?:bayes|razor|rspamd|pyzor|high score)|score .{0,20}(?:exceed|too high|over)|\bdcc\b"
        ),
        new(
            Policy,
            "lists of blocked senders",
            @"blocked using|blocked by .{0,30}list|(?:is|are|was|been|ip|address|host|server|sender|you'?re?|currently) (?:currently )?listed (?:in|on|at|by|as)|on (?:a|our|the|my) (?:\w+ )?block|(?:bad|poor|low) (?:\w+ )?reputation|reputation (?:is|score|too|of)|(?:sender|ip|domain|network) reputation|due to .{0,30}reputation|\bbanned (?:sender|ip|host|sending)|(?:ip|address|network|host) .{0,40}\bbanned"
        ),
        // What it carries.
        new(
            Content,
            "content filters",
            @"\bvirus|malware|infected|trojan|clamav|potential security issue|(?:executable|banned|dangerous|forbidden|prohibited|unsafe|blocked|restricted|disallowed|unallowed) .{0,20}(?:attachment|file|extension|content)|attach(?:ment|ed file)s?\b.{0,60}(?:not (?:allowed|accepted|permitted)|block|reject|prohibit|forbid|illegal|remov|denied|dangerous|invalid|policy)|not accept\w* .{0,50}attachments?|attachment on your|improperly-formatted|unnecessary base64|piece jointe.{0,60}(?:interdit|refus|bloqu|rejet)"
        ),
        new(
            Content,
            "RFC 5322, RFC 2045",
            @"not (?:rfc|compliant|conform)|rfc ?-?(?:2?822|5322|5321|2045|2047)|(?:header|from:|date:|message-id|to:) .{0,40}(?:missing|invalid|malformed|duplicate|syntax error|too long|not (?:allowed|valid|present|acceptable|compliant))|(?:missing|invalid|malformed|multiple|duplicate|bad|illegal|improper|no valid|no) (?:\w+ )?(?:header|from: |from header|date: |message-id|mime|boundary|subject)|bare (?:lf|cr|line ?feed)|lines? (?:is |are )?too long|line length|8-?bit (?:characters|data|mime)|non-?ascii|smtputf8|internationali[sz]ed (?:address|e-?mail)|character set|charset|mime (?:error|structure|type)|conversion (?:of|not|required|with|but)|cannot convert|content-(?:type|transfer-encoding)"
        ),
        // Mailbox full comes before message too big: both speak of sizes.
        new(
            Full,
            "RFC 3463 X.2.2",
            Box
                + @"['s]*\b.{0,50}(?:\bfull\b|over ?-?quota|out of (?:space|storage)|no (?:more )?space|(?:has|have|is|was|would be|been|will be)? ?exceed\w*(?! .{0,20}message size)|pleine?\b|satur|\bvoll\b|uberfullt|lleno|llena|\bpiena\b|cheia|\bvol\b|overfull|over (?:its|the|his|allotted|size|disk|storage|the maximum)|size limit|(?:above|beyond|at) (?:its|the|his) (?:quota|limit)|(?:storage|disk|size)? ?limit (?:exceeded|reached))"
        ),
        new(
            Full,
            "RFC 3463 X.2.2",
            @"(?:over|overquota|over its|above|beyond|out of|exceed\w*|exhausted|insufficient|full) ?-?(?:the |its |his |her |their |allowed |allotted |maximum |disk |mail ?box |mail |user |storage |e-?mail )*(?:quota|storage|mail ?box size|mail ?box)|quota .{0,30}(?:exceed|full|over|reached|violat|limit|depass|atteint|exhaust|uberschritten|excedid|superad|esced|insufficient|used up|not enough)|(?:depass|exced|super|uberschr)\w* .{0,30}quota|insufficient (?:disk|storage|system storage|space|mailbox)|(?:no|not enough|lack of|low on) (?:more )?(?:disk |storage |mail ?box )?(?:space|storage|room)|disk(?: is)? full|storage (?:allocation|space|limit)|out of (?:disk|storage)|espace (?:de stockage|disque|insuffisant)|speicherplatz|(?:not|n't) (?:have )?enough space|space .{0,20}(?:used up|not enough|insufficient)|quota\W*$|(?:mail )?system full|too much (?:mail|e-?mail|data)(?: stored)?|file system(?: is)? full|maildir (?:over|full)|\bmailbox_?full\b|mail ?boxfull|account is full|full mail ?box|4\.2\.2|5\.2\.2"
        ),
        new(
            TooBig,
            "RFC 3463 X.3.4, RFC 1870",
            @"(?:message|mail|e-?mail|file|attachment|data|letter|header|body|content) (?:\w+ ){0,3}(?:too|exceed\w*|larger|bigger|greater)\b.{0,30}(?:big|large|long|size|maximum|limit|than|allowed|permitted)|(?:message|mail|e-?mail) ?-?(?:size|length) .{0,30}(?:exceed|limit|larger|bigger|too|over|maximum|greater)|exceed\w* .{0,60}(?:message|maximum|max|fixed|allowed|permitted|size) ?-?(?:message |mail |fixed )?(?:size|length|limit)|(?:max|maximum)(?: allowed| permitted)? (?:message |mail |e-?mail )?size|size (?:limit|of (?:the|this|your) message|exceed|restriction)|class=size|too (?:large|big)\b|larger than (?:the )?(?:\w+ )?(?:limit|maximum|allowed|current)|(?:message|courriel|mail) .{0,30}(?:trop (?:gros|volumineux|grand|long)|taille)|taille (?:maximale|du message|limite)|zu gro(?:ss|b)|demasiado grande|troppo grande|5\.3\.4|5\.2\.3|\b552 .{0,20}size"
        ),
        // Whom they take mail from.
        new(
            Policy,
            "relaying",
            @"relay(?:ing)? (?:access )?(?:denied|prohibited|not (?:allowed|permitted)|not possible|disallowed|forbidden|refused)|(?:not|un)able to relay|(?:not|n't) (?:permitted|allowed|authorized) to relay|(?:do not|don't|won't|will not|cannot|can't|denied|not a|no|open|as a|mail) relay|not (?:a|an open) relay|relay (?:not|n't)|rcpthosts|relais? (?:interdit|refuse|non autorise)|tenantattribution|not local.{0,20}gateway|use me .{0,60}as a relay"
        ),
        new(
            Policy,
            "sender refused",
            @"(?:envelope |mail )?(?:sender|mail from|return-?path|from address|sending address|senders? (?:address|domain|e-?mail))\b.{0,50}(?:reject|refus|denied|not (?:allowed|accept|permit|authori|valid|verif|exist|found|in )|does not (?:exist|resolve)|doesn't (?:exist|resolve)|invalid|unverif|could not be verified|blocked|unknown|banned|disallow|restrict|prohibit|must (?:exist|resolve)|bad|lookup fail)|(?:bad|invalid|unknown|unverif\w+|forged|blocked|unacceptable|unresolvable|spoofed|unauthori[sz]ed) (?:envelope )?(?:sender|return-?path|mail from|from address)|sender verif|callback|call ?-?out verif|verify (?:your|the) (?:sender|from)|domain of sender|no (?:mx|a record|valid mx) .{0,30}sender|expediteur .{0,40}(?:refus|rejet|bloqu|interdit|non autoris|inconnu)|absender .{0,40}(?:nicht|abgelehnt|gesperrt)|sender (?:is )?(?:not|isn't) (?:on|pre-?approved|in)|\bbatv\b|third-party dsns?|bounces? not accepted|not owned by user|not subscribed to|emetteur .{0,20}(?:invalide|refuse|inconnu)|closed (?:mailing )?list|senders to accept|(?:not|n't) (?:on|in|a member of) .{0,30}(?:allowed|approved|white|accept|member|authori)|(?:only|just) (?:accepts?|receives?|allows?) (?:mails?|messages?|e-?mails?) from|white ?-?list|allow ?-?list|members?[- ]only|non-?members?|moderat(?:or|ion|ed)|you are not (?:allowed|authori|permitted)|not authori[sz]ed to|n'(?:est|etes) pas autoris|permission to (?:send|mail|post)"
        ),
        new(
            UnknownUser,
            "Postfix, Sendmail, Exim, in so many words",
            @"\buser unknown\b|\bunknown user\b|\bno such user\b|\b(?:user|mail ?box|recipient|account) (?:was )?not found\b|\buser does(?: not|n't) exist\b|unknown (?:recipient|local part)"
        ),
        new(
            Policy,
            "RFC 7372, RFC 5321",
            @"reverse dns|rdns|\bptr\b|reverse (?:lookup|mapping|hostname|name)|inverse (?:dns|resolution)|\bhelo\b|\behlo\b|(?:my|your) (?:host)?name was rejected|invalid (?:hostname|domain name)|hostname .{0,30}(?:not|mismatch|invalid|reject)|dynamic(?:ally)? .{0,20}(?:ip|address|host|assigned)|residential|dial-?up|generic (?:host|reverse|ptr)|does not resolve|(?:must|need to) (?:issue|use) (?:a )?starttls|(?:tls|encryption) (?:is )?required|requires? (?:tls|encryption)|forward-?confirmed"
        ),
        new(
            Policy,
            "policies",
            @"(?:security|company|corporate|content|mail|local|e-?mail|administrative|site|our|message|organi[sz]ation\w*|sending|access|your|filter|spamming|transport|delivery|server) polic(?:y|ies)|polic(?:y|ies) (?:reason|violation|rejection|restrict|rule|reject|error|prohibit|forbid|failure)|for policy|(?:violat|against|due to|because of|per|by) .{0,20}polic(?:y|ies)|administrative(?:ly)? (?:prohibit|den|block|reject|lock)|rejected by (?:administrator|rule|filter|system|header|our)|politique (?:de|du)|reglement|bloque par|gesperrt durch|message (?:was |has been |is )?(?:rejected|refused|blocked|denied|not accepted) (?:by|for|due)|(?:ip|host|server|connection|client|address|sender|mail|message|domain|network) .{0,60}(?:is |was |been |are |has been |currently )+(?:temporarily )?(?:block(?:ed)?|barred|blacklisted|refused|prohibited|denied access|rejected (?:by|due))\b|block(?:ed|ing) (?:by|your|mail|for|due|because|from|ip)|connections? (?:not accepted|rejected|denied|from|will not be accepted|refused by)|mail from .{0,40}(?:refused|blocked|rejected|not accepted|denied)|not accepting (?:any )?(?:mail|messages|e-?mails?) from|not welcome|go away|you are (?:blocked|banned|not welcome)|please contact (?:your|the) (?:isp|internet)|abuse"
        ),
        // The address: what became of it, before that it is unknown.
        new(
            Moved,
            "RFC 3463 X.1.6, RFC 5321 551",
            @"(?:user|recipient|mail ?box|address|account|he|she|person|destination)\b.{0,30}(?:has moved|have moved|\bmoved\b|changed (?:his|her|their|its|e-?mail)|has changed|was changed)|no longer (?:at this|uses|using|works?|employed|with (?:us|the|this)|here|reachable)|new (?:e-?mail )?address (?:is|of|for)|(?:his|her|their) new (?:e-?mail )?address|user not local; ?(?:please|will)|try <|please (?:forward|send) .{0,30}(?:to|at) (?:the )?(?:new|another|following)|nouvelle adresse|change d'adresse|ne travaille plus|a quitte (?:la|l'|notre|ses)|neue (?:e-?mail-?)?adresse|nicht mehr (?:bei|tatig|im unternehmen)|nueva direccion|nuovo indirizzo|5\.1\.6|5\.7\.17"
        ),
        new(
            Suspended,
            "RFC 3463 X.2.1",
            @"suspend|disabled|deactivat|desactiv|deaktiviert|\binactiv|inaktiv|not (?:currently |been )?activ|(?:account|mail ?box|user|recipient|address)\b.{0,30}(?:\blocked|\bclosed|terminated|discontinued|cancel+ed|frozen|\bblocked|on hold|dormant|temporarily (?:unavailable|disabled)|out of service|inaccessible|no longer (?:active|available|accepts?|in use)|been (?:removed|deleted|retired|closed)|has expired|expired|not enabled|restricted|barred|unavailable due)|\b(?:closed|locked|expired|terminated|frozen|dormant|cancel+ed|deleted|unused|abandoned) (?:e-?mail )?(?:account|mail ?box|user|address)|no longer (?:accepts?|receiv\w+|in (?:use|service)|active|available|monitored)|(?:compte|adresse|boite)\b.{0,40}(?:suspendu|bloque|ferme|resili|cloture|desactive|inactive?|plus (?:active|utilise|valide))|(?:konto|postfach|adresse) .{0,30}(?:gesperrt|deaktiviert|geschlossen)|ausgeschieden|cuenta .{0,30}(?:suspendida|desactivada|bloqueada|cancelada)|\bceased\b|is (?:a )?parked"
        ),
        new(
            HostUnknown,
            "RFC 3463 X.1.2, DNS",
            @"host (?:name )?(?:not found(?!, try again)|unknown|lookup (?:did not complete|failed)|does not exist)|unknown (?:host|domain|mail (?:host|domain))|domain (?:name )?(?:does ?n[o']t exist|does not exist|not (?:found|exist|valid|known|hosted)|unknown|is (?:not (?:hosted|valid|local|a valid)|invalid|unknown)|isn't (?:hosted|in)|lookup failed)|no such (?:domain|host)|(?:name|nodename|node) (?:or service |nor servname )?(?:provided, or )?not known|host or domain name not found|host not found(?!, try again)|nx ?-?domain|non-?exist\w+ (?:domain|host)|(?:couldn't|could not|cannot|can't|unable to) (?:find|resolve|locate|lookup|look up|determine) (?:any |the |a )?(?:\w+ )?(?:host|domain|destination|mx|mail (?:server|exchanger|host)|address of)|unrout(?:e)?able (?:mail )?domain|bad destination (?:host|system|domain)|invalid (?:domain|host|destination domain)|no (?:mx|a|mx or a|valid|mail|dns)(?:,? \w+)? (?:record|host|server|exchanger)s?|(?:mx|relevant mx) records? point|(?:hote|domaine|serveur)\b.{0,30}(?:inconnu|inexistant|introuvable|n'existe)|nom de domaine|domane .{0,30}(?:nicht|existiert)|domain (?:nicht|existiert)|dominio .{0,30}(?:no existe|inexist|non esiste|sconosciuto)|illegal host|not .{0,12}local domain|5\.1\.2|5\.4\.310"
        ),
        new(
            UnknownUser,
            "RFC 3463 X.1.1",
            @"unknown (?:or (?:illegal|invalid) )?(?:local |mail |virtual |e-?mail |or \w+ )?(?:user|recipient|account|mail ?box|address|alias|local ?-?part|addressee|destination)|(?:user|recipient|account|mail ?box|alias|addressee)(?: is| name)?[ -]?(?:unknown|not known)|user(?:name)?_?unknown|no such (?:\w+ )?(?:user|recipient|mail ?box|account|address|person|local|alias|name|mail ?drop|e-?mail|id|customer|entry|destination|object|member|folder)|no (?:\w+ )?(?:mail ?box|mail box|account|user|recipient|address)(?:es)? (?:here|by (?:that|this)|available|found|for|with|exists?|matching|of that|at)|not our customer|no longer a customer|"
                + Who
                + @"\b.{0,70}(?:not found|not be found|n't found|does ?n'?[o']t exist|do not exist|doesnt exist|not exist\w*|non ?-?exist\w*|is invalid|\binvalid\b|unknown|(?:not|n't) (?:known|listed|recogni[sz]ed|valid|on this|a (?:known|valid|registered|user|local)|our|have an?|in (?:our|the|this)|local|hosted|registered|served|available|exist|present|handled|defined|resolvable|match)|undeliverable|unrout\w+|has no|no longer (?:exists?|valid|known)|incorrect|misspelled|wrong|bad)"
        ),
        new(
            UnknownUser,
            "RFC 3463 X.1.1",
            @"(?:invalid|bad|illegal|wrong|incorrect|nonexistent|non-existent|undeliverable|unrout\w+|unresolvable|unkown|unknow) (?:or \w+ )?(?:\w+ )?(?:recipient|user(?:name| name| id|id)?|mail ?box|address|account|destination(?: mail ?box)?|local ?part|final delivery)|recipient (?:address )?(?:was )?(?:rejected|refused|denied|verification fail)|address (?:rejected|error|does not|was not found|could ?n[o']t be found|unknown|wasn't found)|bad_?recipient|badrcptto|vpopmail|doesn't have an? .{0,30}account|(?:name|recipient|user) .{0,20}not recogni[sz]ed|not listed in|not (?:a )?(?:valid|known|existing) (?:recipient|user|mail ?box|address|account|e-?mail)|cannot (?:find|locate) .{0,30}(?:user|recipient|mail ?box|address)|(?:check|verify) .{0,30}(?:spelling|e-?mail address|recipient)|addressee .{0,10}(?:is )?not|couldn't find .{0,20}(?:mail ?box|user|address)|unrouteable|not a (?:local|valid) (?:user|address)|could not be delivered .{0,30}unknown|5\.1\.1\b|5\.1\.10\b|4\.1\.1\b"
        ),
        new(
            UnknownUser,
            "in French",
            @"(?:destinataire|utilisateur|adresse|compte|boite|bal|abonne|usager)\b.{0,60}(?:inconnue?|inexistante?|introuvable|n'existe|n'a pas (?:ete|pu etre) trouve|non (?:trouve|recense|valide|reconnu|connu|repertorie)|invalide|incorrecte?|erronee?|mauvaise?|n'est pas (?:valide|reconnu|connu|un|repertorie)|ne correspond)|n'existe (?:pas|plus)|adresse d'au moins un destinataire invalide|pas de boite"
        ),
        new(
            UnknownUser,
            "in other tongues",
            @"(?:empfanger|empfaenger|benutzer|postfach|adresse|teilnehmer|mailbox)\b.{0,50}(?:unbekannt|nicht (?:gefunden|bekannt|vorhanden|existent|verfugbar|erreichbar)|existiert nicht|ungultig|falsch)|existiert nicht|unbekannter (?:empfanger|benutzer)|(?:usuario|destinatario|cuenta|direccion|buzon)\b.{0,50}(?:desconocid|no existe|inexistente|no (?:se )?encontr|invalid|incorrect|no valid)|no existe|(?:utente|destinatario|indirizzo|casella)\b.{0,50}(?:sconosciut|inesistent|non (?:esiste|trovat|valid|risulta)|errat)|(?:gebruiker|geadresseerde|adres|ontvanger|mailbox)\b.{0,50}(?:onbekend|bestaat niet|niet gevonden|ongeldig)|(?:usuario|destinatario|caixa|endereco|conta)\b.{0,50}(?:nao (?:existe|encontrad)|desconhecid|invalid)|uzytkownik|nie istnieje|пользовател\w*.{0,30}не|不存在|존재하지"
        ),
        // The way there, and patience.
        new(
            Network,
            "RFC 3463 X.4",
            @"connect(?:ion|ing|ed)?\b.{0,60}(?:timed? ?out|refused|reset|dropped|lost|closed|failed|failure|broken|aborted|interrupted|error|unexpectedly)|(?:could not|cannot|can not|can't|couldn't|unable to|failed to|(?:not|n't) able to) (?:be )?(?:connect|contact|establish|reach(?:ed)? (?:the |a |any |remote |destination |mail |its )*(?:host|server|system|exchanger|domain|mta))|could not connect|no route to host|network (?:is )?(?:unreachable|error|problem|failure|down)|host (?:is )?(?:down|unreachable|not responding|unavailable)|no answer from host|(?:not|n't|never) respond|operation timed out|connection established but|\bdns\b.{0,40}(?:error|fail|query|loop|problem|timeout|server|lookup)|name ?server|name service error|\bloops?\b|looping|looped|(?:too many|maximum|excessive|exceed\w*) (?:\w+ )?hops?|hop ?-?count|\btls\b|\bssl\b|starttls|handshake|timeout (?:while|waiting|on|after|exceed)|timed out (?:while|waiting|on|during|after)|greeting|lost (?:input )?(?:connection|channel)|temporary (?:failure in name|lookup|dns|resolution)|lookup failure|host not found, try again|resolve route|routing (?:loop|error|problem|fail)|mail forwarding|serveur .{0,30}(?:ne repond|injoignable|indisponible)|verbindung|server (?:is )?(?:unavailable|unreachable|not available|busy|down)|service (?:is )?(?:temporarily )?unavailable.{0,40}(?:try|later)|system (?:is )?(?:busy|not (?:currently )?accepting|resources)|mail server .{0,40}(?:not|un)|bad connection|socket|unexpected (?:connection )?response|no servers? (?:available|responding)"
        ),
        new(
            Expired,
            "RFC 3463 X.4.7",
            @"expired|too long (?:in|on)|(?:in|on) the queue (?:too|for)|queue (?:too long|lifetime|time)|been queued|message timed? ?out|time(?:d)? ?out|gave up|giv(?:e|en|ing) up after|could not be delivered (?:for|within|after|in)|not (?:yet )?been delivered|(?:is|was|been|being) (?:still )?delayed|delivery .{0,20}delay|(?:un)?(?:deliver|collect)\w* .{0,30}(?:for|after|within) (?:more than )?\d+(?:\.\d+)? ?(?:day|hour|heure|jour|minute|tag|stunde|attempt)|failed \d+ attempts|\d+ (?:unsuccessful )?attempts?|(?:numerous|multiple|several|repeated|many) (?:\w+ )?(?:attempts|retries|tries)|not been collected|have been failing|(?:after|within) \d+(?:\.\d+)? ?(?:hour|day|minute)|allowed queue|undelivered (?:for|after)|(?:still|will) (?:be )?(?:being )?retr|(?:retry|delivery) (?:attempts|limit|timeout)|maximum (?:retry|time|attempts)|continue to (?:try|attempt|be made)|warning (?:message )?only|delai|retard|verzoger|4\.4\.7|5\.4\.7"
        ),
    ];

    /// <summary>What only hints, read after the codes have had their say.</summary>
    public static readonly IReadOnlyList<DiagnosticRule> Hints =
    [
        new(
            UnknownUser,
            "RFC 5321 550",
            @"mail ?box (?:is )?(?:currently )?(?:not available|unavailable)|requested action not taken|user (?:reject|not available|unavailable)|message rejected by recipient|recipient (?:not accepted|unavailable|not available)|mail ?box .{0,20}not .{0,10}local|not accept(?:ed|ing)? (?:mail|messages) for (?:this|that)"
        ),
        new(Content, "filters", @"(?:message|mail|e-?mail) content|content (?:reject|not accept|filter|den)|contenu"),
        new(
            Policy,
            "filters",
            @"access (?:is )?denied|\bdenied\b|not (?:allowed|permitted|authori[sz]ed|accepted)|unauthori[sz]ed|prohibited|forbidden|\brejected\b|\brefused\b|\bblocked\b|restricted|\bpolicy\b|\bfilter|security|refuse\b|rejete|interdit|abgelehnt|bloque"
        ),
    ];
}
