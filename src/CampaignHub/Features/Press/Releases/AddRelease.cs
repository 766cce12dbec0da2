using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Releases;

/// <summary>Adds a draft, at an address of the public site that nobody else has.</summary>
internal sealed class AddRelease(HubDb db)
{
    private const int BaseMaxLength = 100;

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
        var words = new string([.. Normal.Of(headline).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')]);
        var stem = string.Join('-', words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        stem = (stem.Length <= BaseMaxLength ? stem : stem[..BaseMaxLength]).Trim('-');
        stem = stem.Length > 0 ? stem : Release.Kind;
        // Every campaign's, and those in the trash too: an address never means two releases.
        var taken = await db.Set<Release>()
            .IgnoreQueryFilters()
            .Where(release => release.Slug.StartsWith(stem))
            .Select(release => release.Slug)
            .ToListAsync(cancellationToken);
        return Enumerable
            .Range(1, taken.Count + 1)
            .Select(number => number == 1 ? stem : $"{stem}-{number}")
            .First(slug => !taken.Contains(slug));
    }
}
