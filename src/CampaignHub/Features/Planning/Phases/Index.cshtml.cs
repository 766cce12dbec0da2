using CampaignHub.Data;
using CampaignHub.Features.Planning.Linking;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Phases;

/// <summary>The phases of the plan: their names, colours and order, and which comes after which.</summary>
internal sealed class IndexModel(HubDb db, CampaignPlan plan, NamePhase naming, RefuseLoops loops) : PageModel, ILoadsPage
{
    public IReadOnlyList<PlanPhase> Phases { get; private set; } = [];
    public IReadOnlyDictionary<Guid, CampaignPlan.Summary> Dates { get; private set; } = new Dictionary<Guid, CampaignPlan.Summary>();

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(string? name, CancellationToken cancellationToken)
    {
        await naming.ExecuteAsync(PlanPhase.Check(name), cancellationToken);
        return await SavedAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostChangeAsync(
        Guid id,
        int version,
        string? name,
        PhaseColour colour,
        Guid? after,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(id, cancellationToken) is not { } phase)
        {
            return NotFound();
        }

        db.Here.RefuseOthers(phase);
        db.Expect(phase, version);
        (phase.Name, phase.Colour) = (PlanPhase.Check(name), colour);
        phase.Follow(await db.Set<PlanPhase>().AnyAsync(each => each.Id == after, cancellationToken) ? after : null);
        await loops.ExecuteAsync(cancellationToken);
        return await SavedAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostUpAsync(Guid id, CancellationToken cancellationToken)
    {
        var phases = await db.Set<PlanPhase>().OrderBy(phase => phase.Position).ThenBy(phase => phase.Id).ToListAsync(cancellationToken);
        var place = phases.FindIndex(phase => phase.Id == id);
        if (place > 0)
        {
            (phases[place - 1], phases[place]) = (phases[place], phases[place - 1]);
        }

        for (var position = 0; position < phases.Count; position++)
        {
            phases[position].Position = position;
        }

        return await SavedAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostRemovalAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } phase)
        {
            return NotFound();
        }

        db.Here.RefuseOthers(phase);
        phase.Trash(db.Here.Now);
        return await SavedAsync(cancellationToken);
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var result = await plan.ReadAsync(cancellationToken);
        (Phases, Dates) = (result.Records.Phases, result.Phases.ToDictionary(summary => summary.Phase.Id));
    }

    private Task<PlanPhase?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<PlanPhase>().SingleOrDefaultAsync(phase => phase.Id == id, cancellationToken);

    private async Task<IActionResult> SavedAsync(CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        return Redirect(Links.Planning.Phases(db.Here.Campaign.Slug));
    }
}
