using CampaignHub.Platform.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Search;

internal sealed class IndexModel(FindSubjects find) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    public IReadOnlyList<FoundLine> Found { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Found = await find.ExecuteAsync(Query, cancellationToken);
}
