using CampaignHub.Data;
using CampaignHub.Platform.Records;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Workflows.Instances;

internal sealed class IndexModel(HubDb db, SubjectNames names) : PageModel
{
    public const int PageSize = 50;

    internal sealed record Line(WorkflowInstanceRow Row, string Workflow, SubjectNames.Name? Subject);

    [BindProperty(SupportsGet = true, Name = "workflow")]
    public Guid? WorkflowId { get; set; }

    [BindProperty(SupportsGet = true, Name = "state")]
    public InstanceState? State { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public string Slug => db.Here.Campaign.Slug;
    public bool IsFiltered => WorkflowId is not null || State is not null;
    public IReadOnlyList<WorkflowType> Types { get; private set; } = [];
    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public int Total { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Types = await db.WithTrash<WorkflowType>().AsNoTracking().OrderBy(type => type.FindText).ToListAsync(cancellationToken);
        var rows = db.Set<WorkflowInstanceRow>().AsNoTracking();
        if (WorkflowId is { } type)
        {
            rows = rows.Where(row => row.TypeId == type);
        }

        if (State is { } state)
        {
            rows = rows.Where(row => row.State == state);
        }

        Total = await rows.CountAsync(cancellationToken);
        Number = Math.Max(1, Number);
        var found = await rows.OrderByDescending(row => row.StartedAt)
            .ThenByDescending(row => row.Id)
            .Skip((Number - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        var subjects = await names.OfAsync(found.Select(row => row.About).OfType<SubjectRef>(), cancellationToken);
        Lines =
        [
            .. found.Select(row => new Line(
                row,
                Types.First(each => each.Id == row.TypeId).Name,
                row.SubjectId is { } id ? subjects.GetValueOrDefault(id) : null
            )),
        ];
    }
}
