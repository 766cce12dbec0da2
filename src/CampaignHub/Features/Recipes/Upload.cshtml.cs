using System.ComponentModel.DataAnnotations;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Recipes;

/// <summary>A recipe that a person brings: its plan, then the same text again to run it. It comes without files beside it.</summary>
internal sealed class UploadModel(RecipeRunner runner) : PageModel, ILoadsPage
{
    public const int LargestText = 2 * 1024 * 1024;

    [BindProperty]
    public IFormFile? Chosen { get; set; }

    [BindProperty, MaxLength(LargestText)]
    public string? Text { get; set; }

    public Recipe? Recipe { get; private set; }
    public RecipeReport? Plan { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Chosen is null)
        {
            throw new RefusedException("Choose a file first.");
        }

        if (Chosen.Length > LargestText)
        {
            throw new RefusedException("The recipe {0} is larger than {1} MB.", Chosen.FileName, LargestText >> 20);
        }

        using var reader = new StreamReader(Chosen.OpenReadStream());
        Text = await reader.ReadToEndAsync(cancellationToken);
        ModelState.Remove(nameof(Text));
        Recipe = Recipe.Parse(Text, Path.GetFileNameWithoutExtension(Chosen.FileName), source: Chosen.FileName);
        Plan = await runner.PlanAsync(Recipe, RecipeInputs.None, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostRunAsync()
    {
        var recipe = Recipe.Parse(Text ?? "", "recipe");
        (await runner.RunAsync(recipe, RecipeInputs.None, CancellationToken.None)).RefuseIfAny();
        this.Say("The recipe {0} was run.", recipe.DisplayName);
        return Redirect(Links.Recipes.Index);
    }

    // Refused meanwhile: the plan of the same text says why.
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (Chosen is null && !string.IsNullOrEmpty(Text))
        {
            Recipe = Recipe.Parse(Text, "recipe");
            Plan = await runner.PlanAsync(Recipe, RecipeInputs.None, cancellationToken);
        }
    }
}
