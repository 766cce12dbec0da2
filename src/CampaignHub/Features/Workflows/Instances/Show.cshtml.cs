using CampaignHub.Data;
using CampaignHub.Features.Workflows.Definitions;
using CampaignHub.Platform.Web;
using CampaignHub.Workflows.Definitions;
using CampaignHub.Workflows.Running;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Workflows.Instances;

internal sealed class ShowModel(HubDb db, SubjectNames names, Outline outline) : PageModel, ILoadsPage
{
    /// <summary>Where it stands: a step, with what it waits for and until when.</summary>
    internal sealed record Place(string ActivityId, string Title, string? Event, DateTimeOffset? Until)
    {
        /// <summary>The ways on from there, for who lets it go on without the step.</summary>
        public IReadOnlyList<(string Outcome, string Lead)> Ways { get; init; } = [];
    }

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

    public async Task<IActionResult> OnPostSkipAsync(
        [FromServices] SkipStep skip,
        string activity,
        string outcome,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(cancellationToken) is not { } row)
        {
            return NotFound();
        }

        await skip.ExecuteAsync(row, activity, outcome, reason, cancellationToken);
        this.Say("It goes on without the step.");
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
        Place PlaceOf(string activityId, string? happens, DateTimeOffset? until) =>
            definition.Find(activityId) is { } activity
                ? new(activityId, outline.TitleOf(activity.Name, activity.Title), happens, until) { Ways = outline.WaysOf(activity) }
                : new(activityId, activityId, happens, until);

        return
        [
            .. instance.PendingActivities.Select(pending => PlaceOf(pending.ActivityId, happens: null, until: null)),
            .. instance.BlockingActivities.Select(waiting =>
                PlaceOf(
                    waiting.ActivityId,
                    waiting.Event is null ? null : outline.EventNamed(waiting.Event) ?? waiting.Event,
                    waiting.Until
                )
            ),
        ];
    }
}
