using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Meetings;

internal sealed class NewModel(HubDb db, SaveMeeting save) : PageModel
{
    [BindProperty]
    public MeetingForm Form { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var meeting = new Meeting { CampaignId = db.Here.Campaign.Id, Title = Form.Title };
        await save.ExecuteAsync(meeting, Form, cancellationToken);
        this.Say("{0} was added.", meeting.Title);
        return Redirect(Links.Meetings.Show(db.Here.Campaign.Slug, meeting.Id));
    }
}
