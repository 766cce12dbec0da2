using System.Net;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Platform.Access;
using CampaignHub.Tests.Features.Stakeholders;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Directory;

public sealed class Removing
{
    [Fact]
    public async Task Nobody_whom_another_campaign_reckons_with_is_removed()
    {
        await using var hub = new HubFactory();
        var known = await StakeholderDesk.PutAsync(hub, "Roy");
        await ElsewhereAsync(hub, known.ActorId);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await visitor.OpenAsync($"/admin/campaigns/test/directory/{known.ActorId}/removal");
        await visitor.SubmitAsync("form.card");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("Another campaign of the workspace reckons with Roy", visitor.Text, StringComparison.Ordinal);
        Assert.Null((await hub.DbAsync(db => db.Set<Actor>().SingleAsync(actor => actor.Id == known.ActorId))).TrashedAt);
    }

    [Fact]
    public async Task Somebody_of_this_campaign_only_goes_to_the_trash()
    {
        await using var hub = new HubFactory();
        var known = await StakeholderDesk.PutAsync(hub, "Roy");
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await visitor.OpenAsync($"/admin/campaigns/test/directory/{known.ActorId}/removal");
        await visitor.SubmitAsync("form.card");

        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
        Assert.NotNull((await hub.DbAsync(db => db.WithTrash<Actor>().SingleAsync(actor => actor.Id == known.ActorId))).TrashedAt);
    }

    private static Task<int> ElsewhereAsync(HubFactory hub, Guid actor) =>
        hub.DbAsync(async db =>
        {
            var other = new Campaign { Name = "Another", Slug = "another" };
            db.Add(other);
            await db.SaveChangesAsync();
            db.Here.Enter(other);
            db.Add(new Stakeholder { ActorId = actor, Class = TargetClass.Ally });
            return await db.SaveChangesAsync();
        });
}
