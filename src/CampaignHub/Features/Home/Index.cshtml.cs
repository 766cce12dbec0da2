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

        // What is to come in the order of time, what was the newest first.
        Lines =
        [
            .. lines.Where(line => line.Section != HomeSection.Moved).OrderBy(line => line.Day ?? DateOnly.MaxValue),
            .. lines.Where(line => line.Section == HomeSection.Moved).OrderByDescending(line => line.Day),
        ];
    }
}
