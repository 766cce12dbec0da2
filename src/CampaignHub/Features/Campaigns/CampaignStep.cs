using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Recipes;
using CampaignHub.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Campaigns;

/// <summary><c>CampaignHub.Campaign</c>: makes or changes one campaign; the steps after it stand in that campaign.</summary>
internal sealed class CampaignStep(HubDb db, Here here, HubSettings settings) : RecipeStep<CampaignStep.Model>
{
    public override string Name => "CampaignHub.Campaign";

    /// <param name="Id">The recipe's name for the campaign.</param>
    /// <param name="Slug">Address word: lower-case letters, digits, hyphens.</param>
    /// <param name="Objective">Markdown.</param>
    /// <param name="Zone">IANA zone; the site's unless told.</param>
    internal sealed record Model(
        string Id,
        string CampaignName,
        string Slug,
        string? Summary,
        string? Objective,
        string? Zone,
        bool? IsPublic
    );

    protected override async Task ApplyAsync(Model step, RecipeRun run, CancellationToken cancellationToken)
    {
        var key = run.Key(Campaign.Kind, step.Id);
        var campaign = await db.Campaigns.SingleOrDefaultAsync(campaign => campaign.Id == key, cancellationToken);
        if (campaign is null)
        {
            campaign = new Campaign
            {
                Id = key,
                Name = step.CampaignName,
                Slug = step.Slug,
            };
            db.Add(campaign);
        }

        new CampaignForm
        {
            Name = step.CampaignName,
            Slug = step.Slug,
            Summary = step.Summary,
            Objective = step.Objective,
            Zone = step.Zone ?? await settings.FindAsync(SettingKey.TimeZone, cancellationToken) ?? Campaign.DefaultZone,
            IsPublic = step.IsPublic ?? true,
        }.WriteTo(campaign);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception, Campaign.Mapping.OnePerSlug))
        {
            throw new RefusedException("Another campaign has the address word \"{0}\".", step.Slug);
        }

        here.Enter(campaign);
    }
}
