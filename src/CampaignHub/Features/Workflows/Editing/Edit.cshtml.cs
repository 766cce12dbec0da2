using CampaignHub.Data;
using CampaignHub.Features.Workflows.Definitions;
using CampaignHub.Features.Workflows.Rehearsing;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using CampaignHub.Workflows.Definitions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Workflows.Editing;

/// <summary>The steps of a workflow as a list to be changed: a draft, until it is put in force.</summary>
internal sealed class EditModel(HubDb db, EditWorkflow edit, WorkflowTests tests, Outline outline) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public string Slug => db.Here.Campaign.Slug;
    public WorkflowType Type { get; private set; } = null!;
    public IReadOnlyList<Outline.Line> Lines { get; private set; } = [];
    public ValidationReport Report { get; private set; } = null!;

    /// <summary>What is wrong with single steps, by their id.</summary>
    public ILookup<string, DefinitionProblem> Problems { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Type is null ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostRemoveStepAsync(string step, CancellationToken cancellationToken) =>
        ChangeAsync(
            definition =>
                definition.Find(step) is not { } found ? throw new RefusedException("This step is not there any more.")
                : found.IsStart ? throw new RefusedException("A workflow needs its start.")
                : definition.Remove(step),
            cancellationToken
        );

    public Task<IActionResult> OnPostRenameAsync(string? name, CancellationToken cancellationToken) =>
        ChangeAsync(
            definition =>
            {
                var renamed = WorkflowDefinition.Read(definition.Json);
                renamed.Name = name?.Trim() is { Length: > 0 and <= WorkflowType.NameMaxLength } said
                    ? said
                    : throw new RefusedException("A workflow needs a name of at most {0} characters.", WorkflowType.NameMaxLength);
                return renamed;
            },
            cancellationToken
        );

    public async Task<IActionResult> OnPostPublishAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Type is null)
        {
            return NotFound();
        }

        db.Expect(Type, Version);
        await edit.PublishAsync(Type, cancellationToken);
        this.Say("In force: {0}", Type.Name);
        return Redirect(Links.Workflows.Show(Slug, Id));
    }

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Type is null)
        {
            return NotFound();
        }

        await edit.DiscardAsync(Type, cancellationToken);
        this.Say("The draft is gone; what is in force stays.");
        return Redirect(Links.Workflows.Show(Slug, Id));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Type = (await db.Set<WorkflowType>().SingleOrDefaultAsync(type => type.Id == Id, cancellationToken))!;
        if (Type is null)
        {
            return;
        }

        var definition = await edit.ReadAsync(Type, cancellationToken);
        (Lines, Version) = (outline.Of(definition), Type.Version);
        Report = await tests.CheckAsync(definition, cancellationToken);
        Problems = Report.ByStep(definition);
    }

    private async Task<IActionResult> ChangeAsync(Func<WorkflowDefinition, WorkflowDefinition> change, CancellationToken cancellationToken)
    {
        var seen = Version;
        await LoadAsync(cancellationToken);
        if (Type is null)
        {
            return NotFound();
        }

        await edit.ChangeAsync(Type, seen, change, cancellationToken);
        return Redirect(Links.Workflows.Edit(Slug, Id));
    }
}
