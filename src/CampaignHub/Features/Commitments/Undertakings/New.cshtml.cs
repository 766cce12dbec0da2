using CampaignHub.Data;
using CampaignHub.Features.Meetings;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments.Undertakings;

internal sealed class NewModel(HubDb db, SaveUndertaking save) : PageModel
{
    [BindProperty]
    public UndertakingForm Form { get; set; } = new();

    public async Task OnGetAsync(Guid? meeting, CancellationToken cancellationToken)
    {
        var at = await db.Set<Meeting>()
            .AsNoTracking()
            .Include(each => each.Counterparts)
            .SingleOrDefaultAsync(each => each.Id == meeting, cancellationToken);
        if (at is not null)
        {
            (Form.MeetingId, Form.MadeOn) = (at.Id, at.StartsOn);
            Form.ToId = at.Counterparts.Count == 1 ? at.Counterparts[0].ActorId : null;
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var undertaking = await save.ExecuteAsync(undertaking: null, Form.Read(), cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Undertakings.Show(db.Here.Campaign.Slug, undertaking.Id));
    }
}
