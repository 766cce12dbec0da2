using System.ComponentModel.DataAnnotations;
using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Commitments.Successions;

internal sealed class ShowModel(HubDb db, SuccessionList successions, SuccessionLetter letters) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty, MaxLength(Succession.RecipientMaxLength)]
    public string? Recipient { get; set; }

    [BindProperty, MaxLength(Succession.SubjectMaxLength)]
    public string? Subject { get; set; }

    [BindProperty, MaxLength(Succession.TextMaxLength)]
    public string? Text { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public SuccessionList.Row Row { get; private set; } = null!;
    public IReadOnlyList<SuccessionList.Line> Lines { get; private set; } = [];
    public bool MayChange => db.Here.Can(CommitmentsFeature.Edit) && db.Here.MayChange(Row.Succession);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Row is null)
        {
            return NotFound();
        }

        (Recipient, Subject, Text) = (Row.Succession.Recipient, Row.Succession.Subject, Row.Succession.Text);
        Version = Row.Succession.Version;
        return Page();
    }

    public Task<IActionResult> OnPostTextAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            async succession =>
            {
                db.Expect(succession, Version);
                succession.Write(Recipient, Subject, Text);
                await db.SaveChangesAsync(cancellationToken);
                this.Say("Saved.");
            },
            cancellationToken
        );

    public Task<IActionResult> OnPostDraftAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            async succession =>
            {
                await letters.DraftAsync(succession, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
                this.Say("Drafted: read it, and write it as you would.");
            },
            cancellationToken
        );

    public Task<IActionResult> OnPostConfirmationAsync(
        [FromForm] Guid commitment,
        [FromForm] DateOnly? day,
        [FromForm] string? confirmation,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            async succession =>
            {
                await successions.ConfirmAsync(succession, commitment, day, confirmation, cancellationToken);
                this.Say("Saved.");
            },
            cancellationToken
        );

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Row = (await successions.FindAsync(Id, cancellationToken))!;
        Lines = Row is null ? [] : await successions.LinesAsync(Row.Succession, cancellationToken);
    }

    private async Task<IActionResult> ChangeAsync(Func<Succession, Task> deed, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Row is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        db.Here.RefuseOthers(Row.Succession);
        await deed(Row.Succession);
        return Redirect(Links.Commitments.Succession(db.Here.Campaign.Slug, Id));
    }
}
