using System.ComponentModel.DataAnnotations;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Demands;

internal sealed class NewModel(AddDemand add, Here here) : PageModel
{
    [BindProperty, Required, MaxLength(Demand.TitleMaxLength)]
    public string Title { get; set; } = "";

    [BindProperty, Required, MaxLength(DemandVersion.TextMaxLength)]
    public string Text { get; set; } = "";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var demand = await add.ExecuteAsync(Title, Text, cancellationToken);
        this.Say("Demand {0} was added.", demand.Number);
        return Redirect(Links.Demands.Show(here.Campaign.Slug, demand.Id));
    }
}
