using CampaignHub.Data;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Directory.Rights;

internal sealed class WordsModel(HubDb db, NoticeTexts texts, NoticeRegister register) : PageModel, ILoadsPage
{
    [FromRoute]
    public string Language { get; set; } = "fr";

    [BindProperty]
    public string? Subject { get; set; }

    [BindProperty]
    public string? Body { get; set; }

    public bool IsOwn { get; private set; }

    /// <summary>As the first person of the register would read it; null where nobody is in it.</summary>
    public (string Name, string Subject, string Body)? Example { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Language is not ("fr" or "en"))
        {
            return NotFound();
        }

        (Subject, Body, IsOwn) = await texts.FindAsync(Language, cancellationToken);
        await LoadAsync(cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SaveAsync(Subject, Body, "Saved.", cancellationToken);

    public Task<IActionResult> OnPostOwnWordsAsync(CancellationToken cancellationToken) =>
        SaveAsync("", "", "The hub's own words stand again.", cancellationToken);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (await register.ReadAsync(state: null, query: null, 0, 1, cancellationToken) is [var first])
        {
            var values = await texts.ValuesAsync(first, Language, cancellationToken);
            Example = (first.Actor.FullName, MergeText.Fill(Subject ?? "", values), MergeText.Fill(Body ?? "", values));
        }
    }

    private async Task<IActionResult> SaveAsync(string? subject, string? body, string done, CancellationToken cancellationToken)
    {
        if (Language is not ("fr" or "en"))
        {
            return NotFound();
        }

        await texts.SaveAsync(Language, subject, body, cancellationToken);
        this.Say(done);
        return Redirect(Links.Rights.Words(db.Here.Campaign.Slug, Language));
    }
}
