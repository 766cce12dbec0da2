using AngleSharp.Html.Parser;
using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace CampaignHub.Features.Stakeholders.Interactions;

/// <summary>Makes the form of an interaction out of a mail: whom it was with, by the addresses of the directory, and who of us wrote or got it.</summary>
internal sealed class ReadMail(HubDb db, CampaignMembers members)
{
    private const int MostSuggested = 3;

    /// <summary>An address of the mail that nobody of the directory and none of us has.</summary>
    /// <param name="Name">As the mail gives it; may be empty.</param>
    /// <param name="Perhaps">Who of the directory bears this name.</param>
    internal sealed record Stranger(string Name, string Address, IReadOnlyList<Actor> Perhaps);

    /// <summary>Of the mail that was read last.</summary>
    public IReadOnlyList<Stranger> Strangers { get; private set; } = [];

    /// <param name="mail">A message as it came (RFC 5322): an <c>.eml</c> file, or the source that a mail program shows.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <exception cref="RefusedException">It is no mail.</exception>
    public async Task<InteractionForm> ExecuteAsync(Stream mail, CancellationToken cancellationToken)
    {
        var message = await ParseAsync(mail, cancellationToken);
        var senders = Addresses(message.From);
        var everybody = senders.Concat(Addresses(message.To)).Concat(Addresses(message.Cc)).Distinct(StringComparer.Ordinal).ToList();
        var contacts = await db.Set<ContactDetail>()
            .Where(contact => contact.Kind == ContactKind.Email && everybody.Contains(contact.Value))
            .Select(contact => new { contact.ActorId, contact.Value })
            .ToListAsync(cancellationToken);
        var accounts = everybody.ConvertAll(address => address.ToUpperInvariant());
        var ours = await members
            .Query.Where(user => accounts.Contains(user.NormalizedEmail!))
            .Select(user => new { user.Id, user.Email })
            .ToListAsync(cancellationToken);
        var known = contacts.Select(contact => contact.Value).Concat(ours.Select(user => user.Email!.ToLowerInvariant())).ToHashSet();
        Strangers = await StrangersAsync(message, known, cancellationToken);
        var isOurs = ours.Exists(user => senders.Contains(user.Email!.ToLowerInvariant()));
        return new InteractionForm
        {
            Type = InteractionType.Mail,
            Direction =
                !isOurs ? InteractionDirection.Incoming
                : message.InReplyTo is null ? InteractionDirection.OutgoingOwnInitiative
                : InteractionDirection.OutgoingOnRequest,
            HeldOn = message.Date == default ? null : db.Here.Campaign.DayOf(message.Date),
            Title = Cut(message.Subject is { Length: > 0 } subject ? subject : "…", Interaction.TitleMaxLength),
            Note = Cut(TextOf(message), Interaction.NoteMaxLength),
            Actors = [.. contacts.Select(contact => contact.ActorId).Distinct()],
            Ours = ours.ConvertAll(user => user.Id),
            MessageId = message.MessageId is { Length: > 0 and <= Interaction.MessageIdMaxLength } id ? id : null,
        };
    }

    private async Task<IReadOnlyList<Stranger>> StrangersAsync(
        MimeMessage message,
        HashSet<string> known,
        CancellationToken cancellationToken
    )
    {
        var strangers = new List<Stranger>();
        var mailboxes = message.From.Mailboxes.Concat(message.To.Mailboxes).Concat(message.Cc.Mailboxes);
        foreach (var mailbox in mailboxes.Where(mailbox => known.Add(mailbox.Address.ToLowerInvariant())))
        {
            // jean.dupont@… says a name too.
            var said = string.IsNullOrWhiteSpace(mailbox.Name) ? mailbox.LocalPart : mailbox.Name;
            var words = Normal.Words(said.Replace('.', ' ').Replace('-', ' ').Replace('_', ' '));
            var perhaps =
                words.Length < 2
                    ? []
                    : await db.Set<Actor>()
                        .AsNoTracking()
                        .Finding(string.Join(' ', words))
                        .OrderBy(actor => actor.FindText)
                        .Take(MostSuggested)
                        .ToListAsync(cancellationToken);
            strangers.Add(new Stranger(mailbox.Name ?? "", mailbox.Address, perhaps));
        }

        return strangers;
    }

    private static async Task<MimeMessage> ParseAsync(Stream mail, CancellationToken cancellationToken)
    {
        try
        {
            var message = await MimeMessage.LoadAsync(mail, cancellationToken);
            if (message.From.Count > 0 || message.To.Count > 0)
            {
                return message;
            }
        }
        catch (FormatException)
        {
            // Said below, as for a text without sender and receiver.
        }

        throw new RefusedException("This is no mail: it names neither sender nor receiver.");
    }

    private static List<string> Addresses(InternetAddressList addresses) =>
        [.. addresses.Mailboxes.Select(mailbox => mailbox.Address.ToLowerInvariant())];

    private static string TextOf(MimeMessage message) =>
        message.TextBody?.Trim()
        ?? (message.HtmlBody is { } html ? new HtmlParser().ParseDocument(html).Body?.TextContent.Trim() ?? "" : "");

    private static string Cut(string text, int longest) => text.Length <= longest ? text : $"{text[..(longest - 1)]}…";
}
