using CampaignHub.Features.Recipes;
using CampaignHub.Tests.House;

namespace CampaignHub.Tests.Features.Recipes;

public sealed class Schema
{
    [Fact]
    public async Task The_schema_in_the_repository_is_what_the_steps_say()
    {
        await using var hub = new HubFactory();

        var schema = await hub.InsideAsync(services => Task.FromResult(services.GetRequiredService<RecipeSchema>().Write()));

        Snapshot.Check($"recipes/{RecipeSchema.FileName}", schema);
    }
}
