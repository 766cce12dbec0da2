using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Recipes;

/// <summary>The plan of a recipe of the folder, and the button that runs it.</summary>
internal sealed class ShowModel(RecipeLibrary library, RecipeRunner runner) : PageModel, ILoadsPage
{
    [FromRoute]
    public string Name { get; set; } = "";

    public Recipe? Recipe { get; private set; }
    public RecipeReport? Plan { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Recipe is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await library.FindAsync(Name, cancellationToken) is not { } recipe)
        {
            return NotFound();
        }

        (await runner.RunAsync(recipe, RecipeInputs.None, CancellationToken.None)).RefuseIfAny();
        this.Say("The recipe {0} was run.", recipe.DisplayName);
        return RedirectToPage();
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Recipe = await library.FindAsync(Name, cancellationToken);
        Plan = Recipe is null ? null : await runner.PlanAsync(Recipe, RecipeInputs.None, cancellationToken);
    }
}
