using System.ComponentModel.DataAnnotations;
using CampaignHub.Data;
using CampaignHub.Platform.Printing;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Meetings.Answers;

internal sealed class LetterModel(HubDb db, MeetingSheet sheets, FollowUpLetters letters) : PageModel, ILoadsPage, IPrintedPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty, MaxLength(FollowUpLetter.RecipientMaxLength)]
    public string? Recipient { get; set; }

    [BindProperty, MaxLength(FollowUpLetter.SubjectMaxLength)]
    public string? Subject { get; set; }

    [BindProperty, MaxLength(FollowUpLetter.TextMaxLength)]
    public string? Text { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public MeetingSheet.Sheet Sheet { get; private set; } = null!;
    public FollowUpLetter? Letter { get; private set; }
    public bool MayChange => db.Here.Can(MeetingsFeature.Edit) && db.Here.MayChange(Sheet.Meeting);
    public bool IsPrinted => PrintedPageFilter.IsAsked(Request);
    public Paper Paper => Paper.A4 with { Margin = 25 };
    public string FileName => $"{db.Here.Campaign.Slug}-{Letter?.FileName}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Letter is null)
        {
            return NotFound();
        }

        (Recipient, Subject, Text, Version) = (Letter.Recipient, Letter.Subject, Letter.Text, Letter.Version);
        return Page();
    }

    /// <summary>Drafts it, anew when it is there.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Sheet is null)
        {
            return NotFound();
        }

        db.Here.RefuseOthers(Sheet.Meeting);
        await letters.DraftAsync(Sheet.Meeting, cancellationToken);
        this.Say("Drafted: read it, and write it as you would.");
        return Redirect(Links.Meetings.Letter(db.Here.Campaign.Slug, Id));
    }

    public async Task<IActionResult> OnPostTextAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Letter is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        db.Here.RefuseOthers(Sheet.Meeting);
        db.Expect(Letter, Version);
        Letter.Write(Recipient, Subject, Text);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Meetings.Letter(db.Here.Campaign.Slug, Id));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Sheet = (await sheets.ReadAsync(Id, cancellationToken))!;
        Letter = Sheet is null ? null : await letters.FindAsync(Id, cancellationToken);
    }
}
