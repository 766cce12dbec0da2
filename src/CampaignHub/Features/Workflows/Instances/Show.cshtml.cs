using CampaignHub.Data;
using CampaignHub.Features.Workflows.Definitions;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using CampaignHub.Workflows.Activities;
using CampaignHub.Workflows.Definitions;
using CampaignHub.Workflows.Running;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Workflows.Instances;

internal sealed class ShowModel(HubDb db, SubjectNames names, Outline outline, ActivityCatalog catalog, Texts texts) : PageModel, ILoadsPage
{
    /// <summary>Where it stands: a step, with what it waits for and until when.</summary>
    internal sealed record Place(string Title, string? Event, DateTimeOffset? Until);

    [FromRoute]
    public Guid Id { get; set; }

    public string Slug => db.Here.Campaign.Slug;
    public Outline Outline => outline;
    public WorkflowInstanceRow Row { get; private set; } = null!;
    public WorkflowType Type { get; private set; } = null!;
    public int VersionNumber { get; private set; }
    public SubjectNames.Name? Subject { get; private set; }
    public IReadOnlyList<Place> Places { get; private set; } = [];
    public IReadOnlyList<WorkflowStepRow> Journal { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Row is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostCancellationAsync([FromServices] CancelInstance cancel, CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } row)
        {
            return NotFound();
        }

        await cancel.ExecuteAsync(row, cancellationToken);
        this.Say("The instance was cancelled.");
        return Redirect(Links.Workflows.Instance(Slug, Id));
    }

    public async Task<IActionResult> OnPostRetryAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } row)
        {
            return NotFound();
        }

        row.Retry(db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("The step is tried again.");
        return Redirect(Links.Workflows.Instance(Slug, Id));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Row = (await FindAsync(cancellationToken))!;
        if (Row is null)
        {
            return;
        }

        Type = await db.WithTrash<WorkflowType>().SingleAsync(type => type.Id == Row.TypeId, cancellationToken);
        var version = await db.Set<WorkflowVersion>().SingleAsync(each => each.Id == Row.VersionId, cancellationToken);
        VersionNumber = version.Number;
        Places = PlacesIn(WorkflowDefinition.Read(version.Definition), Row.Read());
        Subject = Row.About is { } about ? (await names.OfAsync([about], cancellationToken)).GetValueOrDefault(about.Id) : null;
        Journal = await db.Set<WorkflowStepRow>()
            .AsNoTracking()
            .Where(step => step.InstanceId == Id)
            .OrderByDescending(step => step.Sequence)
            .Take(200)
            .ToListAsync(cancellationToken);
    }

    private Task<WorkflowInstanceRow?> FindAsync(CancellationToken cancellationToken) =>
        db.Set<WorkflowInstanceRow>().SingleOrDefaultAsync(row => row.Id == Id, cancellationToken);

    private List<Place> PlacesIn(WorkflowDefinition definition, WorkflowInstance instance)
    {
        string TitleOf(string activityId) =>
            definition.Find(activityId) is { } activity ? outline.TitleOf(activity.Name, activity.Title) : activityId;

        string? EventOf(string? name) => name is not null && catalog.TryFind(name, out var type) ? texts[type.Descriptor.Text] : name;

        return
        [
            .. instance.PendingActivities.Select(pending => new Place(TitleOf(pending.ActivityId), Event: null, Until: null)),
            .. instance.BlockingActivities.Select(waiting => new Place(TitleOf(waiting.ActivityId), EventOf(waiting.Event), waiting.Until)),
        ];
    }
}
