using System.ComponentModel.DataAnnotations;
using CampaignHub.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Workflows.Editing;

/// <summary>A new workflow: what it is called and what it starts on.</summary>
internal sealed class NewModel(HubDb db, EditWorkflow edit, StepForm form) : PageModel
{
    [BindProperty, Required, MaxLength(WorkflowType.NameMaxLength)]
    public string Name { get; set; } = "";

    [BindProperty, Required]
    public string StartsOn { get; set; } = "";

    public string Slug => db.Here.Campaign.Slug;

    public IReadOnlyList<(string Value, string Text)> Events => form.Events;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var type = await edit.CreateAsync(Name, StartsOn, cancellationToken);
        return Redirect(Links.Workflows.Edit(Slug, type.Id));
    }
}
