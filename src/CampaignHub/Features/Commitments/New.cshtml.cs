using CampaignHub.Data;
using CampaignHub.Features.Meetings;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

internal sealed class NewModel(HubDb db, RecordCommitment record, TellOverdue tell) : PageModel
{
    [BindProperty]
    public CommitmentForm Form { get; set; } = new();

    public async Task OnGetAsync(Guid? meeting, CancellationToken cancellationToken)
    {
        if (
            await db.Set<Meeting>()
                .AsNoTracking()
                .Include(each => each.Counterparts)
                .SingleOrDefaultAsync(each => each.Id == meeting, cancellationToken)
            is not { } at
        )
        {
            return;
        }

        (Form.MeetingId, Form.MadeOn, Form.PlaceSaid) = (at.Id, at.StartsOn, at.Place);
        Form.ById = at.Counterparts.Count == 1 ? at.Counterparts[0].ActorId : null;
        Form.Demands = await AnsweredAsync(at.Id, cancellationToken);
    }

    // What was accepted there, all or in part; while nothing is noted as accepted, all that was put.
    private async Task<List<Guid>> AnsweredAsync(Guid meeting, CancellationToken cancellationToken)
    {
        var put = await db.Set<MinutesItem>().AsNoTracking().Where(item => item.MeetingId == meeting).ToListAsync(cancellationToken);
        var accepted = put.Where(item => item.Answer is AnswerType.Accepted or AnswerType.PartlyAccepted).ToList();
        return [.. (accepted.Count > 0 ? accepted : put).Select(item => item.DemandId)];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var commitment = await record.ExecuteAsync(Form.Read(), cancellationToken);
        await tell.ExecuteAsync(commitment, cancellationToken);
        this.Say("The commitment is recorded, as heard.");
        return Redirect(Links.Commitments.Show(db.Here.Campaign.Slug, commitment.Id));
    }
}
