using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Stakeholders;

internal sealed class NetworkModel(NetworkOfCampaign network) : PageModel
{
    public NetworkOfCampaign.Drawing Drawing { get; private set; } = new([], []);

    public async Task OnGetAsync(CancellationToken cancellationToken) => Drawing = await network.DrawAsync(cancellationToken);
}
