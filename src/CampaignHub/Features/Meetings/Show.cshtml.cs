using CampaignHub.Data;
using CampaignHub.Features.Meetings.Answers;
using CampaignHub.Features.Planning;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Meetings;

internal sealed class ShowModel(HubDb db, MeetingSheet sheets, HoldMeeting hold, RecordReply reply, CampaignPlan plan)
    : PageModel,
        ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public MeetingSheet.Sheet Sheet { get; private set; } = null!;
    public Meeting Meeting => Sheet.Meeting;
    public bool HasLetter { get; private set; }

    /// <summary>What the plan expects next while the reply is awaited.</summary>
    public CampaignPlan.Line? Milestone { get; private set; }
    public bool MayChange => db.Here.Can(MeetingsFeature.Edit) && db.Here.MayChange(Meeting);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Sheet is null ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostHoldingAsync(bool isOnTheirRequest, CancellationToken cancellationToken) =>
        ChangeAsync(
            async meeting =>
            {
                await hold.ExecuteAsync(meeting, isOnTheirRequest, cancellationToken);
                this.Say("Held. The written reply is due on {0}.", Days.Long(meeting.ReplyDueOn!.Value));
            },
            cancellationToken
        );

    public Task<IActionResult> OnPostReplyAsync(DateOnly? day, CancellationToken cancellationToken) =>
        ChangeAsync(meeting => reply.ExecuteAsync(meeting, day, cancellationToken), cancellationToken, "The reply is noted.");

    public Task<IActionResult> OnPostDemandsAsync(Guid[] demands, [FromServices] PutDemands put, CancellationToken cancellationToken) =>
        ChangeAsync(meeting => put.ExecuteAsync(meeting, demands, cancellationToken), cancellationToken, "Saved.");

    public Task<IActionResult> OnPostDelegationAsync(
        [Bind(Prefix = "Member")] SeatMember.Input member,
        [FromServices] SeatMember seat,
        CancellationToken cancellationToken
    ) => ChangeAsync(meeting => seat.ExecuteAsync(meeting, member, cancellationToken), cancellationToken, "Saved.");

    public Task<IActionResult> OnPostLeavingAsync(Guid member, CancellationToken cancellationToken) =>
        ChangeAsync(
            async meeting =>
            {
                db.RemoveRange(meeting.Delegation.Where(each => each.Id == member).ToList());
                await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken,
            "Saved."
        );

    public Task<IActionResult> OnPostMinutesAsync(MinutesState state, CancellationToken cancellationToken) =>
        ChangeAsync(
            async meeting =>
            {
                meeting.MoveMinutes(state);
                await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken,
            "Saved."
        );

    public Task<IActionResult> OnPostClosingAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            async meeting =>
            {
                meeting.Close();
                await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken,
            "The meeting is closed."
        );

    public async Task<IActionResult> OnPostRemovalAsync(CancellationToken cancellationToken)
    {
        var done = await ChangeAsync(
            async meeting =>
            {
                meeting.Trash(db.Here.Now);
                await db.SaveChangesAsync(cancellationToken);
                this.Say("{0} is in the trash.", meeting.Title);
            },
            cancellationToken
        );
        return done is RedirectResult ? Redirect(Links.Meetings.Index(db.Here.Campaign.Slug)) : done;
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Sheet = (await sheets.ReadAsync(Id, cancellationToken))!;
        if (Sheet is not { Meeting.IsHeld: true })
        {
            return;
        }

        HasLetter = await db.Set<FollowUpLetter>().AnyAsync(letter => letter.MeetingId == Id, cancellationToken);
        if (Meeting.ReplyReceivedOn is null && db.Here.Can(PlanningFeature.View))
        {
            Milestone = (await plan.ReadAsync(cancellationToken))
                .Lines.Where(line => line is { IsDated: true, Item: { IsDone: false, DurationDays: 0 } } && line.Finish >= Meeting.StartsOn)
                .OrderBy(line => !line.Item.IsAbout(Meeting.Kind, Id))
                .ThenBy(line => line.Finish)
                .FirstOrDefault();
        }
    }

    private async Task<IActionResult> ChangeAsync(Func<Meeting, Task> deed, CancellationToken cancellationToken, string? done = null)
    {
        if (!ModelState.IsValid)
        {
            throw new RefusedException("Something of this form cannot be read: look at its lists and dates.");
        }

        if (await sheets.FindAsync(Id, cancellationToken) is not { } meeting)
        {
            return NotFound();
        }

        db.Here.RefuseOthers(meeting);

        await deed(meeting);
        if (done is not null)
        {
            this.Say(done);
        }

        return Redirect(Links.Meetings.Show(db.Here.Campaign.Slug, Id));
    }
}
