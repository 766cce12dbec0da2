using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Planning;

internal sealed class NewModel(SavePlanItem save, PlanChoices choices, SubjectChoice subjects, Here here) : PageModel, ILoadsPage
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
        if (await subjects.FindAsync(AboutKind, AboutId, cancellationToken) is { } about)
        {
            (Form.Title, Form.About) = (about.Title, [SubjectChoice.Value(about.Subject)]);
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        var item = await save.ExecuteAsync(
            item: null,
            Form.Read(await subjects.ReadAsync(Form.About, kept: [], cancellationToken)),
            cancellationToken
        );
        this.Say("{0} is in the plan.", item.Title);
        return Redirect(Links.Planning.Show(here.Campaign.Slug, item.Id));
    }

    public Task LoadAsync(CancellationToken cancellationToken) => choices.LoadAsync(except: null, cancellationToken);
}
