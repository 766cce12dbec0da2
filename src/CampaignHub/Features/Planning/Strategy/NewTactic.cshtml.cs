using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Planning.Strategy;

internal sealed class NewTacticModel(SaveTactic save, TacticChoices choices, Here here) : PageModel, ILoadsPage
{
    [BindProperty]
    public TacticForm Form { get; set; } = new();

    public Task OnGetAsync([FromQuery] Guid? target, CancellationToken cancellationToken)
    {
        Form.TargetId = target;
        return LoadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        var tactic = await save.ExecuteAsync(tactic: null, Form, cancellationToken);
        this.Say("{0} was added.", tactic.Title);
        var slug = here.Campaign.Slug;
        return Redirect(tactic.TargetId is { } target ? Links.Strategy.Chart(slug, target) : Links.Strategy.Index(slug));
    }

    public Task LoadAsync(CancellationToken cancellationToken) => choices.LoadAsync(cancellationToken);
}
