using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Stakeholders.Interactions;

internal sealed class ShowModel(HubDb db, InteractionLog log, CampaignMembers members, SubjectKinds kinds) : PageModel, ILoadsPage
{
    internal sealed record PointInput(string? Text, string? FollowUp, DateOnly? FollowUpOn, Guid? OwnerId);

    [FromRoute]
    public Guid Id { get; set; }

    public InteractionLog.Line Line { get; private set; } = null!;
    public IReadOnlyList<(Guid Id, string Name)> Members { get; private set; } = [];

    /// <summary>The page of the record that it was logged for; null when there is none that this person may see.</summary>
    public string? About { get; private set; }

    public Interaction Interaction => Line.Interaction;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Line is null ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostPointAsync([Bind(Prefix = "Point")] PointInput point, CancellationToken cancellationToken) =>
        ChangeAsync(
            async interaction =>
            {
                await members.RefuseStrangersAsync(point.OwnerId is { } owner ? [owner] : [], cancellationToken);
                db.Add(InteractionPoint.Of(interaction, point.Text, point.FollowUp, point.FollowUpOn, point.OwnerId));
            },
            Links.Interactions.Show(db.Here.Campaign.Slug, Id),
            cancellationToken
        );

    /// <param name="point">What it says from now on.</param>
    /// <param name="of">Which one.</param>
    /// <param name="cancellationToken">The request's.</param>
    public Task<IActionResult> OnPostCorrectionAsync(
        [Bind(Prefix = "Point")] PointInput point,
        Guid of,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            async interaction =>
            {
                await members.RefuseStrangersAsync(point.OwnerId is { } owner ? [owner] : [], cancellationToken);
                var kept =
                    interaction.Points.FirstOrDefault(each => each.Id == of)
                    ?? throw new RefusedException("This point is not there any more.");
                kept.Say(point.Text, point.FollowUp, point.FollowUpOn, point.OwnerId);
                this.Say("Saved.");
            },
            Links.Interactions.Show(db.Here.Campaign.Slug, Id),
            cancellationToken
        );

    public Task<IActionResult> OnPostDoneAsync(Guid point, bool done, CancellationToken cancellationToken) =>
        ChangeAsync(
            interaction =>
            {
                interaction.Points.FirstOrDefault(each => each.Id == point)?.Set(done, db.Here.Now);
                return Task.CompletedTask;
            },
            Links.Interactions.Show(db.Here.Campaign.Slug, Id),
            cancellationToken
        );

    /// <summary>For what was entered by mistake: it is gone for good.</summary>
    public Task<IActionResult> OnPostPointRemovalAsync(Guid point, CancellationToken cancellationToken) =>
        ChangeAsync(
            interaction =>
            {
                db.RemoveRange(interaction.Points.Where(each => each.Id == point));
                this.Say("The point is taken out.");
                return Task.CompletedTask;
            },
            Links.Interactions.Show(db.Here.Campaign.Slug, Id),
            cancellationToken
        );

    public Task<IActionResult> OnPostRemovalAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            interaction =>
            {
                interaction.Trash(db.Here.Now);
                this.Say("{0} is in the trash.", interaction.Title);
                return Task.CompletedTask;
            },
            Links.Interactions.Index(db.Here.Campaign.Slug),
            cancellationToken
        );

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (await log.FindAsync(Id, cancellationToken) is not { } interaction)
        {
            return;
        }

        Line = (await log.NameAsync([interaction], cancellationToken))[0];
        Members = await members.ListAsync(cancellationToken);
        About =
            interaction is { AboutKind: { } kind, AboutId: { } id } && kinds.Find(kind) is { } about && db.Here.Can(about.View)
                ? about.Link(db.Here.Campaign.Slug, id)
                : null;
    }

    private async Task<IActionResult> ChangeAsync(Func<Interaction, Task> deed, string link, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            throw new RefusedException("Something of this form cannot be read: look at its lists and dates.");
        }

        if (await log.FindAsync(Id, cancellationToken) is not { } interaction)
        {
            return NotFound();
        }

        db.Here.RefuseOthers(interaction);

        await deed(interaction);
        await db.SaveChangesAsync(cancellationToken);
        return Redirect(link);
    }
}
