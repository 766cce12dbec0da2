using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Releases;

/// <summary>Adds a draft, at an address of the public site that nobody else has.</summary>
internal sealed class AddRelease(HubDb db)
{
    public async Task<Release> ExecuteAsync(ReleaseForm form, CancellationToken cancellationToken)
    {
        var release = new Release
        {
            CampaignId = db.Here.Campaign.Id,
            Headline = form.Headline,
            Slug = await FindSlugAsync(form.Headline ?? "", cancellationToken),
        };
        form.WriteTo(release, db.Here.Campaign);
        db.Add(release);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception, Release.Mapping.OncePerSlug))
        {
            throw new RefusedException("Somebody added a release with the same headline just now. Save again.");
        }

        return release;
    }

    private async Task<string> FindSlugAsync(string headline, CancellationToken cancellationToken)
    {
        // Every campaign's, and those in the trash too: an address never means two releases.
        var taken = await db.Set<Release>().IgnoreQueryFilters().Select(release => release.Slug).ToListAsync(cancellationToken);
        return Slugs.Free(headline, Release.Kind, Release.SlugMaxLength, taken);
    }
}
