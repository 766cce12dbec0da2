using System.Net;
using System.Text.Json;
using System.Xml.Linq;

namespace CampaignHub.Tests.Features.PublicSite;

/// <summary>What feed readers, search engines and whoever passes a link on are told of the site.</summary>
public sealed class Following
{
    private const string Hostile = "Rent </script><script>alert(1)</script> & \u0001more";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    public async Task News_are_followed_as_atom_rss_and_json_and_a_draft_is_not()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        await WriteAsync(program, "First news", "first", isPublic: true);
        await WriteAsync(program, "A draft", "draft", isPublic: false);
        hub.Clock.Advance(TimeSpan.FromMinutes(90));
        await WriteAsync(program, Hostile, "second", isPublic: true);

        var atom = XDocument.Parse(await GetAsync(hub, "/news.atom", "application/atom+xml")).Root!;
        var rss = XDocument.Parse(await GetAsync(hub, "/news.rss", "application/rss+xml")).Root!.Element("channel")!;
        var json = JsonSerializer.Deserialize<JsonElement>(await GetAsync(hub, "/news.feed.json", "application/feed+json"));

        string[] titles = ["Rent </script><script>alert(1)</script> & more", "First news"];
        Assert.Equal(titles, atom.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "title")!.Value));
        Assert.Equal("2023-02-07T10:30:00Z", atom.Element(Atom + "updated")!.Value);
        Assert.Equal(titles, rss.Elements("item").Select(item => item.Element("title")!.Value));
        Assert.Equal("Tue, 07 Feb 2023 10:30:00 GMT", rss.Elements("item").First().Element("pubDate")!.Value);
        Assert.Equal("https://jsonfeed.org/version/1.1", json.GetProperty("version").GetString());
        Assert.Equal(
            [Hostile, "First news"],
            json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString())
        );
        Assert.Equal("2023-02-07T10:30:00Z", json.GetProperty("items")[0].GetProperty("date_published").GetString());
        using var reader = Visitor.At(hub);
        foreach (var link in rss.Elements("item").Select(item => new Uri(item.Element("link")!.Value)))
        {
            await reader.OpenAsync(link.AbsolutePath);
            Assert.Equal(HttpStatusCode.OK, reader.Status);
        }
    }

    [Fact]
    public async Task A_page_leads_to_the_feeds_and_says_what_it_is_without_a_word_becoming_script()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        await WriteAsync(program, Hostile, "second", isPublic: true);
        using var reader = Visitor.At(hub);

        await reader.OpenAsync("/news");
        Assert.Equal(
            ["/news.atom", "/news.rss", "/news.feed.json"],
            reader.Page.QuerySelectorAll("head link[rel=alternate]").Select(link => link.GetAttribute("href"))
        );
        await reader.OpenAsync("/");
        Assert.Equal(9, reader.Page.QuerySelectorAll("head link[rel=alternate]").Length);
        await reader.OpenAsync("/news/second?from=elsewhere");

        var said = Assert.Single(reader.Page.QuerySelectorAll("script"));
        var data = JsonSerializer.Deserialize<JsonElement>(said.TextContent);
        Assert.Equal(("NewsArticle", Hostile), (data.GetProperty("@type").GetString(), data.GetProperty("headline").GetString()));
        Assert.Equal("Test hub", data.GetProperty("publisher").GetProperty("name").GetString());
        var address = reader.Page.QuerySelector("link[rel=canonical]")!.GetAttribute("href");
        Assert.Equal(("/news/second", ""), (new Uri(address!).AbsolutePath, new Uri(address!).Query));
        Assert.Equal(data.GetProperty("mainEntityOfPage").GetString(), address);
        Assert.Equal((address, "article", Hostile), (Property("url"), Property("type"), Property("title")));

        string? Property(string name) => reader.Page.QuerySelector($"meta[property='og:{name}']")?.GetAttribute("content");
    }

    [Fact]
    public async Task The_map_of_the_site_holds_what_is_public_and_search_engines_are_told_where_it_is()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        await WriteAsync(program, "First news", "first", isPublic: true);
        await WriteAsync(program, "A draft", "draft", isPublic: false);

        var robots = await GetAsync(hub, "/robots.txt", "text/plain");
        var map = XDocument.Parse(await GetAsync(hub, "/sitemap.xml", "application/xml")).Root!;

        var paths = map.Elements(Map + "url").Select(url => new Uri(url.Element(Map + "loc")!.Value).AbsolutePath).ToList();
        Assert.Equal(["/", "/commitments", "/news", "/news/first", "/releases"], paths.Order(StringComparer.Ordinal));
        Assert.Equal(
            "2023-02-07T09:00:00Z",
            map.Elements(Map + "url").Single(url => url.Element(Map + "lastmod") is not null).Element(Map + "lastmod")!.Value
        );
        Assert.Contains("\nDisallow: /admin\n", robots, StringComparison.Ordinal);
        Assert.EndsWith("/sitemap.xml\n", robots, StringComparison.Ordinal);
        await hub.DbAsync(async db =>
        {
            db.Campaigns.Single().IsPublic = false;
            return await db.SaveChangesAsync();
        });
        Assert.DoesNotContain("/news/first", await GetAsync(hub, "/sitemap.xml", "application/xml"), StringComparison.Ordinal);
    }

    private static async Task WriteAsync(HttpClient program, string title, string slug, bool isPublic)
    {
        var made = await program.SendAsync(
            HttpMethod.Post,
            "news",
            new
            {
                title,
                slug,
                summary = "In short.",
                body = "At length.",
            }
        );
        Assert.Equal(HttpStatusCode.Created, made.Status);
        if (isPublic)
        {
            await program.SendAsync(HttpMethod.Put, $"news/{made.Text("id")}/publication", new { });
        }
    }

    private static async Task<string> GetAsync(HubFactory hub, string path, string type)
    {
        using var everybody = Visitor.At(hub);
        using var answer = await everybody.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
