using CampaignHub.Data;
using CampaignHub.Platform.Outbound;

namespace CampaignHub.Features.Press.Coverage;

/// <summary>Proposes what to note of an article from the link to it: one question to its server, and nothing is kept of the page.</summary>
internal sealed class ReadLink(HubDb db, OutboundHttp http)
{
    private const int Most = 3 * 1024 * 1024;

    /// <exception cref="OutboundException">The page could not be read.</exception>
    public async Task<CoverageForm> ExecuteAsync(string? url, CancellationToken cancellationToken)
    {
        var page = await http.GetAsync(url, Most, cancellationToken);
        var facts = ArticleFacts.Of(page.Bytes, page.Address);
        return new CoverageForm
        {
            Url = url?.Trim(),
            Title = facts.Title,
            OutletName = facts.Outlet,
            PublishedOn = facts.PublishedAt is { } at ? db.Here.Campaign.DayOf(at) : db.Here.Today,
            Author = facts.Author,
            Language = facts.Language,
            Medium = CoverageMedium.OnTheWeb,
        };
    }
}
