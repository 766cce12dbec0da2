using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CampaignHub.Platform.Mail.Bounces;
using CampaignHub.Platform.Mail.Lists;
using CampaignHub.Platform.Mail.Reading;
using MimeKit;

namespace CampaignHub.Platform.Mail;

/// <summary>
/// By what a mail is known again: the token of its delivery, and of a list <c>List-Id</c> (RFC 2919) and the one-click way out (RFC 8058), which stands at the
/// foot of the text too.
/// </summary>
internal sealed class OwnHeaders(MailSettings settings, WayOut wayOut, DeliveryTokens tokens)
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The foot of text and HTML; empty for what belongs to no list.</summary>
    internal sealed record Foot(string Text, string Html)
    {
        public static readonly Foot None = new("", "");
    }

    /// <summary>Adds the headers and answers the foot.</summary>
    public async Task<Foot> AddAsync(MimeMessage message, OutgoingMail mail, Delivery delivery, CancellationToken cancellationToken)
    {
        message.Headers.Add(ReturnedKeys.TokenHeader, tokens.Of(delivery.Id));
        if (mail.List is not { } list)
        {
            return Foot.None;
        }

        var link = await wayOut.AddressAsync(new WayOut.Exit(mail.CampaignId, list.Id, delivery.AddressKey), cancellationToken);
        var domain = await settings.DomainAsync(cancellationToken);
        AddRaw(message, "List-Id", $"{HeaderText.Phrase(list.Name)}\r\n <{list.Id:n}.{domain}>");
        AddRaw(message, "List-Unsubscribe", $"<{link}>");
        // One click is promised over HTTPS only (RFC 8058 §3.1).
        if (link.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
        {
            AddRaw(message, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        var words =
            mail.Language == "fr"
                ? $"Vous recevez ce message parce que votre adresse figure sur la liste « {list.Name} »."
                : $"You receive this message because your address is on the list “{list.Name}”.";
        var leave = mail.Language == "fr" ? "Ne plus recevoir les messages de cette liste" : "Stop receiving messages of this list";
        return new Foot(
            $"\n\n-- \n{words}\n{leave}{(mail.Language == "fr" ? " :" : ":")} {link}",
            $"<hr><p>{Html.Encode(words)} <a href=\"{Html.Encode(link)}\">{Html.Encode(leave)}</a></p>"
        );
    }

    // The address whole on a line of its own, as no program may fold it: broken on the way, the signature breaks too.
    private static void AddRaw(MimeMessage message, string name, string value)
    {
        var header = new Header(name, "");
        header.SetRawValue(Encoding.ASCII.GetBytes($"\r\n {value}\r\n"));
        message.Headers.Add(header);
    }
}
