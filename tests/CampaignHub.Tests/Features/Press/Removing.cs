using System.Net;
using CampaignHub.Platform.Access;

namespace CampaignHub.Tests.Features.Press;

public sealed class Removing
{
    [Fact]
    public async Task A_release_that_was_sent_leaves_the_site_and_comes_back_from_the_trash()
    {
        await using var hub = new HubFactory();
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var list = await PressDesk.ListAsync(hub, 1);
        var release = await PressDesk.ReleaseAsync(hub);
        await PressDesk.SendAsync(officer, release, list);
        await PressDesk.OutboxAsync(hub, 1);
        using var reader = Visitor.At(hub);
        await reader.OpenAsync("/releases");
        var address = reader.Page.QuerySelector("main a[href^='/releases/']")!.GetAttribute("href")!;

        await officer.OpenAsync($"/admin/campaigns/test/releases/{release}");
        await officer.AskAsync("#removal");
        Assert.Contains("It leaves the public site at once", officer.Text, StringComparison.Ordinal);
        await officer.AskAsync("#confirm");
        Assert.Equal(HttpStatusCode.Redirect, officer.Status);
        await reader.OpenAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, reader.Status);

        using var administrator = await hub.AdministratorAsync();
        await administrator.OpenAsync("/admin/campaigns/test/trash");
        await administrator.SubmitAsync("main .list-group form");
        await reader.OpenAsync(address);
        Assert.Equal(HttpStatusCode.OK, reader.Status);
    }

    [Fact]
    public async Task A_list_is_removed_and_its_journalists_stay()
    {
        await using var hub = new HubFactory();
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var list = await PressDesk.ListAsync(hub, 2);

        await officer.OpenAsync($"/admin/campaigns/test/press-lists/{list}");
        await officer.SubmitAsync("#removal");

        await officer.OpenAsync($"/admin/campaigns/test/press-lists/{list}");
        Assert.Equal(HttpStatusCode.NotFound, officer.Status);
        await officer.OpenAsync("/admin/campaigns/test/journalists");
        Assert.Contains("Newsroom 01", officer.Text, StringComparison.Ordinal);
    }
}
