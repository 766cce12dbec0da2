using System.Net;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Mail;
using CampaignHub.Tests.Features.Press;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Directory.Rights;

/// <summary>Whoever objects is not written to, on whatever list they are.</summary>
public sealed class Objecting
{
    [Fact]
    public async Task A_release_leaves_out_whoever_objected_and_reaches_them_again_once_it_is_lifted_with_a_reason()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var objector = await RightsRoom.PersonAsync(hub, "Jeanne", "Roy", "jeanne@example.org");
        await visitor.OpenAsync($"{RightsRoom.Root}/{objector.Id}/rights");
        await visitor.SubmitAsync("form#object", ("how", "By phone"));

        await RightsRoom.MailAsync(hub, "News", "Text", "Jeanne@Example.org", "paul@example.org");
        await RightsRoom.DeliveredAsync(hub);

        var states = await hub.DbAsync(db => db.Set<Delivery>().ToDictionaryAsync(each => each.AddressKey, each => each.State));
        Assert.Equal((DeliveryState.Failed, DeliveryState.Accepted), (states["jeanne@example.org"], states["paul@example.org"]));
        Assert.Single(System.IO.Directory.EnumerateFiles(Path.Combine(hub.DataFolder, "outbox")));

        await visitor.OpenAsync($"{RightsRoom.Root}/{objector.Id}/rights");
        await visitor.SubmitAsync("form#lift", ("because", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        await visitor.OpenAsync($"{RightsRoom.Root}/{objector.Id}/rights");
        await visitor.SubmitAsync("form#lift", ("because", "She asked for our releases."));
        await RightsRoom.MailAsync(hub, "More news", "Text", "jeanne@example.org");
        await RightsRoom.DeliveredAsync(hub);

        Assert.Equal(2, System.IO.Directory.EnumerateFiles(Path.Combine(hub.DataFolder, "outbox")).Count());
    }

    [Fact]
    public async Task An_address_that_is_collected_after_the_objection_is_left_out_too()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var objector = await RightsRoom.PersonAsync(hub, "Jeanne", "Roy", "jeanne@example.org");
        var answer = await program.SendAsync(HttpMethod.Post, "objections", new { actor = objector.Id, how = "By mail" });
        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        await hub.DbAsync(async db =>
        {
            var detail = new CampaignHub.Features.Directory.ContactDetail { ActorId = objector.Id };
            detail.Describe(CampaignHub.Features.Directory.ContactKind.Email, "jeanne.roy@other.example", "Website", RightsRoom.Collected);
            db.Add(detail);
            return await db.SaveChangesAsync();
        });

        await RightsRoom.MailAsync(hub, "News", "Text", "jeanne.roy@other.example");
        await RightsRoom.DeliveredAsync(hub);

        var delivery = await hub.DbAsync(db => db.Set<Delivery>().SingleAsync());
        Assert.Equal((DeliveryState.Failed, DeliveryReasons.Objected), (delivery.State, delivery.ReplyText));
    }

    [Fact]
    public async Task The_preview_of_a_release_says_who_is_left_out_because_they_objected()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        using var program = await hub.ProgramAsync();
        var list = await PressDesk.ListAsync(hub, 2);
        var release = await PressDesk.ReleaseAsync(hub);
        var first = await hub.DbAsync(db => db.Set<CampaignHub.Features.Directory.Actor>().OrderBy(actor => actor.FindText).FirstAsync());
        await program.SendAsync(HttpMethod.Post, "objections", new { actor = first.Id, how = "By mail" });

        await visitor.OpenAsync($"/admin/campaigns/test/releases/{release}/sending?list={list}");
        Assert.Contains("Asked not to be written to", visitor.Text, StringComparison.Ordinal);
        await PressDesk.SendAsync(visitor, release, list);

        Assert.Single(await PressDesk.OutboxAsync(hub, 1));
    }
}
