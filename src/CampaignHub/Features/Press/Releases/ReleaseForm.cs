using System.ComponentModel.DataAnnotations;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;

namespace CampaignHub.Features.Press.Releases;

/// <summary>What a person types of a release; the embargo on the campaign's clock.</summary>
internal sealed class ReleaseForm
{
    [Required, MaxLength(Release.HeadlineMaxLength)]
    public string Headline { get; set; } = "";

    [MaxLength(Release.LineMaxLength)]
    public string? Dateline { get; set; }

    [MaxLength(Release.LedeMaxLength)]
    public string? Lede { get; set; }

    [MaxLength(Release.BodyMaxLength)]
    public string? Body { get; set; }

    [MaxLength(Release.BoilerplateMaxLength)]
    public string? Boilerplate { get; set; }

    [MaxLength(Release.ContactsMaxLength)]
    public string? Contacts { get; set; }

    [MaxLength(2)]
    public string? Language { get; set; }
    public DateTime? EmbargoLocal { get; set; }

    public static ReleaseForm Of(Release release, Campaign campaign) =>
        new()
        {
            Headline = release.Headline,
            Dateline = release.Dateline,
            Lede = release.Lede,
            Body = release.Body,
            Boilerplate = release.Boilerplate,
            Contacts = release.Contacts,
            Language = release.Language,
            EmbargoLocal = release.EmbargoUntil is { } until ? Embargo.LocalOf(until, campaign) : null,
        };

    public void WriteTo(Release release, Campaign campaign)
    {
        if (release.State != ReleaseState.Draft)
        {
            throw new RefusedException("Only a draft is edited: take the approval back first.");
        }

        (release.Headline, release.Language) = (Checked(Headline), LanguageOf(Language));
        release.Dateline = Trimmed(Dateline, Release.LineMaxLength);
        release.Lede = Trimmed(Lede, Release.LedeMaxLength);
        release.Body = Trimmed(Body, Release.BodyMaxLength);
        release.Boilerplate = Trimmed(Boilerplate, Release.BoilerplateMaxLength);
        release.Contacts = Trimmed(Contacts, Release.ContactsMaxLength);
        if (PressContact.Unreachable(release.Contacts) is { } line)
        {
            throw new RefusedException(
                "A press contact has an e-mail address or a telephone number: \"{0}\" has none that can be used.",
                line
            );
        }

        release.EmbargoUntil = EmbargoLocal is { } local ? Embargo.InstantOf(local, campaign) : null;
    }

    /// <summary>For what a person or a program writes now; a release of long ago keeps the embargo that it had.</summary>
    /// <exception cref="RefusedException">The hour is over: an embargo that holds nothing back is a slip of the pen.</exception>
    public void RefusePastEmbargo(Campaign campaign, DateTimeOffset now, DateTimeOffset? kept = null)
    {
        if (EmbargoLocal is { } local && Embargo.InstantOf(local, campaign) is var until && until <= now && until != kept)
        {
            throw new RefusedException(
                "The embargo ended before now, on {0}: choose a later hour, or leave it empty.",
                Platform.Web.Days.Long(DateOnly.FromDateTime(local))
            );
        }
    }

    private static string Checked(string? headline) =>
        string.IsNullOrWhiteSpace(headline) || headline.Length > Release.HeadlineMaxLength || headline.AsSpan().IndexOfAny("\r\n") >= 0
            ? throw new RefusedException("A release needs a headline of one line and at most {0} characters.", Release.HeadlineMaxLength)
            : headline.Trim();

    private static string LanguageOf(string? language) => Texts.Languages.FirstOrDefault(each => each == language) ?? Texts.Languages[0];

    private static string Trimmed(string? text, int maxLength) =>
        text?.Trim() is not { } trimmed ? ""
        : trimmed.Length <= maxLength ? trimmed
        : throw new RefusedException("A part of the release is longer than {0} characters.", maxLength);
}
