using System.Net;
using CampaignHub.Platform.Access;

namespace CampaignHub.Tests.Features.PublicSite;

public sealed class Publishing
{
    [Fact]
    public async Task A_news_item_is_read_by_everybody_once_it_is_published_and_no_more_when_withdrawn()
    {
        await using var hub = new HubFactory();
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        using var reader = Visitor.At(hub);
        await officer.OpenAsync("/admin/campaigns/test/site/piece");
        await officer.SubmitAsync(
            "form[data-guard]",
            ("Form.Type", "News"),
            ("Form.Title", "The meeting is set"),
            ("Form.Slug", "meeting"),
            ("Form.Body", "At last, **a date**.")
        );
        await officer.FollowAsync();

        await reader.OpenAsync("/news/meeting");
        Assert.Equal(HttpStatusCode.NotFound, reader.Status);
        await officer.SubmitAsync("form[data-guard]", ("Form.IsPublished", "true"));
        await reader.OpenAsync("/");
        Assert.Contains("The meeting is set", reader.Text, StringComparison.Ordinal);
        await reader.OpenAsync("/news/meeting");
        Assert.Equal("a date", reader.Page.QuerySelector("main strong")?.TextContent);

        await officer.FollowAsync();
        await officer.SubmitAsync("form[data-guard]", ("Form.IsPublished", "false"));
        await reader.OpenAsync("/news/meeting");
        Assert.Equal(HttpStatusCode.NotFound, reader.Status);
    }

    [Fact]
    public async Task The_site_sets_no_cookie_and_asks_nothing_of_others()
    {
        await using var hub = new HubFactory();
        using var client = hub.CreateClient();

        using var answer = await client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var reader = Visitor.At(hub);
        await reader.OpenAsync("/");
        // Words for search engines are no script, and the page's own address is not asked for.
        Assert.All(
            reader.Page.QuerySelectorAll("script, style, iframe, object, embed"),
            found => Assert.Equal("application/ld+json", found.GetAttribute("type"))
        );
        Assert.All(
            reader.Page.QuerySelectorAll("[src], [srcset], [action], [href]:not([rel=canonical])"),
            found =>
                Assert.Matches("^(/[^/]|/$|#)", found.GetAttribute("href") ?? found.GetAttribute("src") ?? found.GetAttribute("action"))
        );
    }

    [Fact]
    public async Task What_a_campaign_keeps_to_itself_is_not_on_the_site()
    {
        await using var hub = new HubFactory();
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        await officer.OpenAsync("/admin/campaigns/test/site/piece");
        await officer.SubmitAsync("form[data-guard]", ("Form.Title", "Inside"), ("Form.Slug", "inside"), ("Form.IsPublished", "true"));
        using var administrator = await hub.AdministratorAsync();
        await administrator.OpenAsync("/admin/campaigns/test/edit");
        await administrator.SubmitAsync("main form", ("Form.IsPublic", "false"));
        using var reader = Visitor.At(hub);

        await reader.OpenAsync("/news/inside");

        Assert.Equal(HttpStatusCode.NotFound, reader.Status);
    }
}
