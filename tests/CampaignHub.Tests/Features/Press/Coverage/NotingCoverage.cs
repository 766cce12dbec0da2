using System.Net;
using CampaignHub.Features.Press.Coverage;
using CampaignHub.Platform.Access;

namespace CampaignHub.Tests.Features.Press.Coverage;

/// <summary>Issue 5, item 8: the press review, from a link or typed, over time, as PDF and CSV.</summary>
public sealed class NotingCoverage
{
    [Theory]
    [InlineData("en", "Read from the page: check it before you save.")]
    [InlineData("fr", "Lu sur la page : vérifiez avant d'enregistrer.")]
    public async Task A_pasted_link_proposes_title_outlet_day_and_author(string language, string words)
    {
        await using var site = await TestSite.StartAsync();
        site.Put("/article", NewsDesk.Article);
        await using var hub = NewsDesk.Hub(site);
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        visitor.Client.Speak(language);
        var journalist = await hub.DbAsync(async db =>
        {
            var made = PressPeople.Add(db, "Zoé", "Martin");
            await db.SaveChangesAsync();
            return made.Id;
        });

        await visitor.OpenAsync($"{NewsDesk.Path}/edit?url={Uri.EscapeDataString($"{site.Url}/article?utm_source=x")}");
        Assert.Equal(words, visitor.Page.QuerySelector("#proposed")?.TextContent);
        await visitor.SubmitAsync("form#coverage-form", ("Form.Tone", "Favourable"), ("Form.Reach", "120000"));

        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
        var item = Assert.Single(await NewsDesk.ItemsAsync(hub));
        // 23:30 UTC is the next day in Paris.
        Assert.Equal(
            ("Une note pour chaque allocataire", "Le Quotidien", new DateOnly(2023, 2, 6), "Zoé Martin", "fr"),
            (item.Title, item.Outlet?.Name, item.PublishedOn, item.Author, item.Language)
        );
        Assert.Equal((CoverageTone.Favourable, 120_000, journalist), (item.Tone, item.Reach, item.JournalistId));
        Assert.DoesNotContain("Le texte entier", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_cannot_be_read_or_leads_inside_is_typed_instead()
    {
        await using var site = await TestSite.StartAsync();
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);

        await visitor.OpenAsync($"{NewsDesk.Path}/edit?url={Uri.EscapeDataString($"{site.Url}/article")}");

        Assert.Contains("leads into a private network", visitor.Page.QuerySelector("#unread")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(site.Requests);
        await visitor.SubmitAsync(
            "form#coverage-form",
            ("Form.Title", "Typed"),
            ("Form.OutletName", "Radio Locale"),
            ("Form.Medium", "Radio")
        );
        var item = Assert.Single(await NewsDesk.ItemsAsync(hub));
        Assert.Equal(("Typed", "Radio Locale", $"{site.Url}/article"), (item.Title, item.Outlet?.Name, item.Url));
    }

    [Fact]
    public async Task An_article_is_noted_once_whatever_counts_its_visitors()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var article = new
        {
            publishedOn = "2023-02-06",
            title = "A score",
            url = "https://www.example.org/a/?utm_source=x#top",
        };
        var first = await program.SendAsync(HttpMethod.Post, "coverage", article);

        var second = await program.SendAsync(
            HttpMethod.Post,
            "coverage",
            new
            {
                publishedOn = "2023-02-06",
                title = "A score",
                url = "http://example.org/a",
            }
        );

        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "already_noted"), (second.Status, second.Text("code")));
        Assert.Single(await NewsDesk.ItemsAsync(hub));
    }

    [Fact]
    public async Task The_review_is_drawn_over_time_with_a_table_beside_and_leaves_as_pdf_and_csv()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        foreach (
            var (day, title, tone, reach) in new[]
            {
                ("2022-12-01", "=Formula", "favourable", 1000),
                ("2023-02-01", "Second", "unfavourable", 200),
                ("2023-02-03", "Third", "favourable", 30),
            }
        )
        {
            var made = await program.SendAsync(
                HttpMethod.Post,
                "coverage",
                new
                {
                    publishedOn = day,
                    title,
                    tone,
                    reach,
                    outletName = "Le Quotidien",
                    medium = "printed_press",
                }
            );
            Assert.Equal(HttpStatusCode.Created, made.Status);
        }

        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);
        await visitor.OpenAsync(NewsDesk.Path);
        var rows = visitor
            .Page.QuerySelectorAll("#month-figures tbody tr")
            .Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent)));
        Assert.Equal(["December 2022|1|1|0|0|0|1,000", "January 2023|0|0|0|0|0|0", "February 2023|2|1|0|1|0|230"], rows);
        Assert.StartsWith(
            "data:image/svg+xml;base64,",
            visitor.Page.QuerySelector("#months img")!.GetAttribute("src"),
            StringComparison.Ordinal
        );
        var csv = await visitor.Client.GetStringAsync(
            new Uri($"{NewsDesk.Path}.csv?tone=Favourable", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        using var printed = await visitor.Client.GetAsync(
            new Uri($"{NewsDesk.Path}?format=pdf", UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        Assert.Contains("\"2022-12-01\";\"Le Quotidien\";\"Printed press\";\"'=Formula\"", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("Second", csv, StringComparison.Ordinal);
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(await printed.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        var text = string.Concat(pdf.GetPages().Select(page => page.Text));
        Assert.Contains("Second", text, StringComparison.Ordinal);
        Assert.Contains("December 2022", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_reads_corrects_filters_and_removes()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var made = await program.SendAsync(
            HttpMethod.Post,
            "coverage",
            new
            {
                publishedOn = "2023-02-06",
                title = "A score",
                depth = "whole_piece",
            }
        );
        var path = $"coverage/{made.Text("id")}";

        var changed = await program.SendAsync(
            HttpMethod.Put,
            path,
            new
            {
                version = made.Json.GetProperty("version").GetInt32(),
                publishedOn = "2023-02-06",
                title = "A score",
                tone = "balanced",
                quoted = "Camille Renard",
            }
        );
        var found = await program.SendAsync(HttpMethod.Get, "coverage?tone=balanced&q=renard");
        var none = await program.SendAsync(HttpMethod.Get, "coverage?tone=favourable");
        var bad = await program.SendAsync(
            HttpMethod.Post,
            "coverage",
            new
            {
                publishedOn = "2023-02-06",
                title = "B",
                release = Guid.CreateVersion7(),
            }
        );
        var removed = await program.SendAsync(HttpMethod.Delete, path);

        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Single(found.Json.GetProperty("items").EnumerateArray());
        Assert.Empty(none.Json.GetProperty("items").EnumerateArray());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.Status);
        Assert.Equal(HttpStatusCode.NoContent, removed.Status);
        Assert.Empty(await NewsDesk.ItemsAsync(hub));
    }
}
