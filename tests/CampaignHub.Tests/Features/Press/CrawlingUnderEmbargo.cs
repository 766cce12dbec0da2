using System.Net;
using System.Text;
using CampaignHub.Features.Media;
using CampaignHub.Features.Press.Kits;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Platform.Access;
using CampaignHub.Tests.Features.Media;
using CampaignHub.Tests.Platform.Files;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Press;

/// <summary>E2 of the mail reference: every address that answers to GET, asked by a stranger a second before the hour and a second after it.</summary>
public sealed class CrawlingUnderEmbargo
{
    private const string Word = "quetzal";
    private const string ReleaseSlug = $"the-{Word}-release";
    private const string KitSlug = $"the-{Word}-kit";
    private static readonly DateTimeOffset Instant = new(2023, 2, 15, 5, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task E2_a_second_before_the_hour_no_address_knows_a_word_of_it_and_a_second_after_all_is_there()
    {
        await using var hub = new HubFactory();
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        using var stranger = Visitor.At(hub);
        var ids = await EmbargoedAsync(hub, officer);
        var addresses = Addresses(hub, ids);
        string[] told = [$"/releases/{ReleaseSlug}", $"/press-kits/{KitSlug}", $"/press-kits/{KitSlug}/kit.zip", $"/media/{ids.Photo}/any"];
        Assert.Empty(told.Except(addresses, StringComparer.Ordinal));

        hub.Clock.SetUtcNow(Instant.AddSeconds(-1));
        var leaks = new List<string>();
        foreach (var address in addresses)
        {
            var answer = await AskAsync(stranger, address);
            if (answer.Says(Word))
            {
                leaks.Add(address);
            }
        }

        var before = new List<Answer>();
        foreach (var address in told)
        {
            before.Add(await AskAsync(stranger, address));
        }

        var nowhere = await AskAsync(stranger, "/releases/nothing");
        hub.Clock.SetUtcNow(Instant.AddSeconds(1));
        var after = new List<Answer>();
        foreach (var address in told)
        {
            after.Add(await AskAsync(stranger, address));
        }

        Assert.True(addresses.Count > 100, $"{addresses.Count}");
        Assert.Empty(leaks);
        Assert.All(before, answer => Assert.Equal(HttpStatusCode.NotFound, answer.Status));
        Assert.Equal(nowhere, before[0]);
        Assert.All(after, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.All(after.Take(3), answer => Assert.True(answer.Says(Word)));
        foreach (var list in new[] { "/", "/releases", "/releases.atom", "/releases.rss", "/releases.feed.json", "/sitemap.xml" })
        {
            Assert.True((await AskAsync(stranger, list)).Says(Word), list);
        }
    }

    private sealed record Answer(HttpStatusCode Status, string Headers, string Body)
    {
        public bool Says(string word) =>
            Headers.Contains(word, StringComparison.OrdinalIgnoreCase) || Body.Contains(word, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<Answer> AskAsync(Visitor visitor, string address)
    {
        using var answer = await visitor.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        var headers = answer
            .Headers.Concat(answer.Content.Headers)
            .Select(header => $"{header.Key}: {string.Join(',', header.Value)}")
            .Where(header => !header.StartsWith("Content-Security-Policy", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        var body = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return new Answer(answer.StatusCode, string.Join('\n', headers), Encoding.Latin1.GetString(body));
    }

    // Every route with each record under embargo in its places; the door to the inside asks who one is, and is asked with ids, which are no words.
    private static List<string> Addresses(HubFactory hub, (Guid Release, Guid Kit, Guid Photo) ids) =>
        [
            .. hub
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
                .Where(endpoint => !endpoint.Metadata.Any(data => data.GetType().Name == "StaticAssetDescriptor"))
                .SelectMany(endpoint =>
                    from id in new[] { ids.Release, ids.Kit, ids.Photo }
                    from slug in new[] { ReleaseSlug, KitSlug }
                    select Fill(endpoint.RoutePattern, id, slug)
                )
                .Append("/releases?page=2")
                .Append("/releases?q=que")
                .Append("/sitemap.xml")
                .Append("/robots.txt")
                .Distinct(StringComparer.Ordinal),
        ];

    private static string Fill(RoutePattern pattern, Guid id, string slug) =>
        string.Concat(
            pattern.PathSegments.Select(segment =>
                "/"
                + string.Concat(
                    segment.Parts.Select(part =>
                        part switch
                        {
                            RoutePatternLiteralPart literal => literal.Content,
                            RoutePatternSeparatorPart separator => separator.Content,
                            RoutePatternParameterPart { Name: "campaign" } => "test",
                            RoutePatternParameterPart { Name: "slug" } => slug,
                            RoutePatternParameterPart { Name: "name" or "file" or "theme" } => "any",
                            _ => $"{id}",
                        }
                    )
                )
            )
        );

    private static async Task<(Guid Release, Guid Kit, Guid Photo)> EmbargoedAsync(HubFactory hub, Visitor officer)
    {
        var list = await PressDesk.ListAsync(hub, 1);
        var release = await hub.DbAsync(async db =>
        {
            var release = new Release
            {
                CampaignId = hub.Campaign.Id,
                Headline = $"The {Word} release",
                Slug = ReleaseSlug,
            };
            new ReleaseForm
            {
                Headline = release.Headline,
                Lede = $"A lede of {Word}.",
                Body = $"A text of **{Word}**.",
                Contacts = $"{Word} Renard, spokesperson, press@example.org, +33 1 00 00 00 00",
                EmbargoLocal = new DateTime(2023, 2, 15, 6, 0, 0),
            }.WriteTo(release, hub.Campaign);
            release.Approve(hub.Clock.GetUtcNow());
            db.Add(release);
            await db.SaveChangesAsync();
            return release.Id;
        });
        await PressDesk.SendAsync(officer, release, list);
        await PressDesk.OutboxAsync(hub, 1);
        var photo = await Library.AddAsync(hub, $"{Word}.jpg", Sample.Jpeg());
        var kit = await hub.DbAsync(async db =>
        {
            var file = await db.Set<MediaFile>().SingleAsync();
            (file.AltText, file.Credit) = ($"A {Word}", Word);
            var kit = new PressKit
            {
                CampaignId = hub.Campaign.Id,
                Title = $"The {Word} kit",
                Summary = $"All of {Word}",
                Slug = KitSlug,
            };
            kit.Add(Guid.CreateVersion7()).Describe(KitPieceKind.Release, $"Release of {Word}", "", release);
            kit.Add(Guid.CreateVersion7())
                .Describe(KitPieceKind.Photos, "Photos", $"![A {Word}](/media/{photo}/{Word}.jpg)", releaseId: null);
            kit.Publish(Instant);
            db.Add(kit);
            await db.SaveChangesAsync();
            return kit.Id;
        });
        return (release, kit, photo);
    }
}
