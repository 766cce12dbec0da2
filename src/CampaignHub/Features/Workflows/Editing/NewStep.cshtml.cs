using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;
using CampaignHub.Workflows.Activities;
using CampaignHub.Workflows.Definitions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Workflows.Editing;

/// <summary>Chooses what the next step does; it is put behind an outcome of another.</summary>
internal sealed class NewStepModel(HubDb db, EditWorkflow edit, StepForm form) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [FromQuery]
    public string After { get; set; } = "";

    [FromQuery]
    public string Outcome { get; set; } = "";

    [BindProperty]
    public int Version { get; set; }

    public string Slug => db.Here.Campaign.Slug;
    public WorkflowType Type { get; private set; } = null!;

    public IEnumerable<IGrouping<string, ActivityDescriptor>> Drawers => form.Steps;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Type is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(string? name, CancellationToken cancellationToken)
    {
        var seen = Version;
        await LoadAsync(cancellationToken);
        if (Type is null)
        {
            return NotFound();
        }

        var chosen = form.Find(name ?? "") is { Kind: ActivityKind.Task } task
            ? task
            : throw new RefusedException("Choose what the step does.");
        var id = $"{OrderedId.Next():N}";
        await edit.ChangeAsync(
            Type,
            seen,
            definition =>
                definition.Find(After) is null || Outcome.Length == 0
                    ? throw new RefusedException("This step is not there any more.")
                    : definition.Insert(After, Outcome, (id, chosen.Name), chosen.Outcomes is [var onward, ..] ? onward : ""),
            cancellationToken
        );
        return Redirect(Links.Workflows.Step(Slug, Id, id));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Type = (await db.Set<WorkflowType>().SingleOrDefaultAsync(type => type.Id == Id, cancellationToken))!;
        Version = Type?.Version ?? 0;
    }
}
