using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using CampaignHub.Platform.Access;

namespace CampaignHub.Tests.Features.Commitments;

/// <summary>What everybody may fetch of the commitments: JSON, CSV, Atom and RSS, of published ones only.</summary>
public sealed class OpeningData
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task Programs_and_spreadsheets_fetch_what_the_public_pages_say()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        using var program = await hub.ProgramAsync();
        var id = await ledger.RecordAsync(visitor, "2023-02-01", "=Nobody will be suspended.");
        await ledger.RecordAsync(visitor, words: "Between ourselves.");
        await Ledger.ClimbAsync(visitor, id, "Minuted", "2023-01-19", "The minutes, page 3");
        await program.SendAsync(HttpMethod.Put, $"commitments/{id}/publication", new { summary = "No cut without a hearing." });
        await program.SendAsync(HttpMethod.Put, $"commitments/{id}/verdict", new { outcome = "kept", reasons = "The circular." });
        await program.SendAsync(HttpMethod.Put, $"commitments/{id}/verdict/publication");

        var json = await GetAsync(hub, "/commitments.json");
        var csv = await GetAsync(hub, "/commitments.csv");

        Assert.Equal(("application/json", "text/csv"), (json.Type, csv.Type));
        var one = Assert.Single(JsonSerializer.Deserialize<JsonElement>(json.Text).GetProperty("commitments").EnumerateArray());
        Assert.Equal(
            ("=Nobody will be suspended.", "Director Duval", "Director general", "2023-02-01", "minuted", "overdue"),
            (Text("words"), Text("who"), Text("post"), Text("deadline"), Text("rung"), Text("schedule"))
        );
        Assert.EndsWith("/commitments/nobody-will-be-suspended", Text("url"), StringComparison.Ordinal);
        Assert.Equal(
            ["2023-01-17 heard", "2023-01-19 minuted"],
            one.GetProperty("history").EnumerateArray().Select(step => $"{step.GetProperty("on")} {step.GetProperty("rung")}")
        );
        Assert.Equal("kept", one.GetProperty("verdict").GetProperty("outcome").GetString());
        Assert.Contains(
            "\"'=Nobody will be suspended.\";\"Director Duval\";\"Director general\";\"2023-01-17\"",
            csv.Text,
            StringComparison.Ordinal
        );
        Assert.All(
            [json.Text, csv.Text],
            text =>
            {
                Assert.DoesNotContain("Between ourselves", text, StringComparison.Ordinal);
                Assert.DoesNotContain("page 3", text, StringComparison.Ordinal);
            }
        );

        string? Text(string member) => one.GetProperty(member).GetString();
    }

    [Fact]
    public async Task Feed_readers_get_a_new_entry_when_a_step_came()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        using var program = await hub.ProgramAsync();
        var first = await ledger.RecordAsync(visitor, words: "First promise & <its> \u0001sign.");
        var second = await ledger.RecordAsync(visitor, words: "Second promise.");
        await program.SendAsync(HttpMethod.Put, $"commitments/{first}/publication", new { });
        await program.SendAsync(HttpMethod.Put, $"commitments/{second}/publication", new { });
        hub.Clock.SetUtcNow(new DateTimeOffset(2023, 2, 8, 9, 30, 0, TimeSpan.Zero));
        await program.SendAsync(
            HttpMethod.Post,
            $"commitments/{first}/steps",
            new
            {
                rung = "public",
                trueOn = "2023-02-08",
                evidence = "Their site",
            }
        );

        var atom = await GetAsync(hub, "/commitments.atom");
        var rss = await GetAsync(hub, "/commitments.rss");

        Assert.Equal(("application/atom+xml", "application/rss+xml"), (atom.Type, rss.Type));
        var entries = XDocument.Parse(atom.Text).Root!.Elements(Atom + "entry").ToList();
        Assert.Equal(["First promise & <its> sign.", "Second promise."], entries.Select(entry => entry.Element(Atom + "title")!.Value));
        Assert.Equal("2023-02-08T09:30:00Z", entries[0].Element(Atom + "updated")!.Value);
        Assert.Equal($"urn:uuid:{first}", entries[0].Element(Atom + "id")!.Value);
        Assert.StartsWith("Public.", entries[0].Element(Atom + "summary")!.Value, StringComparison.Ordinal);
        var item = XDocument.Parse(rss.Text).Root!.Element("channel")!.Elements("item").First();
        Assert.Equal("Wed, 08 Feb 2023 09:30:00 GMT", item.Element("pubDate")!.Value);
        Assert.EndsWith("/commitments/first-promise-its-sign", item.Element("link")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_leads_to_them_and_they_are_empty_while_nothing_is_published_or_the_campaign_is_not_public()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        using var program = await hub.ProgramAsync();
        var id = await ledger.RecordAsync(visitor);
        Assert.DoesNotContain(Ledger.Words, (await GetAsync(hub, "/commitments.json")).Text, StringComparison.Ordinal);
        await program.SendAsync(HttpMethod.Put, $"commitments/{id}/publication", new { });
        await visitor.OpenAsync("/commitments");

        foreach (var link in visitor.Page.QuerySelectorAll("main a[href^='/commitments.']").Select(each => each.GetAttribute("href")!))
        {
            Assert.Contains(Ledger.Words, (await GetAsync(hub, link)).Text, StringComparison.Ordinal);
        }

        Assert.Equal(
            ["/commitments.atom", "/commitments.rss", "/commitments.feed.json"],
            visitor.Page.QuerySelectorAll("head link[rel=alternate]").Select(each => each.GetAttribute("href"))
        );
        Assert.Equal(5, visitor.Page.QuerySelectorAll("main a[href^='/commitments.']").Length);
        await hub.DbAsync(async db =>
        {
            db.Campaigns.Single().IsPublic = false;
            return await db.SaveChangesAsync();
        });
        Assert.DoesNotContain(Ledger.Words, (await GetAsync(hub, "/commitments.atom")).Text, StringComparison.Ordinal);
    }

    private static async Task<(string? Type, string Text)> GetAsync(HubFactory hub, string path)
    {
        using var everybody = Visitor.At(hub);
        using var answer = await everybody.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (
            answer.Content.Headers.ContentType?.MediaType,
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }
}
