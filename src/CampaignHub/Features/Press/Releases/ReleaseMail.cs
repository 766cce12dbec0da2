using System.Text.Encodings.Web;
using System.Text.Unicode;
using CampaignHub.Features.Press.Lists;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Mail.Lists;
using CampaignHub.Platform.Records;

namespace CampaignHub.Features.Press.Releases;

/// <summary>A release as a mail, in the release's own language: the same words as text and as HTML.</summary>
internal static class ReleaseMail
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static MailDraft Of(Release release, PressList list, IEnumerable<Audience.Recipient> recipients) =>
        new()
        {
            Purpose = MailPurpose.Release,
            Subject = release.Headline,
            Text = Text(release),
            Html = Html(release),
            Language = release.Language,
            Recipients = [.. recipients.Select(recipient => new MailRecipient(recipient.Address, recipient.Name))],
            ReplyTo = PressContact.Read(release.Contacts).Select(contact => contact.Email).FirstOrDefault(MailQueue.IsAddress),
            About = new SubjectRef(Release.Kind, release.Id),
            List = new MailList(list.Id, list.Name),
            OnceKey = $"release:{release.Id}:{list.Id}",
        };

    /// <summary>What its readers will get, to one address alone: no list, and as often as asked.</summary>
    public static MailDraft Trial(Release release, string address, string name) =>
        new()
        {
            Purpose = MailPurpose.Test,
            Subject = release.Headline,
            Text = Text(release),
            Html = Html(release),
            Language = release.Language,
            Recipients = [new MailRecipient(address, name)],
            About = new SubjectRef(Release.Kind, release.Id),
        };

    public static string Text(Release release) =>
        Join(
            "\n\n",
            Words(release).Title.ToUpperInvariant(),
            release.Headline,
            release.Dateline,
            release.Lede,
            PlainMarkdown.Of(release.Body),
            release.Boilerplate,
            release.Contacts.Length == 0 ? "" : $"{Words(release).Contacts}\n{release.Contacts}"
        );

    public static string Html(Release release) =>
        SafeHtml.FromHtml(
            Join(
                "\n",
                Paragraph(Words(release).Title),
                $"<h2>{Encoder.Encode(release.Headline)}</h2>",
                Paragraph(release.Dateline, "em"),
                Paragraph(release.Lede, "strong"),
                SafeHtml.FromMarkdown(release.Body),
                release.Boilerplate.Length + release.Contacts.Length == 0 ? "" : "<hr>",
                Paragraph(release.Boilerplate),
                release.Contacts.Length == 0 ? "" : Paragraph($"{Words(release).Contacts}\n{release.Contacts}")
            )
        );

    private static (string Title, string Contacts) Words(Release release) =>
        release.Language == "fr" ? ("Communiqué de presse", "Contacts presse") : ("Press release", "Press contacts");

    private static string Paragraph(string text, string? inside = null)
    {
        if (text.Length == 0)
        {
            return "";
        }

        var encoded = string.Join("<br>", text.ReplaceLineEndings("\n").Split('\n').Select(Encoder.Encode));
        return inside is null ? $"<p>{encoded}</p>" : $"<p><{inside}>{encoded}</{inside}></p>";
    }

    private static string Join(string between, params ReadOnlySpan<string> parts) =>
        string.Join(between, parts.ToArray().Where(part => part.Length > 0));
}
