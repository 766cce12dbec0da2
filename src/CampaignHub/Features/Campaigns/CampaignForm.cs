using System.ComponentModel.DataAnnotations;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;

namespace CampaignHub.Features.Campaigns;

/// <summary>What a person types of a campaign.</summary>
internal sealed class CampaignForm
{
    [Required, MaxLength(Campaign.NameMaxLength)]
    public string Name { get; set; } = "";

    [Required, MaxLength(Campaign.SlugMaxLength)]
    public string Slug { get; set; } = "";

    [MaxLength(600)]
    public string? Summary { get; set; }

    [MaxLength(4000)]
    public string? Objective { get; set; }

    [Required]
    public string Zone { get; set; } = Campaign.DefaultZone;

    public bool IsPublic { get; set; }

    public static CampaignForm Of(Campaign campaign) =>
        new()
        {
            Name = campaign.Name,
            Slug = campaign.Slug,
            Summary = campaign.Summary,
            Objective = campaign.Objective,
            Zone = campaign.Zone,
            IsPublic = campaign.IsPublic,
        };

    public void WriteTo(Campaign campaign)
    {
        if (!Campaign.IsSlug(Slug))
        {
            throw new RefusedException("The address word \"{0}\" may hold lower-case letters, digits and single hyphens only.", Slug);
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _))
        {
            throw new RefusedException("There is no time zone \"{0}\"; Europe/Paris is one.", Zone);
        }

        campaign.Name = Name.Trim();
        campaign.Slug = Slug;
        campaign.Summary = Summary?.Trim() ?? "";
        campaign.Objective = Objective?.Trim() ?? "";
        campaign.Zone = Zone;
        campaign.IsPublic = IsPublic;
    }
}
