using System.ComponentModel.DataAnnotations;
using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

internal sealed class EditModel(HubDb db, TellOverdue tell) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty, MaxLength(Commitment.PlaceMaxLength)]
    public string? PlaceSaid { get; set; }

    [BindProperty]
    public DateOnly? Deadline { get; set; }

    [BindProperty]
    public OfficialStatus? Official { get; set; }

    [BindProperty]
    public EvidenceStatus Evidence { get; set; }

    [BindProperty]
    public List<Guid> Demands { get; set; } = [];

    [BindProperty]
    public int Version { get; set; }

    public Commitment Commitment { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Commitment is null)
        {
            return NotFound();
        }

        (PlaceSaid, Deadline, Version) = (Commitment.PlaceSaid, Commitment.Deadline, Commitment.Version);
        (Official, Evidence) = (Commitment.Official, Commitment.Evidence);
        Demands = [.. Commitment.Demands.Select(each => each.DemandId)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Commitment is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        db.Here.RefuseOthers(Commitment);

        db.Expect(Commitment, Version);
        Commitment.Describe(PlaceSaid, Deadline);
        (Commitment.Official, Commitment.Evidence) = (Official, Evidence);
        await RecordCommitment.AnswerAsync(db, Commitment, Demands, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await tell.ExecuteAsync(Commitment, cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Commitments.Show(db.Here.Campaign.Slug, Id));
    }

    public async Task LoadAsync(CancellationToken cancellationToken) =>
        Commitment = (
            await db.Set<Commitment>()
                .Include(commitment => commitment.Steps)
                .Include(commitment => commitment.Demands)
                .AsSplitQuery()
                .SingleOrDefaultAsync(commitment => commitment.Id == Id, cancellationToken)
        )!;
}
