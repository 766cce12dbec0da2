using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CampaignHub.Features.Press.Kits;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Press;

/// <summary>A kit as a ZIP file.</summary>
public sealed class PackingKits
{
    private static readonly DateTimeOffset Instant = new(2023, 2, 15, 5, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Two_downloads_are_the_same_bytes_and_hold_the_pieces_the_photo_and_its_credit()
    {
        await using var hub = new HubFactory();
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var (kit, _) = await KitsByLink.EmbargoedAsync(hub, officer);
        var address = $"/admin/campaigns/test/press-kits/{kit}/kit.zip";

        var first = await GetAsync(officer, address);
        hub.Clock.Advance(TimeSpan.FromHours(3));
        var second = await GetAsync(officer, address);

        Assert.Equal(first, second);
        using var zip = new ZipArchive(new MemoryStream(first));
        Assert.Equal(
            [
                "index.html",
                "01-the-release.html",
                "01-the-release.txt",
                "02-photos.html",
                "02-photos.txt",
                "photos/hall.jpg",
                "credits.csv",
                "manifest.json",
            ],
            zip.Entries.Select(entry => entry.FullName)
        );
        Assert.Contains("suspects the poor", Text(zip, "01-the-release.txt"), StringComparison.Ordinal);
        Assert.StartsWith("EMBARGO — Wednesday 15 February 2023, 6:00", Text(zip, "01-the-release.txt"), StringComparison.Ordinal);
        Assert.Contains("src=\"photos/hall.jpg\"", Text(zip, "index.html"), StringComparison.Ordinal);
        Assert.Contains(
            "\"photos/hall.jpg\";\"A hall full of people\";\"\";\"Nadia Leroy\";\"Cc by",
            Text(zip, "credits.csv"),
            StringComparison.Ordinal
        );
        var manifest = JsonSerializer.Deserialize<JsonElement>(Text(zip, "manifest.json"));
        foreach (var file in manifest.GetProperty("files").EnumerateArray())
        {
            var content = Bytes(zip, file.GetProperty("name").GetString()!);
            Assert.Equal(content.Length, file.GetProperty("bytes").GetInt64());
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), file.GetProperty("sha256").GetString());
        }
    }

    [Fact]
    public async Task Another_text_of_a_piece_is_another_archive()
    {
        await using var hub = new HubFactory();
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var (kit, _) = await KitsByLink.EmbargoedAsync(hub, officer);
        var address = $"/admin/campaigns/test/press-kits/{kit}/kit.zip";
        var before = await GetAsync(officer, address);
        var piece = await hub.DbAsync(db =>
            db.Set<KitPiece>().Where(piece => piece.Type == KitPieceKind.Photos).Select(piece => piece.Id).SingleAsync()
        );

        await officer.OpenAsync($"/admin/campaigns/test/press-kits/pieces/{piece}");
        await officer.SubmitAsync("#piece", ("Title", "Été à l'œuvre : photos"));
        var after = await GetAsync(officer, address);

        Assert.NotEqual(before, after);
        using var zip = new ZipArchive(new MemoryStream(after));
        Assert.All(zip.Entries, entry => Assert.True(Ascii.IsValid(entry.FullName), entry.FullName));
        Assert.Contains("Été à l'œuvre : photos", Text(zip, zip.Entries[4].FullName), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_has_it_from_the_instant_on_and_a_newsroom_before_at_its_link()
    {
        await using var hub = new HubFactory();
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        using var newsroom = Visitor.At(hub);
        var (kit, _) = await KitsByLink.EmbargoedAsync(hub, officer);
        var link = await KitsByLink.MakeAsync(officer, kit, "Le Monde");
        await newsroom.OpenAsync(link);

        var early = await GetAsync(newsroom, newsroom.Page.QuerySelector("a[href$='kit.zip']")!.GetAttribute("href")!);
        hub.Clock.SetUtcNow(Instant.AddSeconds(-1));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(newsroom, "/press-kits/figures-and-faces/kit.zip"));
        hub.Clock.SetUtcNow(Instant);
        await newsroom.OpenAsync("/press-kits/figures-and-faces");
        var open = await GetAsync(newsroom, newsroom.Page.QuerySelector("a[href$='kit.zip']")!.GetAttribute("href")!);

        using var embargoed = new ZipArchive(new MemoryStream(early));
        using var free = new ZipArchive(new MemoryStream(open));
        Assert.Contains("EMBARGO", Text(embargoed, "index.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("EMBARGO", Text(free, "index.html"), StringComparison.Ordinal);
        Assert.NotNull(free.GetEntry("photos/hall.jpg"));
        // The release was approved and never sent: nobody outside reads it but at the link.
        Assert.NotNull(embargoed.GetEntry("01-the-release.html"));
        Assert.Null(free.GetEntry("01-the-release.html"));
        using var program = await hub.ProgramAsync();
        Assert.Equal(
            Names(
                await program.GetByteArrayAsync(
                    new Uri($"/api/v1/campaigns/test/press-kits/{kit}/archive", UriKind.Relative),
                    TestContext.Current.CancellationToken
                )
            ),
            embargoed.Entries.Select(entry => entry.FullName)
        );
    }

    private static List<string> Names(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    private static async Task<byte[]> GetAsync(Visitor visitor, string path)
    {
        using var answer = await visitor.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor, string path)
    {
        using var answer = await visitor.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static string Text(ZipArchive zip, string name) => Encoding.UTF8.GetString(Bytes(zip, name));

    private static byte[] Bytes(ZipArchive zip, string name)
    {
        using var content = new MemoryStream();
        using var entry = zip.GetEntry(name)!.Open();
        entry.CopyTo(content);
        return content.ToArray();
    }
}
