using System.Security.Claims;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Search;

/// <summary>The search box of the workspace's pages: every campaign of the person, each by what they may see there.</summary>
internal sealed class EverywhereModel(IServiceScopeFactory scopes, Here here) : PageModel
{
    internal sealed record InCampaign(Campaign Campaign, IReadOnlyList<FoundLine> Found);

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    public IReadOnlyList<InCampaign> Found { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var found = new List<InCampaign>();
        foreach (var campaign in here.Campaigns.Where(campaign => campaign.ArchivedAt is null))
        {
            var lines = await FindAsync(User, campaign, cancellationToken);
            if (lines.Count > 0)
            {
                found.Add(new InCampaign(campaign, lines));
            }
        }

        Found = found;
    }

    // A scope of its own, into which the person is let as into the campaign's pages.
    private async Task<IReadOnlyList<FoundLine>> FindAsync(ClaimsPrincipal person, Campaign campaign, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Admission>().AdmitAsync(person, campaign.Slug, cancellationToken)
            ? await scope.ServiceProvider.GetRequiredService<FindSubjects>().ExecuteAsync(Query, cancellationToken)
            : [];
    }
}
