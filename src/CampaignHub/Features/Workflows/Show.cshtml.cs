using System.Text;
using CampaignHub.Data;
using CampaignHub.Features.Workflows.Definitions;
using CampaignHub.Features.Workflows.Instances;
using CampaignHub.Features.Workflows.Rehearsing;
using CampaignHub.Platform.Web;
using CampaignHub.Workflows.Definitions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Workflows;

internal sealed class ShowModel(HubDb db, WorkflowTests tests, Outline outline) : PageModel, ILoadsPage
{
    internal sealed record VersionLine(Guid Id, int Number, DateTimeOffset At, string? Who, int Alive);

    [FromRoute]
    public Guid Id { get; set; }

    public string Slug => db.Here.Campaign.Slug;
    public WorkflowType Type { get; private set; } = null!;
    public ValidationReport Report { get; private set; } = null!;
    public IReadOnlyList<Outline.Line> Lines { get; private set; } = [];
    public IReadOnlyList<VersionLine> Versions { get; private set; } = [];
    public IReadOnlyDictionary<InstanceState, int> Counts { get; private set; } = new Dictionary<InstanceState, int>();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Type is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnGetExportAsync(Guid version, CancellationToken cancellationToken)
    {
        var found = await (
            from type in db.Set<WorkflowType>()
            join drawing in db.Set<WorkflowVersion>() on type.Id equals drawing.TypeId
            where type.Id == Id && drawing.Id == version
            select new
            {
                type.IsEnabled,
                drawing.Definition,
                drawing.Number,
            }
        ).SingleOrDefaultAsync(cancellationToken);
        return found is null
            ? NotFound()
            : File(
                Encoding.UTF8.GetBytes(WorkflowJson.Export(found.Definition, found.IsEnabled)),
                "application/json",
                $"workflow-{found.Number}.recipe.json"
            );
    }

    public async Task<IActionResult> OnPostSwitchAsync(bool on, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Type is null)
        {
            return NotFound();
        }

        if (on)
        {
            Type.Enable(Report.Problems.Count);
        }
        else
        {
            Type.Disable();
        }

        await db.SaveChangesAsync(cancellationToken);
        this.Say(on ? "Switched on: {0}" : "Switched off: {0}", Type.Name);
        return Redirect(Links.Workflows.Show(Slug, Id));
    }

    public async Task<IActionResult> OnPostRemovalAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Type is null)
        {
            return NotFound();
        }

        Type.Disable();
        Type.Trash(db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("{0} is in the trash.", Type.Name);
        return Redirect(Links.Workflows.Index(Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Type = (await db.Set<WorkflowType>().SingleOrDefaultAsync(type => type.Id == Id, cancellationToken))!;
        if (Type is null)
        {
            return;
        }

        var definition = WorkflowDefinition.Read(
            await db.Set<WorkflowVersion>()
                .Where(version => version.Id == Type.VersionId)
                .Select(version => version.Definition)
                .SingleAsync(cancellationToken)
        );
        (Report, Lines) = (await tests.CheckAsync(definition, cancellationToken), outline.Of(definition));
        Versions = await (
            from version in db.Set<WorkflowVersion>()
            where version.TypeId == Id
            orderby version.Number descending
            select new VersionLine(
                version.Id,
                version.Number,
                version.CreatedAt,
                db.Users.Where(user => user.Id == version.CreatedById).Select(user => user.Name).FirstOrDefault(),
                db.Set<WorkflowInstanceRow>().Count(row => row.VersionId == version.Id && row.EndedAt == null)
            )
        ).ToListAsync(cancellationToken);
        Counts = await db.Set<WorkflowInstanceRow>()
            .Where(row => row.TypeId == Id)
            .GroupBy(row => row.State)
            .Select(some => new { some.Key, Count = some.Count() })
            .ToDictionaryAsync(some => some.Key, some => some.Count, cancellationToken);
    }
}
