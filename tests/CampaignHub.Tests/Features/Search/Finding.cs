using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Platform.Access;

namespace CampaignHub.Tests.Features.Search;

public sealed class Finding
{
    [Fact]
    public async Task Somebody_on_the_map_is_found_once()
    {
        await using var hub = new HubFactory();
        await hub.InsideAsync(async services =>
        {
            var db = services.GetRequiredService<CampaignHub.Data.HubDb>();
            var actor = new Actor { Type = ActorKind.Organisation, Name = "Martin and sons" };
            db.Add(actor);
            await db.SaveChangesAsync();
            return await services
                .GetRequiredService<AddStakeholder>()
                .ExecuteAsync(actor, TargetClass.DirectTarget, TestContext.Current.CancellationToken);
        });
        using var reader = await hub.VisitorAsync(CampaignRole.Coordinator);

        await reader.OpenAsync("/admin/campaigns/test/search?q=martin");

        Assert.Contains("1 result", reader.Text, StringComparison.Ordinal);
        Assert.Contains("/stakeholders/", reader.Page.QuerySelector("#found a")?.GetAttribute("href"), StringComparison.Ordinal);
    }
}
