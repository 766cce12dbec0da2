using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments.Verdicts;

internal sealed class PublicationModel(HubDb db, GiveVerdict give) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public Commitment Commitment { get; private set; } = null!;
    public Verdict Verdict { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Verdict is null ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        ChangeAsync(() => give.PublishAsync(Commitment, Verdict, cancellationToken), "Everybody can read it now.", cancellationToken);

    public Task<IActionResult> OnPostWithdrawalAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            () =>
            {
                Verdict.Withdraw();
                return db.SaveChangesAsync(cancellationToken);
            },
            "It is off the public site.",
            cancellationToken
        );

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Verdict = (await give.FindAsync(Id, cancellationToken))!;
        Commitment = (await db.Set<Commitment>().SingleOrDefaultAsync(each => each.Id == Id, cancellationToken))!;
    }

    private async Task<IActionResult> ChangeAsync(Func<Task> deed, string said, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Verdict is null)
        {
            return NotFound();
        }

        await deed();
        this.Say(said);
        return Redirect(Links.Commitments.Verdict(db.Here.Campaign.Slug, Id));
    }
}
