using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Planning.Replanning;

/// <summary>What a change would move, before it moves: to be accepted or left.</summary>
internal sealed class PreviewModel(HubDb db, PreviewPlan preview, ApplyPlan apply, GoBack back, MayChangePlan may) : PageModel, ILoadsPage
{
    [FromQuery]
    public PlanMove Move { get; set; } = new();

    public PreviewPlan.Result Preview { get; private set; } = null!;

    /// <summary>Where one goes who leaves all as it is: to the task whose dates were to change, else to the plan.</summary>
    public string Left =>
        Preview.Changes.Select(change => change.IsOfTask ? change.Id : Guid.Empty).Distinct().ToList() is [var task] && task != Guid.Empty
            ? Links.Planning.Show(db.Here.Campaign.Slug, task)
            : Links.Planning.Index(db.Here.Campaign.Slug);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(string? seal, CancellationToken cancellationToken)
    {
        var slug = db.Here.Campaign.Slug;
        var changes = await ChangesAsync(cancellationToken);
        await may.RefuseAsync(changes, cancellationToken);
        var revision = await apply.ExecuteAsync(new(changes, seal ?? "", Move.BackTo), cancellationToken);
        if (revision is null)
        {
            this.Say("Nothing had to be changed.");
            return Redirect(Links.Planning.Index(slug));
        }

        this.Say("The plan is changed: revision {0}. You can go back from here.", revision.Number);
        return Redirect(Links.Planning.Revisions(slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken) =>
        Preview = await preview.ExecuteAsync(await ChangesAsync(cancellationToken), cancellationToken);

    // Days off that are taken back are those that are there, whatever the address says of them.
    private async Task<IReadOnlyList<PlanChange>> ChangesAsync(CancellationToken cancellationToken)
    {
        if (Move.BackTo is { } number)
        {
            return await back.ExecuteAsync(number, cancellationToken);
        }

        var changes = Move.Read();
        if (changes[0] is not { Kind: PlanChangeKind.ClosureRemoved } removed)
        {
            return changes;
        }

        var closures = (await PlanRecords.CalendarAsync(db, cancellationToken)).Closures;
        return [.. closures.Where(closure => closure.Id == removed.Id).Select(PlanChange.Removing)];
    }
}
