using System.Net;
using System.Text.Json;
using CampaignHub.Features.Directory;
using CampaignHub.Tests.Features.Stakeholders;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Directory;

/// <summary>What a program leaves out stays, what it says is null is taken out, and what it has to say is asked for by name.</summary>
public sealed class SayingLess
{
    [Fact]
    public async Task A_day_that_is_null_is_taken_out_and_one_that_is_left_out_stays()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var (tie, mandate, contact) = await SeedAsync(hub);

        await ChangeAsync(program, $"ties/{tie}", new { strength = 2 });
        await ChangeAsync(program, $"mandates/{mandate}", new { from = "2019-01-01" });
        await ChangeAsync(program, $"contacts/{contact}", new { isValid = true });
        Assert.Equal("2020-01-01–2021-01-01 known 2020-06-01 | 2019-01-01–2021-02-02 | 2020-03-03–2021-03-03", await DaysAsync(hub));

        await ChangeAsync(program, $"ties/{tie}", new { until = (string?)null });
        await ChangeAsync(program, $"mandates/{mandate}", new { until = (string?)null });
        await ChangeAsync(program, $"contacts/{contact}", new { validUntil = (string?)null });
        Assert.Equal("2020-01-01– known 2020-06-01 | 2019-01-01– | 2020-03-03–", await DaysAsync(hub));

        await ChangeAsync(program, $"ties/{tie}", new { since = (string?)null, knownOn = (string?)null });
        await ChangeAsync(program, $"mandates/{mandate}", new { from = (string?)null });
        await ChangeAsync(program, $"contacts/{contact}", new { validFrom = (string?)null });
        Assert.Equal("– known  | – | –", await DaysAsync(hub));
        var wrong = await program.SendAsync(HttpMethod.Patch, $"ties/{tie}", new { since = "soon" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Contains("since", wrong.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_description_of_the_API_tells_these_days_as_days_that_may_be_null()
    {
        await using var hub = new HubFactory();
        using var client = hub.CreateClient();
        var document = await client.GetFromJsonAsync<JsonElement>(
            new Uri("/openapi/v1.json", UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        var since = document
            .GetProperty("components")
            .GetProperty("schemas")
            .GetProperty("TieChange")
            .GetProperty("properties")
            .GetProperty("since");

        Assert.Equal("date", since.GetProperty("format").GetString());
        Assert.Equal(["null", "string"], since.GetProperty("type").EnumerateArray().Select(each => each.GetString()));
    }

    [Fact]
    public async Task A_tie_of_which_no_strength_is_said_has_the_usual_one()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var (from, to) = (await StakeholderDesk.PutAsync(hub, "Una"), await StakeholderDesk.PutAsync(hub, "Duo"));

        var made = await program.SendAsync(
            HttpMethod.Post,
            "ties",
            new
            {
                from = from.ActorId,
                to = to.ActorId,
                type = "advises",
                source = "Interview",
            }
        );

        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal(3, made.Json.GetProperty("strength").GetInt32());
    }

    [Theory]
    [InlineData("""{}""", "to")]
    [InlineData("""{"to":"11111111-1111-1111-1111-111111111111","way":[]}""", "startsWith")]
    [InlineData("""{"to":"11111111-1111-1111-1111-111111111111","startsWith":"Us"}""", "way")]
    [InlineData("""{"to":"11111111-1111-1111-1111-111111111111","startsWith":"Us","way":[]}""", "way")]
    public async Task What_a_route_needs_to_become_tasks_is_asked_for_by_name(string body, string member)
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();

        var refused = await program.SendAsync(HttpMethod.Post, "routes/tasks", JsonDocument.Parse(body).RootElement);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal($"\"{member}\" is missing.", refused.Text("detail"));
    }

    private static async Task ChangeAsync(HttpClient program, string path, object body)
    {
        var changed = await program.SendAsync(HttpMethod.Patch, path, body);
        Assert.Equal(HttpStatusCode.OK, changed.Status);
    }

    private static Task<(Guid, Guid, Guid)> SeedAsync(HubFactory hub) =>
        hub.DbAsync(async db =>
        {
            var person = new Actor { Type = ActorKind.Person, Name = "Roy" };
            var body = new Actor { Type = ActorKind.Organisation, Name = "Cnaf" };
            var post = Post.Of(body, "Chair");
            var tie = Tie.Between(person, body, TieType.Advises);
            tie.Describe(3, new DateOnly(2020, 1, 1), new DateOnly(2021, 1, 1), "Website", new DateOnly(2020, 6, 1));
            var mandate = Mandate.Of(person, post, new DateOnly(2020, 2, 2), new DateOnly(2021, 2, 2));
            var contact = new ContactDetail { ActorId = person.Id };
            contact.Describe(ContactKind.Email, "roy@example.org", "Card", new DateOnly(2020, 1, 1));
            contact.Hold(new DateOnly(2020, 3, 3), new DateOnly(2021, 3, 3));
            db.AddRange(person, body, post, tie, mandate, contact);
            await db.SaveChangesAsync();
            return (tie.Id, mandate.Id, contact.Id);
        });

    private static Task<string> DaysAsync(HubFactory hub) =>
        hub.DbAsync(async db =>
        {
            var tie = await db.Set<Tie>().SingleAsync();
            var mandate = await db.Set<Mandate>().SingleAsync();
            var contact = await db.Set<ContactDetail>().SingleAsync();
            return $"{tie.Since:yyyy-MM-dd}–{tie.Until:yyyy-MM-dd} known {tie.KnownOn:yyyy-MM-dd} | "
                + $"{mandate.From:yyyy-MM-dd}–{mandate.Until:yyyy-MM-dd} | {contact.ValidFrom:yyyy-MM-dd}–{contact.ValidUntil:yyyy-MM-dd}";
        });
}
