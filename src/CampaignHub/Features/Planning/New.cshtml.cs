using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning;

internal sealed class NewModel(HubDb db, SavePlanItem save, PlanChoices choices, SubjectKinds kinds, Here here) : PageModel, ILoadsPage
{
    [BindProperty]
    public PlanItemForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? AboutKind { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? AboutId { get; set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Form.Title = await AboutAsync(cancellationToken) ?? "";
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        var about = await AboutAsync(cancellationToken) is null ? null : new SubjectRef(AboutKind!, AboutId!.Value);
        var item = await save.ExecuteAsync(item: null, Form.Read(about), cancellationToken);
        this.Say("{0} is in the plan.", item.Title);
        return Redirect(Links.Planning.Show(here.Campaign.Slug, item.Id));
    }

    public Task LoadAsync(CancellationToken cancellationToken) => choices.LoadAsync(except: null, cancellationToken);

    // Nothing of what this person may not see.
    private async Task<string?> AboutAsync(CancellationToken cancellationToken)
    {
        if (AboutKind is null || kinds.Find(AboutKind) is not { } kind || !here.Can(kind.View))
        {
            return null;
        }

        var campaign = here.Campaign.Id;
        return await db
            .SearchEntries.Where(entry =>
                entry.Id == AboutId && entry.Kind == AboutKind && (entry.CampaignId == null || entry.CampaignId == campaign)
            )
            .Select(entry => (string?)entry.Title)
            .SingleOrDefaultAsync(cancellationToken);
    }
}
