using CampaignHub.Data;
using CampaignHub.Features.Workflows.Instances;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Workflows;

internal sealed class IndexModel(HubDb db) : PageModel
{
    /// <summary>A workflow, with how many instances stand where and when the last one began.</summary>
    internal sealed record Row(WorkflowType Type, int Running, int Waiting, int Faulted, int Finished, DateTimeOffset? LastStart);

    public string Slug => db.Here.Campaign.Slug;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var types = await db.Set<WorkflowType>().AsNoTracking().OrderBy(type => type.FindText).ToListAsync(cancellationToken);
        var counts = await db.Set<WorkflowInstanceRow>()
            .GroupBy(row => new { row.TypeId, row.State })
            .Select(some => new
            {
                some.Key.TypeId,
                some.Key.State,
                Count = some.Count(),
                Last = some.Max(row => row.StartedAt),
            })
            .ToListAsync(cancellationToken);
        Rows =
        [
            .. types.Select(type =>
            {
                var own = counts.Where(count => count.TypeId == type.Id).ToList();
                int Of(InstanceState state) => own.Where(count => count.State == state).Sum(count => count.Count);
                return new Row(
                    type,
                    Of(InstanceState.Running),
                    Of(InstanceState.Waiting),
                    Of(InstanceState.Faulted),
                    Of(InstanceState.Finished),
                    own.Count == 0 ? null : own.Max(count => count.Last)
                );
            }),
        ];
    }
}
