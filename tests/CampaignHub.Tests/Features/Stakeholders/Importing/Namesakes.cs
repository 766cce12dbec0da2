using CampaignHub.Features.Directory;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Stakeholders.Importing;

/// <summary>Two who bear one name are one only when something else says so too.</summary>
public sealed class Namesakes
{
    [Theory]
    [InlineData("Jeanne,Roy,Mayor of Lyon,", 1)]
    [InlineData("Jeanne,Roy,Director,", 1)]
    [InlineData("Jeanne,Roy,HEAD OF CABINET,", 0)]
    [InlineData("Jeanne,Roy,chair of the board,", 0)]
    [InlineData("Jeanne,Roy,,", 0)]
    [InlineData("Jeanne,Roy,Mayor of Lyon,jeanne@example.org", 0)]
    public async Task Somebody_of_the_name_with_another_post_waits_for_a_decision(string line, int waiting)
    {
        await using var hub = new HubFactory();
        await hub.DbAsync(async db =>
        {
            var person = new Actor
            {
                Type = ActorKind.Person,
                FirstName = "Jeanne",
                Name = "Roy",
                Function = "Head of cabinet",
            };
            var mail = new ContactDetail { ActorId = person.Id };
            mail.Describe(ContactKind.Email, "jeanne@example.org", "Card", new DateOnly(2023, 1, 1));
            var body = new Actor { Type = ActorKind.Organisation, Name = "Cnaf" };
            var post = Post.Of(body, "Chair of the board");
            db.AddRange(person, mail, body, post, Mandate.Of(person, post, from: null, until: null));
            return await db.SaveChangesAsync();
        });
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await ImportDesk.UploadAsync(visitor, $"First name,Last name,Function,E-mail\n{line}\n");

        Assert.Contains($"{waiting} to review", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_lines_of_one_name_with_keys_of_their_own_do_not_become_one()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        const string table = "Id,First name,Last name,Territory\n1,Jeanne,Roy,Lyon\n2,Jeanne,Roy,Brest\n";

        await ImportDesk.UploadAsync(visitor, table);
        Assert.Contains("1 made new 0 changed 0 as they are 0 ties and mandates 1 to review", visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("#run");

        Assert.Equal("Lyon", (await hub.DbAsync(db => db.Set<Actor>().SingleAsync())).Territory);
    }
}
