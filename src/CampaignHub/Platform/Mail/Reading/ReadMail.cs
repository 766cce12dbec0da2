using System.Text.RegularExpressions;
using MimeKit;
using MimeKit.Utils;

namespace CampaignHub.Platform.Mail.Reading;

/// <summary>Says what a mail that came in is. A pure function of its bytes: it never throws, and it takes bounded time whatever comes.</summary>
internal static partial class ReadMail
{
    public static InboundReading Of(byte[] raw) => Of(MailParts.Of(raw));

    public static InboundReading Of(MailParts mail)
    {
        if (Complaints.Is(mail))
        {
            return new InboundReading(InboundKind.Complaint, Complaints.Recipients(mail)) { Keys = KeysOf(mail) };
        }

        if (Reported(mail) is { Count: > 0 } reported)
        {
            var isBounce = reported.Any(outcome => outcome.Reason != BounceReason.NotABounce);
            return new InboundReading(isBounce ? InboundKind.Bounce : InboundKind.Unrelated, reported) { Keys = KeysOf(mail) };
        }

        if (IsLetterOfServer(mail))
        {
            return new InboundReading(InboundKind.Bounce, Written(mail)) { Keys = KeysOf(mail) };
        }

        return new InboundReading(KindOfPerson(mail), []);
    }

    private static InboundKind KindOfPerson(MailParts mail)
    {
        if (mail.Headers.Count == 0 || mail.Feedback is not null)
        {
            return InboundKind.Unrelated;
        }

        if (AutoReplies.Is(mail))
        {
            return InboundKind.AutoReply;
        }

        if (AutoReplies.IsList(mail))
        {
            return InboundKind.Unrelated;
        }

        if (BounceText.IsDaemon(mail) && mail.Header("Return-Path") is "<>")
        {
            return InboundKind.Unrelated;
        }

        return Unsubscribes.Is(mail) ? InboundKind.Unsubscribe
            : IsReply(mail) ? InboundKind.Reply
            : InboundKind.Unrelated;
    }

    private static bool IsReply(MailParts mail) =>
        mail.Headers.Contains(HeaderId.InReplyTo)
        || mail.Headers.Contains(HeaderId.References)
        || Answers().IsMatch(mail.Header("Subject"));

    private static bool IsLetterOfServer(MailParts mail)
    {
        if (!BounceText.IsBounce(mail))
        {
            return false;
        }

        var own = Diagnosis.Plain(BounceText.Own(mail.Text));
        return !Success().IsMatch(own) || Failure().IsMatch(own) || Delays().IsMatch(own);
    }

    // RFC 3464: what the report says of each recipient, in fields.
    private static IReadOnlyList<RecipientOutcome> Reported(MailParts mail)
    {
        var text = BounceText.Own(mail.Text);
        // Some send the fields as text, or the whole report as one part.
        var statuses =
            mail.Statuses.Count > 0 ? mail.Statuses
            : BounceText.IsDaemon(mail) && Fields().IsMatch(mail.Text) ? [mail.Text]
            : [];
        var reported = statuses.SelectMany(DeliveryStatus.Recipients).ToList();
        return
        [
            .. reported
                .Select(status => Outcome(status, text, mail, isAlone: reported.Count == 1))
                .DistinctBy(outcome => (outcome.Address?.ToUpperInvariant(), outcome.Reason, outcome.IsDelayed)),
        ];
    }

    private static RecipientOutcome Outcome(RecipientStatus status, string text, MailParts mail, bool isAlone)
    {
        var address =
            Whole(status.FinalRecipient)
            ?? status.OriginalRecipient
            ?? status.FinalRecipient
            ?? (isAlone ? FallbackAddress(mail, text) : null);
        if (status.Action is "delivered" or "relayed" or "expanded" || (status.Action.Length == 0 && status.Status?[0] == '2'))
        {
            return new RecipientOutcome(address, BounceReason.NotABounce, BounceEffect.None, status.Status)
            {
                Original = status.OriginalRecipient,
            };
        }

        var isDelayed = status.Action.StartsWith("delay", StringComparison.Ordinal);
        var letter = isAlone ? text : ParagraphOf(text, address);
        var reason = Diagnosis.Of(status.Status, status.Diagnostic, letter);
        if (isDelayed && (reason == BounceReason.Undefined || (reason == BounceReason.Network && status.Diagnostic.Length == 0)))
        {
            reason = BounceReason.Expired;
        }

        return new RecipientOutcome(
            address,
            reason,
            isDelayed ? BounceEffects.WhileDelayed(reason) : BounceEffects.Of(reason),
            StatusOf(status.Status, status.Diagnostic)
        )
        {
            Original = status.OriginalRecipient,
            IsDelayed = isDelayed,
            Words = status.Diagnostic,
        };
    }

    // A gateway's inner name for the mailbox is no address that anybody wrote to.
    private static string? Whole(string? address) => address?.LastIndexOf('.') > address?.LastIndexOf('@') ? address : null;

    // 5.0.0 in the report, and a code that tells in the words of the server that refused.
    private static string? StatusOf(string? status, string words) =>
        status is null || status[1..] == ".0.0" ? StatusRules.FindStatus(words) ?? status : status;

    // The letters that servers write to people.
    private static IReadOnlyList<RecipientOutcome> Written(MailParts mail)
    {
        var own = BounceText.Own(mail.Text);
        var isDelayed = Delays().IsMatch(Diagnosis.Plain(own)) && !Final().IsMatch(Diagnosis.Plain(own));
        var named = Named(mail, own);
        return named.Count > 0
            ?
            [
                .. named.Select(each =>
                    Outcome(each.Address, each.Words, named.Count == 1 ? own : Before(own, named[0].Address), isDelayed)
                ),
            ]
            : [Outcome(FallbackAddress(mail, own), own, own, isDelayed)];
    }

    private static RecipientOutcome Outcome(string? address, string words, string letter, bool isDelayed)
    {
        var reason = Diagnosis.Of(status: null, words, letter);
        if (isDelayed && reason is (BounceReason.Undefined or BounceReason.Network))
        {
            reason = BounceReason.Expired;
        }

        return new RecipientOutcome(
            address,
            reason,
            isDelayed ? BounceEffects.WhileDelayed(reason) : BounceEffects.Of(reason),
            StatusRules.FindStatus(words) ?? StatusRules.FindStatus(letter)
        )
        {
            IsDelayed = isDelayed,
            Words = words,
        };
    }

    // What the letter says of all of them at once.
    private static string Before(string own, string address) =>
        own[..Math.Max(own.IndexOf(address, StringComparison.OrdinalIgnoreCase), 0)];

    private static IReadOnlyList<LetterRecipients.Named> Named(MailParts mail, string own)
    {
        var failed = MailAddresses.Among(mail.Header("X-Failed-Recipients")).ToList();
        var writer = MailAddresses.Among(mail.Header("From")).ToList();
        var strangers = new List<string>(writer);
        foreach (var name in new[] { "To", "Cc", "Reply-To", "Sender", "Delivered-To", "X-Original-To" })
        {
            strangers.AddRange(MailAddresses.Among(mail.Header(name)));
        }

        strangers.AddRange(MailAddresses.Among(ReturnedHeaders(mail)?["From"] ?? ""));
        strangers.AddRange(MailAddresses.Among(ReturnedHeaders(mail)?["Return-Path"] ?? ""));
        strangers.RemoveAll(address => failed.Contains(address, StringComparer.OrdinalIgnoreCase));
        var named = LetterRecipients.Of(own, strangers);
        if (failed.Count > 0)
        {
            return
            [
                .. failed.Select(address => new LetterRecipients.Named(
                    address,
                    named.FirstOrDefault(each => each.Address.Equals(address, StringComparison.OrdinalIgnoreCase))?.Words ?? own
                )),
            ];
        }

        // Somebody may have written to themselves.
        return named.Count > 0 ? named : LetterRecipients.Heading(own, writer);
    }

    private static string? FallbackAddress(MailParts mail, string own) =>
        Named(mail, own).Select(each => each.Address).FirstOrDefault()
        ?? MailAddresses.Among(ReturnedHeaders(mail)?["To"] ?? "").FirstOrDefault();

    private static string ParagraphOf(string text, string? address) =>
        address is null
            ? ""
            : string.Join(
                '\n',
                text.ReplaceLineEndings("\n").Split("\n\n").Where(part => part.Contains(address, StringComparison.OrdinalIgnoreCase))
            );

    private static HeaderList? ReturnedHeaders(MailParts mail) => mail.Returned ?? MailParts.ReadHeaders(BounceText.Copy(mail.Text));

    private static ReturnedKeys KeysOf(MailParts mail)
    {
        var returned = ReturnedHeaders(mail);
        return new ReturnedKeys(
            mail.Statuses.Select(DeliveryStatus.EnvelopeId).FirstOrDefault(id => id is not null),
            returned?[ReturnedKeys.TokenHeader]?.Trim(),
            MimeUtils.EnumerateReferences(returned?["Message-ID"] ?? "").FirstOrDefault()
        );
    }

    [GeneratedRegex(
        @"^\s*(?:re|aw|sv|ant|antw|r|rif|odp|vs|res|réf|rép)\s?(?:\[\d+\])?\s?:",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        2000
    )]
    private static partial Regex Answers();

    [GeneratedRegex(
        @"^(?:final-recipient|action)\s*:",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline,
        2000
    )]
    private static partial Regex Fields();

    [GeneratedRegex(
        @"success(?:ful|fully)? (?:been )?(?:deliver|relay|sent|receiv)|(?:was|has been|been) (?:successfully )?(?:delivered to|relayed)|delivery (?:was )?successful|a ete (?:remis|livre|distribue) (?:a|avec succes)",
        RegexOptions.CultureInvariant,
        2000
    )]
    private static partial Regex Success();

    [GeneratedRegex(
        @"fail|fatal|permanent|\berrors?\b|given up|giving up|could not be (?:delivered|sent)|(?:was|were) not delivered|undeliverable|not be delivered|rejected|refused|n'a pas pu|echec|returned",
        RegexOptions.CultureInvariant,
        2000
    )]
    private static partial Regex Failure();

    [GeneratedRegex(
        @"permanent|fatal|given up|giving up|(?:was|were) not delivered|has been (?:removed|returned)",
        RegexOptions.CultureInvariant,
        2000
    )]
    private static partial Regex Final();

    [GeneratedRegex(
        @"warning (?:message )?only|this is (?:just |only )?a (?:warning|notification)|still being retried|(?:will|shall) (?:be |continue |keep |still )?(?:to )?(?:be )?(?:retr|try|attempt)|(?:not|n't) (?:yet )?been (?:delivered|collected) .{0,80}(?:will|retry|continue|because)|do(?:es)? not need to (?:take|resend|re-send|do|send)|no action is required|attempts will continue|(?:has been|is) delayed|est retarde|sera (?:re)?tent",
        RegexOptions.CultureInvariant,
        2000
    )]
    private static partial Regex Delays();
}
