using CampaignHub.Data;
using CampaignHub.Features.Commitments.Successions;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Meetings;
using CampaignHub.Platform;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

[TakesFiles]
internal sealed class ShowModel(HubDb db, CommitmentList list, SuccessionList successions, KeepEvidence keep) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public CommitmentList.Row Row { get; private set; } = null!;
    public Commitment Commitment => Row.Commitment;
    public ILookup<Guid, CommitmentEvidence> Evidence { get; private set; } = null!;
    public IReadOnlyList<(SuccessionList.Row Row, InheritedCommitment Inherited)> PassedOn { get; private set; } = [];
    public string? MeetingTitle { get; private set; }
    public IReadOnlyList<Demand> Demands { get; private set; } = [];
    public bool MayChange => db.Here.Can(CommitmentsFeature.Edit) && db.Here.MayChange(Commitment);

    /// <summary>The day that both clocks are asked for, in the campaign's zone; today unless the address says it.</summary>
    [FromQuery(Name = "on")]
    public DateOnly? Asked { get; set; }
    public DateOnly Day => Asked ?? db.Here.Today;

    /// <summary>In the order they were true.</summary>
    public IReadOnlyList<CommitmentStep> Steps => [.. Commitment.Steps.OrderBy(step => step.TrueOn).ThenBy(step => step.LearntOn)];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Row is null ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostStepAsync(
        [Bind(Prefix = "Step")] CommitmentStep.Input step,
        IFormFile? file,
        [FromForm] string? source,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            async commitment =>
            {
                var evidence = file is null ? null : new KeepEvidence.Input(file, source, CapturedOn: null);
                await keep.StepAsync(commitment, step, evidence, cancellationToken);
                this.Say("The step is noted.");
            },
            Links.Commitments.Show(db.Here.Campaign.Slug, Id),
            cancellationToken
        );

    public Task<IActionResult> OnPostRemovalAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            async commitment =>
            {
                commitment.Trash(db.Here.Now);
                await db.SaveChangesAsync(cancellationToken);
                this.Say("{0} is in the trash.", commitment.Title);
            },
            Links.Commitments.Index(db.Here.Campaign.Slug),
            cancellationToken
        );

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } commitment)
        {
            return;
        }

        var today = db.Here.Today;
        Row = (await list.NameAsync([commitment], each => each.ScheduleOn(today), cancellationToken))[0];
        var evidence = await db.Set<CommitmentEvidence>()
            .AsNoTracking()
            .Where(each => each.CommitmentId == Id)
            .OrderBy(each => each.Id)
            .ToListAsync(cancellationToken);
        Evidence = evidence.ToLookup(each => each.StepId);
        PassedOn = await successions.OfAsync(Id, cancellationToken);
        MeetingTitle = await db.Set<Meeting>()
            .Where(meeting => meeting.Id == commitment.MeetingId)
            .Select(meeting => meeting.Title)
            .SingleOrDefaultAsync(cancellationToken);
        var demands = commitment.Demands.Select(each => each.DemandId).ToList();
        Demands = await db.Set<Demand>()
            .AsNoTracking()
            .Where(demand => demands.Contains(demand.Id))
            .OrderBy(demand => demand.Number)
            .ToListAsync(cancellationToken);
    }

    private async Task<IActionResult> ChangeAsync(Func<Commitment, Task> deed, string link, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            throw new RefusedException("Something of this form cannot be read: look at its lists and dates.");
        }

        if (await FindAsync(cancellationToken) is not { } commitment)
        {
            return NotFound();
        }

        db.Here.RefuseOthers(commitment);

        await deed(commitment);
        return Redirect(link);
    }

    private Task<Commitment?> FindAsync(CancellationToken cancellationToken) =>
        db.Set<Commitment>()
            .Include(commitment => commitment.Steps)
            .Include(commitment => commitment.Demands)
            .AsSplitQuery()
            .SingleOrDefaultAsync(commitment => commitment.Id == Id, cancellationToken);
}
