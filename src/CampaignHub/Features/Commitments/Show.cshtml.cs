using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

internal sealed class ShowModel(HubDb db, ClimbLadder climb) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public Commitment Commitment { get; private set; } = null!;
    public IReadOnlyList<Demand> Demands { get; private set; } = [];

    /// <summary>The rung that the form offers first.</summary>
    public Rung Next => Commitment.Reached is { } rung and < Rung.VerifiedByUs ? rung + 1 : Rung.VerifiedByUs;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Commitment is null ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostRungAsync(
        Rung rung,
        DateOnly? trueOn,
        string? evidence,
        string? address,
        CancellationToken cancellationToken
    ) => ChangeAsync(() => climb.ExecuteAsync(Commitment, rung, trueOn, (evidence, address), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostPublicationAsync(CancellationToken cancellationToken) =>
        PublishAsync(commitment => commitment.Publish(db.Here.Now), cancellationToken);

    public Task<IActionResult> OnPostWithdrawalAsync(CancellationToken cancellationToken) =>
        PublishAsync(commitment => commitment.Withdraw(), cancellationToken);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Commitment = (
            await db.Set<Commitment>()
                .Include(commitment => commitment.Actor)
                .Include(commitment => commitment.Post)
                .Include(commitment => commitment.Steps)
                .Include(commitment => commitment.Demands)
                .AsSplitQuery()
                .SingleOrDefaultAsync(commitment => commitment.Id == Id, cancellationToken)
        )!;
        var ids = Commitment?.Demands.Select(row => row.DemandId).ToList() ?? [];
        Demands = await db.Set<Demand>()
            .AsNoTracking()
            .Where(demand => ids.Contains(demand.Id))
            .OrderBy(demand => demand.Number)
            .ToListAsync(cancellationToken);
    }

    private async Task<IActionResult> PublishAsync(Action<Commitment> change, CancellationToken cancellationToken)
    {
        if (!db.Here.Can(CommitmentsFeature.Publish))
        {
            return Forbid();
        }

        return await ChangeAsync(
            () =>
            {
                change(Commitment);
                return db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken
        );
    }

    private async Task<IActionResult> ChangeAsync(Func<Task> change, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Commitment is null)
        {
            return NotFound();
        }

        await change();
        return Redirect(Links.Commitments.Show(db.Here.Campaign.Slug, Id));
    }
}
