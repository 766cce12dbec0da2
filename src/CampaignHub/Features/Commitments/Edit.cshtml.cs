using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

internal sealed class EditModel(HubDb db, CommitmentChoices choices, RecordCommitment record) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public DateOnly? Deadline { get; set; }

    [BindProperty]
    public OfficialStatus Official { get; set; }

    [BindProperty]
    public EvidenceStatus Evidence { get; set; }

    [BindProperty]
    public List<Guid> Demands { get; set; } = [];

    [BindProperty]
    public int Version { get; set; }

    public Commitment Commitment { get; private set; } = null!;
    public CommitmentChoices Choices => choices;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Commitment is null)
        {
            return NotFound();
        }

        (Place, Deadline, Version) = (Commitment.Place, Commitment.Deadline, Commitment.Version);
        (Official, Evidence) = (Commitment.Official, Commitment.Evidence);
        Demands = [.. Commitment.Demands.Select(row => row.DemandId)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Commitment is null)
        {
            return NotFound();
        }

        db.Expect(Commitment, Version);
        Commitment.Place = RecordCommitment.CheckPlace(Place);
        Commitment.Deadline = RecordCommitment.CheckDeadline(Deadline, Commitment.MadeOn);
        (Commitment.Official, Commitment.Evidence) = (Official, Evidence);
        var known = await record.KnownAsync(Demands, cancellationToken);
        db.RemoveRange(Commitment.Demands.Where(row => !known.Contains(row.DemandId)));
        db.AddRange(known.Select(Commitment.AnswerTo).OfType<CommitmentDemand>());
        await db.SaveChangesAsync(cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Commitments.Show(db.Here.Campaign.Slug, Id));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await choices.LoadAsync(cancellationToken);
        Commitment = (
            await db.Set<Commitment>()
                .Include(commitment => commitment.Demands)
                .SingleOrDefaultAsync(commitment => commitment.Id == Id, cancellationToken)
        )!;
    }
}
