using CampaignHub.Features.Stakeholders.Interactions;
using CampaignHub.Platform.Access;
using CampaignHub.Tests.Features.Directory.Rights;

namespace CampaignHub.Tests.Features.Stakeholders.Interactions;

/// <summary>On the directory's page of somebody the contacts with them, of every campaign whose map the reader may see.</summary>
public sealed class Timelines
{
    [Fact]
    public async Task Contacts_of_every_campaign_that_the_reader_may_see_stand_there_the_latest_first()
    {
        await using var hub = new HubFactory();
        var roy = await RightsRoom.PersonAsync(hub, "Jeanne", "Roy");
        await RightsRoom.MeetAsync(hub, "Call with Jeanne", "", roy.Id);
        await MeetElsewhereAsync(hub, "Lunch elsewhere", roy.Id);
        using var administrator = await hub.AdministratorAsync();
        using var reader = await hub.VisitorAsync(CampaignRole.Reader);
        using var keeper = await hub.VisitorAsync(CampaignRole.TestimonyKeeper, "keeper@example.org");

        Assert.Equal(["Lunch elsewhere", "Call with Jeanne"], await TitlesAsync(administrator));
        Assert.Contains("Another", administrator.Page.QuerySelector("[aria-labelledby=timeline]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Call with Jeanne"], await TitlesAsync(reader));
        Assert.Empty(await TitlesAsync(keeper));

        async Task<string[]> TitlesAsync(Visitor visitor)
        {
            await visitor.OpenAsync($"{RightsRoom.Root}/{roy.Id}");
            return [.. visitor.Page.QuerySelectorAll("[aria-labelledby=timeline] a").Select(each => each.TextContent)];
        }
    }

    private static Task<int> MeetElsewhereAsync(HubFactory hub, string title, Guid actor) =>
        hub.DbAsync(async db =>
        {
            var other = new Campaign { Name = "Another", Slug = "another" };
            db.Add(other);
            await db.SaveChangesAsync();
            db.Here.Enter(other);
            var held = new Interaction
            {
                Type = InteractionType.Meeting,
                Direction = InteractionDirection.Incoming,
                HeldOn = new DateOnly(2023, 2, 3),
                Title = title,
            };
            db.Add(held);
            db.Add(new InteractionActor { InteractionId = held.Id, ActorId = actor });
            return await db.SaveChangesAsync();
        });
}
