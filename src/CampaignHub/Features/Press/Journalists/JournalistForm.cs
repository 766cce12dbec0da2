using System.ComponentModel.DataAnnotations;
using CampaignHub.Features.Directory;

namespace CampaignHub.Features.Press.Journalists;

/// <summary>What a person types of a journalist: of the person or function, of the press work, and the mail address with its source.</summary>
internal sealed class JournalistForm
{
    [MaxLength(Actor.NameMaxLength)]
    public string? FirstName { get; set; }

    [Required, MaxLength(Actor.NameMaxLength)]
    public string Name { get; set; } = "";

    /// <summary>Where they work from, as actors have it.</summary>
    [MaxLength(Actor.TerritoryMaxLength)]
    public string? Territory { get; set; }

    /// <summary>The name of an outlet, for somebody new; others have theirs on their page.</summary>
    [MaxLength(Outlets.Outlet.NameMaxLength)]
    public string? Outlet { get; set; }

    [MaxLength(OutletRole.RoleMaxLength)]
    public string? Role { get; set; }

    [MaxLength(Journalist.BeatsMaxLength)]
    public string? Beats { get; set; }

    /// <summary>Codes of <see cref="PressLanguages"/>.</summary>
    public IList<string> Languages { get; set; } = [];
    public PreferredChannel? Channel { get; set; }

    /// <summary>Of this campaign, with a comma between them; null leaves them.</summary>
    public string? Tags { get; set; }

    [MaxLength(254)]
    public string? Email { get; set; }

    [MaxLength(ContactDetail.ValueMaxLength)]
    public string? Source { get; set; }

    public static JournalistForm Of(Journalist journalist, IEnumerable<string> tags) =>
        new()
        {
            FirstName = journalist.Actor.FirstName,
            Name = journalist.Actor.Name,
            Territory = journalist.Actor.Territory,
            Beats = journalist.Beats,
            Languages = [.. PressLanguages.Read(journalist.Languages)],
            Channel = journalist.Channel,
            Tags = string.Join(", ", tags),
            Email = journalist.MailAddress,
            Source = journalist.Mail?.Source,
        };
}
