using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Journalists;

internal sealed class NewModel(HubDb db, SaveJournalist save) : PageModel, ILoadsPage
{
    [BindProperty]
    public JournalistForm Form { get; set; } = new();

    public IReadOnlyList<string> Outlets { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        var journalist = await save.ExecuteAsync(journalist: null, Form, cancellationToken);
        this.Say("{0} is in the directory.", journalist.Actor.FullName);
        return Redirect(Links.Press.Journalist(db.Here.Campaign.Slug, journalist.Id));
    }

    public async Task LoadAsync(CancellationToken cancellationToken) => Outlets = await SuggestedAsync(db, cancellationToken);

    /// <summary>Names to choose from while typing; of more outlets than a browser shows well the rest is typed.</summary>
    public static Task<List<string>> SuggestedAsync(HubDb db, CancellationToken cancellationToken) =>
        db.Set<Press.Outlets.Outlet>()
            .OrderBy(outlet => outlet.FindText)
            .ThenBy(outlet => outlet.Id)
            .Select(outlet => outlet.Name)
            .Take(500)
            .ToListAsync(cancellationToken);
}
