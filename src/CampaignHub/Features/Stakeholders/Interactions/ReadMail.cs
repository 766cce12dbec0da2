using AngleSharp.Html.Parser;
using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace CampaignHub.Features.Stakeholders.Interactions;

/// <summary>Makes the form of an interaction out of a mail: whom it was with, by the addresses of the directory, and who of us wrote or got it.</summary>
internal sealed class ReadMail(HubDb db, CampaignMembers members)
{
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
            .Select(contact => contact.ActorId)
            .Distinct()
            .ToListAsync(cancellationToken);
        var accounts = everybody.ConvertAll(address => address.ToUpperInvariant());
        var ours = await members
            .Query.Where(user => accounts.Contains(user.NormalizedEmail!))
            .Select(user => new { user.Id, user.Email })
            .ToListAsync(cancellationToken);
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
            Actors = contacts,
            Ours = ours.ConvertAll(user => user.Id),
            MessageId = message.MessageId is { Length: > 0 and <= Interaction.MessageIdMaxLength } id ? id : null,
        };
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
