using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Directory.Rights;

/// <summary>Who stands on the map ages too: what is written down of them keeps them off the list of the forgotten, whatever it is.</summary>
public sealed class Ageing
{
    public static readonly TheoryData<string> Uses = ["tie", "mandate", "contact", "class", "statement", "note", "call"];

    [Theory]
    [MemberData(nameof(Uses))]
    public async Task Somebody_of_the_map_who_is_dealt_with_again_is_not_proposed(string use)
    {
        await using var hub = new HubFactory();
        var person = await RightsRoom.PersonAsync(hub, "Jeanne", "Roy", "jeanne@example.org");
        var idle = await RightsRoom.PersonAsync(hub, "Anne", "Gris");
        var stakeholder = await RightsRoom.OnMapAsync(hub, person.Id);
        await RightsRoom.OnMapAsync(hub, idle.Id);
        var body = await hub.DbAsync(async db =>
        {
            var actor = new Actor { Type = ActorKind.Organisation, Name = "Cnaf" };
            db.Add(actor);
            await db.SaveChangesAsync();
            return actor;
        });
        hub.Clock.SetUtcNow(HubFactory.Start.AddYears(4));
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        Assert.Equal(["Anne Gris", "Jeanne Roy"], await ProposedAsync(visitor));

        await UseAsync(hub, use, person, stakeholder, body);

        Assert.Equal(["Anne Gris"], await ProposedAsync(visitor));
    }

    private static async Task<IEnumerable<string>> ProposedAsync(Visitor visitor)
    {
        await visitor.OpenAsync($"{RightsRoom.Root}/rights/retention");
        return visitor
            .Page.QuerySelectorAll("#retained label")
            .Select(each => each.TextContent.Split('·')[0].Trim())
            .Order(StringComparer.Ordinal);
    }

    private static Task<int> UseAsync(HubFactory hub, string use, Actor person, Stakeholder stakeholder, Actor body) =>
        hub.DbAsync(async db =>
        {
            switch (use)
            {
                case "tie":
                    var tie = Tie.Between(person, body, TieType.MemberOf);
                    tie.Describe(3, since: null, until: null, "Website");
                    db.Add(tie);
                    break;
                case "mandate":
                    var post = Post.Of(body, "Chair");
                    db.AddRange(post, Mandate.Of(person, post, from: null, until: null));
                    break;
                case "contact":
                    var contact = new ContactDetail { ActorId = person.Id };
                    contact.Describe(ContactKind.Phone, "01 02 03 04 05", "Card", new DateOnly(2027, 1, 1));
                    db.Add(contact);
                    break;
                case "class":
                    (await db.Set<Stakeholder>().SingleAsync(each => each.Id == stakeholder.Id)).Class = TargetClass.Ally;
                    break;
                case "statement":
                    db.Add(
                        new Statement
                        {
                            StakeholderId = stakeholder.Id,
                            MadeOn = new DateOnly(2027, 1, 10),
                            Level = Stance.Neutral,
                            Source = "Radio",
                        }
                    );
                    break;
                case "note":
                    (await db.Set<Actor>().SingleAsync(each => each.Id == person.Id)).Note = "Back from Brussels";
                    break;
                default:
                    await RightsRoom.MeetAsync(hub, "Call", "", person.Id);
                    break;
            }

            return await db.SaveChangesAsync();
        });
}
