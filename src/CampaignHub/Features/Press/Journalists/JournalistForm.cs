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
    public Guid? OutletId { get; set; }

    [MaxLength(Journalist.BeatsMaxLength)]
    public string? Beats { get; set; }

    [MaxLength(254)]
    public string? Email { get; set; }

    [MaxLength(ContactDetail.ValueMaxLength)]
    public string? Source { get; set; }
    public bool DoNotContact { get; set; }

    public static JournalistForm Of(Journalist journalist) =>
        new()
        {
            FirstName = journalist.Actor.FirstName,
            Name = journalist.Actor.Name,
            OutletId = journalist.OutletId,
            Beats = journalist.Beats,
            Email = journalist.MailAddress,
            Source = journalist.Mail?.Source,
            DoNotContact = journalist.DoNotContact,
        };
}
