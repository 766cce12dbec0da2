using CampaignHub.Data;
using CampaignHub.Features.Workflows.Definitions;
using CampaignHub.Features.Workflows.Editing;
using CampaignHub.Features.Workflows.Rehearsing;
using CampaignHub.Workflows.Rehearsing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Workflows;

/// <summary>What a workflow, or the draft of its next version, would have done on what happened already; nothing is done.</summary>
internal sealed class RehearseModel(HubDb db, RehearsePast rehearse, WorkflowTests tests, EditWorkflow edit, Outline outline) : PageModel
{
    internal sealed record Tally(string Title, int Count);

    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>One event; all of the period when null.</summary>
    [FromQuery]
    public Guid? Happened { get; set; }

    /// <summary>How many months back: 1 to 120.</summary>
    [FromQuery]
    public int Months { get; set; } = 12;

    public string Slug => db.Here.Campaign.Slug;
    public WorkflowType Type { get; private set; } = null!;
    public IReadOnlyList<RehearsePast.Past> Past { get; private set; } = [];

    /// <summary>What it would have done in all, the most frequent first.</summary>
    public IReadOnlyList<Tally> Tallies { get; private set; } = [];

    /// <summary>What it starts on, in words.</summary>
    public IReadOnlyList<string> Starts { get; private set; } = [];
    public bool HasProblems { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var type = await db.Set<WorkflowType>().AsNoTracking().SingleOrDefaultAsync(each => each.Id == Id, cancellationToken);
        if (type is null)
        {
            return NotFound();
        }

        Type = type;
        Months = Math.Clamp(Months, 1, 120);
        var definition = await edit.ReadAsync(type, cancellationToken);
        HasProblems = !(await tests.CheckAsync(definition, cancellationToken)).CanBePublished;
        Starts =
        [
            .. definition
                .Activities.Where(activity => activity.IsStart)
                .Select(activity => outline.EventNamed(activity.Name) ?? activity.Name),
        ];
        Past = await rehearse.ExecuteAsync(definition, db.Here.Now.AddMonths(-Months), Happened, cancellationToken);
        if (Happened is not null && Past.Count == 0)
        {
            return NotFound();
        }

        Tallies =
        [
            .. Past.SelectMany(each => each.Report.Steps)
                .Where(step => step.HasEffect)
                .GroupBy(TitleOf)
                .Select(some => new Tally(some.Key, some.Count()))
                .OrderByDescending(tally => tally.Count),
        ];
        return Page();
    }

    public string TitleOf(RehearsedStep step) => outline.TitleOf(step.Name, step.Title);

    public string LabelOf(RehearsedStep step, string property) => outline.LabelOf(step.Name, property);

    public string LeadOf(string outcome) => outline.LeadOf(outcome);
}
