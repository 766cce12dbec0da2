using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Commitments;

internal sealed class IndexModel(CommitmentList list) : PageModel
{
    public CommitmentFilter Filter { get; private set; } = new(null, null, null);
    public IReadOnlyList<Commitment> Commitments { get; private set; } = [];

    public async Task OnGetAsync(
        [FromQuery(Name = "q")] string? query,
        [FromQuery] Rung? rung,
        [FromQuery] ScheduleStatus? schedule,
        CancellationToken cancellationToken
    )
    {
        Filter = new CommitmentFilter(query, rung, schedule);
        Commitments = await list.ReadAsync(Filter, cancellationToken);
    }
}
