using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Home;

internal sealed class IndexModel(IEnumerable<IHomeSource> sources) : PageModel
{
    public IReadOnlyList<HomeLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var lines = new List<HomeLine>();
        foreach (var source in sources)
        {
            lines.AddRange(await source.LoadAsync(cancellationToken));
        }

        Lines = [.. lines.OrderBy(line => line.Day ?? DateOnly.MaxValue)];
    }
}
