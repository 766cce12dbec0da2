using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Recipes;

internal sealed class RecipesFeature : IFeature
{
    public static void Register(HubBuilder hub)
    {
        hub.Record(new AppliedRecipe.Mapping())
            .Record(new AppliedStep.Mapping())
            .Pages("/Recipes", Permission.Administer, Permission.Administer)
            .Service<ApplyRecipe>()
            .Service<RecipeContext>()
            .Service<RecipeRunner>()
            .Service<RecipeSchema>()
            .RecipeStep<SettingsStep>()
            .RecipeStep<RolesStep>()
            .Command(RecipesCommand.Plan)
            .Command(RecipesCommand.Run)
            .Command(RecipesCommand.Schema)
            .Menu(new MenuEntry(MenuGroup.Workspace, 60, "Recipes", "template", Permission.Administer, _ => Links.Recipes.Index));
        hub.Services.AddSingleton<RecipeLibrary>();
    }
}
