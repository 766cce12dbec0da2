using System.Net;
using System.Net.Sockets;
using System.Text;
using CampaignHub.Features.Planning;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Printing;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace CampaignHub.Tests.Platform.Printing;

/// <summary>Pages as PDFs, read by another library than the one that wrote them.</summary>
[Once]
public sealed class PdfPages
{
    private const string Sheet = "/admin/campaigns/test/plan/sheet?size=A3&format=pdf";
    private const double PointsOfMillimetre = 72 / 25.4;

    [Theory]
    [InlineData("A3", 420, 297)]
    [InlineData("A4", 297, 210)]
    public async Task The_plan_on_one_page_is_one_sheet_of_paper(string size, int width, int height)
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);
        visitor.Client.Speak("fr");
        await AddTaskAsync(hub, "Écrire à la direction");

        using var answer = await visitor.Client.GetAsync(
            new Uri($"/admin/campaigns/test/plan/sheet?size={size}&format=pdf", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        using var pdf = PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("test-plan.pdf", answer.Content.Headers.ContentDisposition?.FileName);
        var page = Assert.Single(pdf.GetPages());
        Assert.Equal(width, page.Width / PointsOfMillimetre, tolerance: 1);
        Assert.Equal(height, page.Height / PointsOfMillimetre, tolerance: 1);
        Assert.Contains("Écrire à la direction", page.Text, StringComparison.Ordinal);
        Assert.Equal("Rétroplanning sur une page · Test hub", pdf.Information.Title);
        var catalog = pdf.Structure.Catalog.CatalogDictionary;
        Assert.Equal("fr", Assert.IsType<StringToken>(catalog.Data["Lang"]).Data);
        Assert.True(catalog.ContainsKey(NameToken.StructTreeRoot));
    }

    [Fact]
    public async Task Who_may_not_see_the_page_gets_no_pdf_of_it()
    {
        await using var hub = new HubFactory();
        using var stranger = await hub.VisitorAsync(role: null);
        using var nobody = Visitor.At(hub);

        await stranger.OpenAsync(Sheet);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        await nobody.OpenAsync(Sheet);
        Assert.Equal(HttpStatusCode.Redirect, nobody.Status);
    }

    [Fact]
    public async Task Without_a_browser_the_page_comes_ready_to_print()
    {
        await using var hub = new HubFactory { Settings = { ["CampaignHub:Pdf:Chromium"] = "/nowhere/chromium" } };
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);

        await visitor.OpenAsync(Sheet);

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.NotNull(visitor.Page.QuerySelector("body.hub-printed .plan-sheet img[src^='data:image/svg+xml']"));
        Assert.Null(visitor.Page.QuerySelector(".hub-nav"));
        var style = visitor.Page.QuerySelector("style")!.TextContent;
        Assert.Contains("size: 420mm 297mm", style, StringComparison.Ordinal);
        // Of the style sheet of the hub, some 680 kB, only what this document can use.
        Assert.Contains(".plan-sheet", style, StringComparison.Ordinal);
        Assert.DoesNotContain(".hub-nav{", style, StringComparison.Ordinal);
        Assert.InRange(style.Length, 20_000, 120_000);
    }

    [Theory]
    [InlineData(".a{x:1}.b{x:2}", ".a{x:1}")]
    [InlineData(".b,.a .a:not(.b),p{x:1}", ".a .a:not(.b),p{x:1}")]
    [InlineData("@media print{.b{x:1}}@media (min-width:1px){.a{x:1}.b{x:2}}", "@media (min-width:1px){.a{x:1}}")]
    [InlineData(".a:is(.b,.c){x:1}.b:is(.a){x:2}", ".a:is(.b,.c){x:1}")]
    [InlineData(
        "@import url(x);@font-face{y:1}@keyframes z{from{x:1}}:root{--q:\"}.a{\"}",
        "@import url(x);@font-face{y:1}:root{--q:\"}.a{\"}"
    )]
    [InlineData(".a\\:c{x:1}.a\\:d{x:2}", ".a\\:c{x:1}")]
    [InlineData(".a{x:1;&.b{x:2}}", ".a{x:1;&.b{x:2}}")]
    public void A_style_sheet_gives_the_rules_whose_classes_are_there(string css, string used) =>
        Assert.Equal(used, new StyleSheet(css).UsedBy("<p class=\"a a:c\">b</p>"));

    [Fact]
    public async Task A_document_reaches_neither_disk_nor_net_and_runs_nothing()
    {
        await using var hub = new HubFactory();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var here = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";
        var html = $"""
            <!doctype html><html lang="en"><head><title>Hostile</title><link rel="stylesheet" href="{here}a.css"></head>
            <body><p>Before</p><iframe src="file:///etc/passwd"></iframe><iframe src="https://document.invalid/"></iframe><img src="{here}b.png">
            <script>document.body.append("run by a script")</script><meta http-equiv="refresh" content="0;url={here}c"><p>After</p></body></html>
            """;

        var bytes = await hub.Services.GetRequiredService<PdfPrinter>().PrintAsync(html, Paper.A4, TestContext.Current.CancellationToken);
        using var pdf = PdfDocument.Open(bytes);

        var text = string.Concat(pdf.GetPages().Select(page => page.Text));
        Assert.Contains("Before", text, StringComparison.Ordinal);
        Assert.Contains("After", text, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", text, StringComparison.Ordinal);
        Assert.DoesNotContain("run by a script", text, StringComparison.Ordinal);
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task Several_at_once_are_each_their_own()
    {
        await using var hub = new HubFactory();
        var printer = hub.Services.GetRequiredService<PdfPrinter>();

        var printed = await Task.WhenAll(
            Enumerable
                .Range(1, 5)
                .Select(number =>
                    printer.PrintAsync(
                        $"<!doctype html><title>{number}</title><p>Document {number}.</p>",
                        Paper.A4,
                        TestContext.Current.CancellationToken
                    )
                )
        );

        foreach (var (number, bytes) in printed.Index())
        {
            using var pdf = PdfDocument.Open(bytes);
            Assert.Contains($"Document {number + 1}.", pdf.GetPage(1).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_goes_away_disturbs_nobody_else()
    {
        await using var hub = new HubFactory();
        var printer = hub.Services.GetRequiredService<PdfPrinter>();
        await printer.PrintAsync("<!doctype html><p>Warm.</p>", Paper.A4, TestContext.Current.CancellationToken);
        using var impatient = new CancellationTokenSource();
        var pages = new StringBuilder("<!doctype html>");
        for (var line = 0; line < 50_000; line++)
        {
            pages.Append("<p>Line</p>");
        }

        var abandoned = printer.PrintAsync(pages.ToString(), Paper.A4, impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
        var bytes = await printer.PrintAsync("<!doctype html><p>Next.</p>", Paper.A4, TestContext.Current.CancellationToken);

        using var pdf = PdfDocument.Open(bytes);
        Assert.Contains("Next.", Assert.Single(pdf.GetPages()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_does_not_start_leaves_the_page_to_print()
    {
        await using var hub = new HubFactory { Settings = { ["CampaignHub:Pdf:Chromium"] = "/bin/false" } };
        hub.Expecting("A PDF could not be made");
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);

        await visitor.OpenAsync(Sheet);

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.NotNull(visitor.Page.QuerySelector(".plan-sheet img"));
    }

    private static Task<int> AddTaskAsync(HubFactory hub, string title) =>
        hub.DbAsync(db =>
        {
            var item = new PlanItem { CampaignId = hub.Campaign.Id, Title = title };
            item.Measure(3, anchorId: null, 0, new DateOnly(2023, 3, 10));
            db.Add(item);
            return db.SaveChangesAsync();
        });
}
