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

    public IReadOnlyList<Outlet> Outlets { get; private set; } = [];

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
        return Redirect(Links.Press.Journalists(db.Here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken) =>
        Outlets = await db.Set<Outlet>().AsNoTracking().OrderBy(outlet => outlet.FindText).ToListAsync(cancellationToken);
}
