using System.Net;
using System.Text.Json;
using CampaignHub.Features.Demands;
using CampaignHub.Platform.Access;
using CampaignHub.Tests.Features.Stakeholders;

namespace CampaignHub.Tests.Features.Comments;

public sealed class ByProgram
{
    [Fact]
    public async Task A_program_comments_on_a_record_and_the_person_it_mentions_is_told()
    {
        await using var hub = new HubFactory();
        var demand = await DemandAsync(hub);
        using var program = await hub.ProgramAsync();
        using var someone = await hub.VisitorAsync(CampaignRole.Reader);

        var written = await program.SendAsync(
            HttpMethod.Post,
            "comments",
            new
            {
                kind = "demand",
                subject = demand,
                text = "@Someone look at the wording",
            }
        );
        var read = await program.SendAsync(HttpMethod.Get, $"comments?kind=demand&subject={demand}");
        var told = await NotificationsAsync(someone.Client);

        Assert.Equal(HttpStatusCode.Created, written.Status);
        var comment = Assert.Single(read.Json.EnumerateArray());
        Assert.Equal("@Someone look at the wording", comment.GetProperty("text").GetString());
        Assert.Equal("Ada", comment.GetProperty("by").GetString());
        var notification = Assert.Single(told);
        Assert.Equal("Ada mentions you about \"1. Publish the algorithm\"", notification.GetProperty("text").GetString());

        // A session shows the token of its pages to change something.
        await someone.OpenAsync("/admin/campaigns/test");
        var token = someone.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
        someone.Client.DefaultRequestHeaders.Add("RequestVerificationToken", token);
        using var answer = await someone.Client.PostAsync(
            new Uri("/api/v1/notifications/read", UriKind.Relative),
            content: null,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Empty(await NotificationsAsync(someone.Client));
    }

    [Fact]
    public async Task Nobody_is_told_of_a_record_they_may_not_see()
    {
        await using var hub = new HubFactory();
        var stakeholder = await StakeholderDesk.PutAsync(hub, "Roy");
        using var program = await hub.ProgramAsync();
        using var keeper = await hub.VisitorAsync(CampaignRole.TestimonyKeeper);

        var written = await program.SendAsync(
            HttpMethod.Post,
            "comments",
            new
            {
                kind = "stakeholder",
                subject = stakeholder.Id,
                text = "@Someone look",
            }
        );

        Assert.Equal(HttpStatusCode.Created, written.Status);
        Assert.Empty(await NotificationsAsync(keeper.Client));
    }

    [Fact]
    public async Task A_record_of_no_kind_or_of_nowhere_has_no_comments()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var demand = await DemandAsync(hub);

        var nowhere = await program.SendAsync(HttpMethod.Get, $"comments?kind=demand&subject={Guid.CreateVersion7()}");

        Assert.Equal(HttpStatusCode.NotFound, nowhere.Status);
        Assert.Equal("not_found", nowhere.Text("code"));
        Assert.Equal(HttpStatusCode.NotFound, (await program.SendAsync(HttpMethod.Get, $"comments?kind=release&subject={demand}")).Status);
    }

    private static async Task<List<JsonElement>> NotificationsAsync(HttpClient program)
    {
        var json = await program.GetStringAsync(
            new Uri("/api/v1/notifications?unread=true", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        return [.. JsonSerializer.Deserialize<JsonElement>(json).GetProperty("items").EnumerateArray()];
    }

    private static Task<Guid> DemandAsync(HubFactory hub) =>
        hub.InsideAsync(async services =>
            (
                await services
                    .GetRequiredService<AddDemand>()
                    .ExecuteAsync("Publish the algorithm", "Its code.", TestContext.Current.CancellationToken)
            ).Id
        );
}
