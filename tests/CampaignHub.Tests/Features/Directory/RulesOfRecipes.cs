using System.Net;
using CampaignHub.Features.Directory;
using CampaignHub.Tests.Features.Recipes;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Directory;

/// <summary>A recipe is held to the rules of posts, mandates and ties that pages and programs are held to; what is refused is told with its place.</summary>
public sealed class RulesOfRecipes
{
    private const string Actors =
        "\"actors\": [{ \"id\": \"o\", \"kind\": \"organisation\", \"name\": \"Fund\" }, { \"id\": \"a\", \"kind\": \"person\", \"name\": \"Una\" }, { \"id\": \"b\", \"kind\": \"person\", \"name\": \"Duo\" }]";

    private const string Post = "\"posts\": [{ \"id\": \"p\", \"organisation\": \"o\", \"title\": \"Head\", \"forOne\": true }]";

    [Theory]
    [InlineData(
        "\"mandates\": [{ \"id\": \"1\", \"person\": \"a\", \"post\": \"p\", \"from\": \"2022-01-01\" }, { \"id\": \"2\", \"person\": \"b\", \"post\": \"p\", \"from\": \"2023-01-01\" }]",
        "/mandates/1: Head is a post for one, and Una holds it in these days"
    )]
    [InlineData(
        "\"mandates\": [{ \"id\": \"1\", \"person\": \"o\", \"post\": \"p\" }]",
        "/mandates/0: A mandate joins a person and a post of the directory."
    )]
    [InlineData(
        "\"ties\": [{ \"id\": \"1\", \"from\": \"a\", \"to\": \"a\", \"type\": \"advises\", \"strength\": 3, \"source\": \"S\" }]",
        "/ties/0: An actor has no tie to itself."
    )]
    [InlineData(
        "\"ties\": [{ \"id\": \"1\", \"from\": \"a\", \"to\": \"b\", \"type\": \"reports_to\", \"strength\": 3, \"source\": \"S\", \"since\": \"2030-01-01\" }, { \"id\": \"2\", \"from\": \"b\", \"to\": \"a\", \"type\": \"reports_to\", \"strength\": 3, \"source\": \"S\", \"since\": \"2031-01-01\" }]",
        "/ties/1: Una reports to Duo already, so Duo cannot report to Una."
    )]
    [InlineData(
        "\"ties\": [{ \"id\": \"1\", \"from\": \"a\", \"to\": \"b\", \"type\": \"advises\", \"strength\": 3, \"source\": \"S\" }, { \"id\": \"2\", \"from\": \"a\", \"to\": \"b\", \"type\": \"advises\", \"strength\": 4, \"source\": \"S\" }]",
        "/ties/1: This tie is there already"
    )]
    [InlineData(
        "\"ties\": [{ \"id\": \"1\", \"from\": \"a\", \"to\": \"b\", \"type\": \"family\", \"strength\": 3, \"source\": \"S\" }]",
        "/ties/0: Ties of family are not kept here"
    )]
    public async Task What_is_refused_is_told_with_its_place_and_nothing_is_kept(string lines, string told)
    {
        await using var hub = new HubFactory();
        using var file = new RecipeFile(RecipeFile.Steps([$$"""{ "name": "CampaignHub.Directory", {{Actors}}, {{Post}}, {{lines}} }"""]));

        var report = await file.RunAsync(hub);

        Assert.Contains(told, Assert.Single(report.Problems).ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Actor>().CountAsync()));
    }

    [Fact]
    public async Task People_report_to_one_another_in_turn_but_not_on_one_day_past_or_to_come()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var (one, two) = (await RuledLines.ActorAsync(hub, "Roy"), await RuledLines.ActorAsync(hub, "Belkacem"));

        Assert.Equal(HttpStatusCode.Created, (await TieAsync(one, two, "2019-01-01", "2019-12-31")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TieAsync(two, one, "2019-06-01", "2020-06-01")).Status);
        Assert.Equal(HttpStatusCode.Created, (await TieAsync(two, one, "2020-01-01", "2020-12-31")).Status);
        Assert.Equal(HttpStatusCode.Created, (await TieAsync(one, two, "2030-01-01", until: null)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TieAsync(two, one, "2035-01-01", until: null)).Status);

        Task<Programs.Answer> TieAsync(Guid from, Guid to, string since, string? until) =>
            program.SendAsync(
                HttpMethod.Post,
                "ties",
                new
                {
                    from,
                    to,
                    type = "reports_to",
                    strength = 3,
                    since,
                    until,
                    source = "Chart",
                }
            );
    }
}
