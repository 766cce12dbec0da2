using CampaignHub.Data;
using CampaignHub.Features.Meetings;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments.Undertakings;

internal sealed class ShowModel(HubDb db, UndertakingList list) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public UndertakingList.Row Row { get; private set; } = null!;
    public string? MeetingTitle { get; private set; }
    public bool MayChange => db.Here.Can(CommitmentsFeature.Edit) && db.Here.MayChange(Row.Undertaking);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Row is null ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostOutcomeAsync(
        [FromForm] bool kept,
        [FromForm] DateOnly? day,
        [FromForm] string? note,
        CancellationToken cancellationToken
    ) => ChangeAsync(undertaking => undertaking.Settle(kept, day ?? db.Here.Today, note, db.Here.Today), cancellationToken);

    public Task<IActionResult> OnPostReopeningAsync(CancellationToken cancellationToken) =>
        ChangeAsync(undertaking => undertaking.Reopen(), cancellationToken);

    public async Task<IActionResult> OnPostRemovalAsync(CancellationToken cancellationToken)
    {
        await ChangeAsync(undertaking => undertaking.Trash(db.Here.Now), cancellationToken);
        return Row is null ? NotFound() : Redirect(Links.Undertakings.Index(db.Here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (await db.Set<Undertaking>().SingleOrDefaultAsync(each => each.Id == Id, cancellationToken) is not { } undertaking)
        {
            return;
        }

        Row = (await list.NameAsync([undertaking], cancellationToken))[0];
        MeetingTitle = await db.Set<Meeting>()
            .Where(meeting => meeting.Id == undertaking.MeetingId)
            .Select(meeting => meeting.Title)
            .SingleOrDefaultAsync(cancellationToken);
    }

    private async Task<IActionResult> ChangeAsync(Action<Undertaking> deed, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Row is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            throw new RefusedException("Something of this form cannot be read: look at its lists and dates.");
        }

        db.Here.RefuseOthers(Row.Undertaking);
        deed(Row.Undertaking);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Undertakings.Show(db.Here.Campaign.Slug, Id));
    }
}
