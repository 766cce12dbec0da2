using System.Net;
using CampaignHub.Platform.Access;
using CampaignHub.Tests.Features.Meetings;

namespace CampaignHub.Tests.Platform.Web;

/// <summary>A deed whose form asks first is asked about by the hub itself where the browser runs no script.</summary>
public sealed class Confirming
{
    [Fact]
    public async Task A_removal_is_asked_on_a_page_of_its_own_and_done_after_the_yes()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var page = $"{MeetingDesk.Path}/{await MeetingDesk.MeetAsync(visitor, "2023-03-07", "A meeting")}";
        await visitor.OpenAsync(page);

        await visitor.AskAsync("form[action*=Removal]");

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Contains("Remove the meeting A meeting? It can be put back from the trash.", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync(page);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);

        await visitor.AskAsync("form[action*=Removal]");
        await visitor.AskAsync("form#confirm");

        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
        await visitor.OpenAsync(page);
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    [Fact]
    public async Task The_way_back_is_never_another_site()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await MeetingDesk.MeetAsync(visitor, "2023-03-07");
        await visitor.FollowAsync();
        visitor.Client.DefaultRequestHeaders.Referrer = new Uri("https://elsewhere.example/admin");

        await visitor.AskAsync("form[action*=Removal]");

        Assert.StartsWith("/admin/", visitor.Page.QuerySelector("#confirm a.btn")?.GetAttribute("href"), StringComparison.Ordinal);
    }
}
