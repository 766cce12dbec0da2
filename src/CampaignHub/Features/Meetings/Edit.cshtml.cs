using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Meetings;

internal sealed class EditModel(HubDb db, MeetingSheet sheet, SaveMeeting save) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public MeetingForm Form { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await sheet.FindAsync(Id, cancellationToken) is not { } meeting)
        {
            return NotFound();
        }

        (Form, Version) = (MeetingForm.Of(meeting), meeting.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await sheet.FindAsync(Id, cancellationToken) is not { } meeting)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        db.Here.RefuseOthers(meeting);

        db.Expect(meeting, Version);
        await save.ExecuteAsync(meeting, Form, cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Meetings.Show(db.Here.Campaign.Slug, Id));
    }
}
