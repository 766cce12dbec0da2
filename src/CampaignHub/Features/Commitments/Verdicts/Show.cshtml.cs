using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments.Verdicts;

internal sealed class ShowModel(HubDb db, GiveVerdict give) : PageModel, ILoadsPage
{
    private Dictionary<Guid, string> _names = [];

    [FromRoute]
    public Guid Id { get; set; }

    public Commitment Commitment { get; private set; } = null!;
    public Verdict? Verdict { get; private set; }
    public bool IsAuthor => Verdict?.AuthorId == db.Here.User?.Id;
    public bool MayChange => db.Here.Can(CommitmentsFeature.Edit) && db.Here.MayChange(Commitment);

    public string NameOf(Guid? user) => user is { } id ? _names.GetValueOrDefault(id, "—") : "—";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Commitment is null ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostAsync(
        [FromForm] VerdictOutcome outcome,
        [FromForm] string? reasons,
        CancellationToken cancellationToken
    ) => ChangeAsync(() => give.WriteAsync(Commitment, outcome, reasons, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostReviewAsync(CancellationToken cancellationToken) =>
        ChangeAsync(verdict => verdict.Review(db.Here.User?.Id, db.Here.Now), cancellationToken);

    public Task<IActionResult> OnPostAskedAsync([FromForm] DateOnly? day, [FromForm] string? how, CancellationToken cancellationToken) =>
        ChangeAsync(verdict => verdict.AskReply(day ?? db.Here.Today, how, db.Here.Today), cancellationToken);

    public Task<IActionResult> OnPostReplyAsync([FromForm] DateOnly? day, [FromForm] string? reply, CancellationToken cancellationToken) =>
        ChangeAsync(verdict => verdict.KeepReply(day ?? db.Here.Today, reply, db.Here.Today), cancellationToken);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Commitment = (await db.Set<Commitment>().SingleOrDefaultAsync(each => each.Id == Id, cancellationToken))!;
        Verdict = await give.FindAsync(Id, cancellationToken);
        var people = new[] { Verdict?.AuthorId, Verdict?.ReviewerId }.OfType<Guid>().ToList();
        _names = await db
            .Users.AsNoTracking()
            .Where(user => people.Contains(user.Id))
            .ToDictionaryAsync(user => user.Id, user => user.Name, cancellationToken);
    }

    private Task<IActionResult> ChangeAsync(Action<Verdict> deed, CancellationToken cancellationToken) =>
        ChangeAsync(
            async () =>
            {
                deed(Verdict ?? throw new RefusedException("Write the verdict first."));
                await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken
        );

    private async Task<IActionResult> ChangeAsync(Func<Task> deed, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Commitment is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            throw new RefusedException("Something of this form cannot be read: look at its lists and dates.");
        }

        db.Here.RefuseOthers(Commitment);
        await deed();
        this.Say("Saved.");
        return Redirect(Links.Commitments.Verdict(db.Here.Campaign.Slug, Id));
    }
}
