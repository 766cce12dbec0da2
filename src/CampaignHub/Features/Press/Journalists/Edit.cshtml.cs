using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Press.Journalists;

internal sealed class EditModel(HubDb db, SaveJournalist save) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public JournalistForm Form { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    public Journalist Journalist { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Journalist is null)
        {
            return NotFound();
        }

        Form = JournalistForm.Of(Journalist, await SaveJournalist.TagsAsync(db, Id, cancellationToken));
        Version = Journalist.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Journalist is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        db.Expect(Journalist, Version);
        // An emptied field is sent as nothing, and empties the tags.
        Form.Tags ??= "";
        await save.ExecuteAsync(Journalist, Form, cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Press.Journalist(db.Here.Campaign.Slug, Id));
    }

    public async Task LoadAsync(CancellationToken cancellationToken) =>
        Journalist = (await SaveJournalist.FindAsync(db, Id, cancellationToken))!;
}
