using System.Net;
using CampaignHub.Features.Press.Watches;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Press.Coverage;

/// <summary>Issue 5, item 8: feeds that are read for articles, which a person accepts or refuses.</summary>
public sealed class WatchingFeeds
{
    private const string Path = "/admin/campaigns/test/coverage/watches";

    private static async Task AddAsync(Visitor visitor, string url, string keywords)
    {
        await visitor.OpenAsync(Path);
        await visitor.SubmitAsync("form#add-watch", ("Name", "The daily"), ("Address", url), ("Keywords", keywords));
        await visitor.FollowAsync();
    }

    private static Task<bool> SweepAsync(HubFactory hub) =>
        hub.InsideAsync(async services =>
        {
            await services.GetRequiredService<ReadWatches>().ExecuteAsync(TestContext.Current.CancellationToken);
            return true;
        });

    [Fact]
    public async Task What_speaks_of_a_keyword_is_proposed_once_and_a_person_decides()
    {
        await using var site = await TestSite.StartAsync();
        site.Put(
            "/feed",
            NewsDesk.Feed(
                ("La CAF et l&apos;Algorithme", "/a?utm_campaign=rss", "Un score"),
                ("Météo", "/b", "Du soleil &amp; du vent, <b>algorithme</b>"),
                ("Algorithmes", "/c", "Autre chose"),
                ("La CAF et l&apos;algorithme", "/a", "Le même")
            ),
            "application/rss+xml"
        );
        await using var hub = NewsDesk.Hub(site);
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);

        await AddAsync(visitor, $"{site.Url}/feed", "algorithme, contrôle");

        Assert.Equal(
            ["La CAF et l'Algorithme", "Météo"],
            visitor.Page.QuerySelectorAll("#proposals tbody th a").Select(link => link.TextContent).Order(StringComparer.Ordinal)
        );
        await visitor.SubmitAsync("#proposals tr:has(a[href$='/b']) form.refuse");
        await visitor.OpenAsync(Path);
        await visitor.SubmitAsync("#proposals form.accept");
        await SweepAsync(hub);
        await visitor.OpenAsync(Path);
        Assert.Empty(visitor.Page.QuerySelectorAll("#proposals tbody tr"));
        var item = Assert.Single(await NewsDesk.ItemsAsync(hub));
        Assert.Equal(
            ("La CAF et l'Algorithme", new DateOnly(2023, 2, 6), $"{site.Url}/a?utm_campaign=rss"),
            (item.Title, item.PublishedOn, item.Url)
        );
    }

    [Fact]
    public async Task Atom_is_read_what_is_noted_already_is_not_proposed_and_new_entries_come_by_the_round()
    {
        await using var site = await TestSite.StartAsync();
        const string Entry =
            "<entry><title type=\"html\">{0}</title><link rel=\"self\" href=\"/x\"/><link href=\"{1}\"/><updated>2023-02-06T10:00:00Z</updated><author><name>Zoé Martin</name></author></entry>";
        string Atom(params (string Title, string Link)[] entries) =>
            $"<?xml version=\"1.0\"?><!DOCTYPE feed [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Le Quotidien</title>{string.Concat(entries.Select(entry => string.Format(System.Globalization.CultureInfo.InvariantCulture, Entry, entry.Title, entry.Link)))}</feed>";
        site.Put("/atom", Atom(("One", "/one"), ("Two", "/two")));
        await using var hub = NewsDesk.Hub(site);
        using var program = await hub.ProgramAsync();
        await program.SendAsync(
            HttpMethod.Post,
            "coverage",
            new
            {
                publishedOn = "2023-02-06",
                title = "Noted by hand",
                url = $"{site.Url}/one/",
            }
        );
        var watch = await program.SendAsync(HttpMethod.Post, "coverage-watches", new { name = "The daily", url = $"{site.Url}/atom" });
        var read = await program.SendAsync(HttpMethod.Post, $"coverage-watches/{watch.Text("id")}/readings");
        Assert.Equal(1, read.Json.GetProperty("new").GetInt32());

        site.Put("/atom", Atom(("Three", "/three"), ("Two", "/two")));
        await SweepAsync(hub);

        var open = await program.SendAsync(HttpMethod.Get, "coverage-proposals");
        Assert.Equal(
            ["Two", "Three"],
            open.Json.GetProperty("items").EnumerateArray().Select(each => each.GetProperty("title").GetString())
        );
        var id = open.Json.GetProperty("items")[0].GetProperty("id").GetString();
        var accepted = await program.SendAsync(HttpMethod.Post, $"coverage-proposals/{id}/acceptance");
        await program.SendAsync(HttpMethod.Post, $"coverage-proposals/{id}/acceptance");
        var refused = await program.SendAsync(HttpMethod.Post, $"coverage-proposals/{id}/refusal");
        Assert.Equal("accepted", accepted.Text("state"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(2, (await NewsDesk.ItemsAsync(hub)).Count);
    }

    [Theory]
    [InlineData("<html><p>no feed", "This address gives no feed (RSS or Atom).")]
    [InlineData(null, "The server refuses to give this page.")]
    public async Task A_feed_that_cannot_be_read_says_why_and_harms_no_other(string? body, string why)
    {
        await using var site = await TestSite.StartAsync();
        if (body is not null)
        {
            site.Put("/feed", body);
        }

        site.Put("/good", NewsDesk.Feed(("One", "/one", "")));
        await using var hub = NewsDesk.Hub(site);
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);

        await AddAsync(visitor, $"{site.Url}/feed", "");
        await AddAsync(visitor, $"{site.Url}/good", "");
        await SweepAsync(hub);

        await visitor.OpenAsync(Path);
        Assert.Contains(why, visitor.Text, StringComparison.Ordinal);
        Assert.Single(visitor.Page.QuerySelectorAll("#proposals tbody tr"));
        Assert.Equal(1, await hub.DbAsync(db => db.Set<CoverageWatch>().CountAsync(watch => watch.Fault == null)));
        await visitor.OpenAsync("/admin/campaigns/test");
        Assert.Contains("1 article proposed by the watch", visitor.Text, StringComparison.Ordinal);
    }
}
