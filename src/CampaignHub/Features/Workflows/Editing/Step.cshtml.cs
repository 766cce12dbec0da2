using CampaignHub.Data;
using CampaignHub.Features.Workflows.Definitions;
using CampaignHub.Features.Workflows.Rehearsing;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using CampaignHub.Workflows.Activities;
using CampaignHub.Workflows.Definitions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Workflows.Editing;

/// <summary>One step: what it says, where each of its outcomes leads, and what happens when it fails.</summary>
internal sealed class StepModel(HubDb db, EditWorkflow edit, StepForm form, WorkflowTests tests, Outline outline) : PageModel, ILoadsPage
{
    /// <param name="Outcome">As it stands in the drawing.</param>
    /// <param name="To">The step it leads to; empty when it ends there.</param>
    internal sealed record Way(string Outcome, string Lead, string To);

    [FromRoute]
    public Guid Id { get; set; }

    [FromRoute]
    public string Step { get; set; } = "";

    [BindProperty]
    public int Version { get; set; }

    public string Slug => db.Here.Campaign.Slug;
    public WorkflowType Type { get; private set; } = null!;
    public ActivityDefinition? Activity { get; private set; }
    public ActivityDescriptor? Descriptor { get; private set; }
    public RetryPolicy? Retries { get; private set; }
    public IReadOnlyList<StepForm.Field> Fields { get; private set; } = [];
    public IReadOnlyList<Way> Ways { get; private set; } = [];

    /// <summary>Every step, to lead to.</summary>
    public IReadOnlyList<Outline.Line> Steps { get; private set; } = [];
    public IReadOnlyList<DefinitionProblem> Problems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Activity is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var seen = Version;
        await LoadAsync(cancellationToken);
        if (Activity is null)
        {
            return NotFound();
        }

        await edit.ChangeAsync(Type, seen, Change, cancellationToken);
        await LoadAsync(cancellationToken);
        if (Problems.Count > 0)
        {
            // What was typed is kept; the page says what is wrong with it, and saves on the version that this made.
            ModelState.Clear();
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        return Redirect(Links.Workflows.Edit(Slug, Id));
    }

    public IEnumerable<DefinitionProblem> ProblemsOf(string property) => Problems.Where(problem => problem.IsAbout(property));

    /// <summary>What is wrong with the step and stands beside no field.</summary>
    public IEnumerable<DefinitionProblem> OtherProblems => Problems.Where(problem => !Fields.Any(each => problem.IsAbout(each.Name)));

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Type = (await db.Set<WorkflowType>().SingleOrDefaultAsync(type => type.Id == Id, cancellationToken))!;
        if (Type is null)
        {
            return;
        }

        var definition = await edit.ReadAsync(Type, cancellationToken);
        if (definition.Find(Step) is null)
        {
            return;
        }

        // Somebody who comes second sees what they typed, beside what was saved meanwhile.
        definition = HttpMethods.IsPost(Request.Method) ? Change(definition) : definition;
        Activity = definition.Find(Step)!;

        (Version, Descriptor, Retries) = (Type.Version, form.Find(Activity.Name), RetryPolicy.Of(Activity));
        (Fields, Steps) = (form.FieldsOf(Activity), [.. outline.Of(definition).Where(line => line.BackTo is null)]);
        Problems = [.. (await tests.CheckAsync(definition, cancellationToken)).ByStep(definition)[Step]];
        Ways =
        [
            .. (Descriptor?.OutcomesOf(Activity) ?? []).Select(outcome => new Way(
                outcome,
                outline.LeadOf(outcome),
                definition
                    .Transitions.FirstOrDefault(each => each.SourceActivityId == Step && each.SourceOutcomeName == outcome)
                    ?.DestinationActivityId
                    ?? ""
            )),
        ];
    }

    private WorkflowDefinition Change(WorkflowDefinition definition)
    {
        if (definition.Find(Step) is null)
        {
            throw new RefusedException("This step is not there any more.");
        }

        var changed = definition.Rewrite(Step, activity => form.Write(activity, Request.Form));
        var outcomes = form.Find(changed.Find(Step)!.Name)?.OutcomesOf(changed.Find(Step)!) ?? [];
        foreach (var outcome in outcomes.Where(outcome => Request.Form.ContainsKey(StepForm.WayPrefix + outcome)))
        {
            var to = Request.Form[StepForm.WayPrefix + outcome].ToString();
            changed = changed.Lead(Step, outcome, to.Length == 0 || changed.Find(to) is null ? null : to);
        }

        return changed;
    }
}
