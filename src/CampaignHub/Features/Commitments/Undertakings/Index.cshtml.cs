using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Commitments.Undertakings;

internal sealed class IndexModel(UndertakingList list) : PageModel
{
    private const int PageSize = 50;

    [FromQuery(Name = "state")]
    public UndertakingState? State { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public IReadOnlyList<UndertakingList.Row> Rows { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, 0, PageSize);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        // A value of the address that is no member of its list filters nothing.
        ModelState.Clear();
        var rows = await list.ReadAsync(new UndertakingFilter(State), cancellationToken);
        Pager = new Pager(Number, rows.Count, PageSize);
        Rows = [.. rows.Skip((Pager.Number - 1) * PageSize).Take(PageSize)];
    }
}
