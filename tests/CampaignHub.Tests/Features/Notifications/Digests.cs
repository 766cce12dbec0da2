using CampaignHub.Features.Notifications;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Notifications;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Notifications;

/// <summary>The daily mail of what is unread.</summary>
public sealed class Digests
{
    [Fact]
    public async Task Words_that_look_like_a_merge_field_are_told_as_they_are()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var person = await hub.DbAsync(async db =>
        {
            var user = await db.Users.SingleAsync(user => user.Email == "someone@example.org");
            user.WantsDigest = true;
            await db.SaveChangesAsync();
            return user.Id;
        });
        await hub.InsideAsync(async services =>
        {
            await services
                .GetRequiredService<Notifier>()
                .TellAsync(
                    [person],
                    "{0} mentions you about \"{1}\"",
                    ["Bob", "The {{ unknown }} letter"],
                    "/admin",
                    onceKey: null,
                    TestContext.Current.CancellationToken
                );
            return await services.GetRequiredService<CampaignHub.Data.HubDb>().SaveChangesAsync();
        });

        await hub.InsideAsync(async services =>
        {
            await services.GetRequiredService<SendDigests>().ExecuteAsync(TestContext.Current.CancellationToken);
            return true;
        });

        var delivery = await hub.DbAsync(db => db.Set<Delivery>().IgnoreQueryFilters().SingleAsync());
        Assert.Contains("The {{ unknown }} letter", delivery.Values, StringComparison.Ordinal);
    }
}
