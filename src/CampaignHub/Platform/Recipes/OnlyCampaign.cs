using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Platform.Recipes;

/// <summary>Where the steps of other systems stand, which know no campaigns: Orchard's <c>content</c> and <c>media</c>.</summary>
internal static class OnlyCampaign
{
    /// <summary>
    /// Enters the campaign that the step names; else stays in the one entered before; else enters the hub's only one. False when that says none, which is
    /// told as a problem of the step.
    /// </summary>
    /// <param name="slug">The step's <c>campaign</c>: a campaign's address word.</param>
    public static async Task<bool> EnterAsync(HubDb db, string? slug, RecipeRun run, CancellationToken cancellationToken)
    {
        if (slug is null && db.Here.HasCampaign)
        {
            return true;
        }

        var found = await db
            .Campaigns.AsNoTracking()
            .Where(campaign => slug == null ? campaign.ArchivedAt == null : campaign.Slug == slug)
            .OrderBy(campaign => campaign.Name)
            .Take(2)
            .ToListAsync(cancellationToken);
        if (found is [var only])
        {
            db.Here.Enter(only);
            return true;
        }

        if (slug is not null)
        {
            run.Problem("/campaign", "This hub has no campaign with the address word \"{0}\".", slug);
        }
        else if (found.Count == 0)
        {
            run.Problem("", "This step stands in a campaign: put a CampaignHub.Campaign step before it.");
        }
        else
        {
            run.Problem(
                "",
                "This hub has several campaigns: say in the step which one is meant, by its address word, as in \"campaign\": \"{0}\".",
                found[0].Slug
            );
        }

        return false;
    }
}
