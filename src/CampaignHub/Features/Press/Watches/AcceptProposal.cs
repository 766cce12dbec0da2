using CampaignHub.Data;
using CampaignHub.Features.Press.Coverage;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Watches;

/// <summary>Notes what a watch proposed in the press review. Accepted twice it stands there once; what somebody noted meanwhile by hand is that one.</summary>
internal sealed class AcceptProposal(HubDb db, SaveCoverage save)
{
    public async Task<CoverageItem> ExecuteAsync(CoverageProposal proposal, CancellationToken cancellationToken)
    {
        var kept = await db.Set<CoverageItem>()
            .FirstOrDefaultAsync(item => item.Id == proposal.ItemId || item.UrlKey == proposal.UrlKey, cancellationToken);
        var outlet = await save.FindOutletAsync(proposal.Source, cancellationToken);
        kept ??= await save.ExecuteAsync(
            item: null,
            new CoverageForm
            {
                PublishedOn = proposal.PublishedOn,
                Title = proposal.Title,
                Url = proposal.Url,
                Author = proposal.Author,
                Medium = CoverageMedium.OnTheWeb,
                OutletId = outlet?.Id,
                // A feed's name is not always an outlet's: « Le Monde - Actualités »; then the site's.
                OutletName = outlet is null ? HostOf(proposal.Url) : null,
            },
            cancellationToken
        );
        proposal.Accept(kept);
        await db.SaveChangesAsync(cancellationToken);
        return kept;
    }

    private static string HostOf(string url)
    {
        var host = new Uri(url).Host;
        return host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
    }
}
