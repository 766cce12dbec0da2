using System.Net;
using CampaignHub.Features.Media;
using CampaignHub.Features.Press.Kits;
using CampaignHub.Platform.Access;
using CampaignHub.Tests.Features.Media;
using CampaignHub.Tests.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Press;

/// <summary>E3 of the mail reference: a kit under embargo, read at a secret address.</summary>
public sealed class KitsByLink
{
    private const string Kits = "/admin/campaigns/test/press-kits";
    private static readonly DateTimeOffset Instant = new(2023, 2, 15, 5, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task E3_a_newsroom_reads_the_whole_kit_with_its_embargo_at_its_link_alone()
    {
        await using var hub = new HubFactory();
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        using var newsroom = Visitor.At(hub, "fr");
        var (kit, photo) = await EmbargoedAsync(hub, officer);

        var address = await MakeAsync(officer, kit, "Le Monde");
        await newsroom.OpenAsync(address);
        using var answer = await newsroom.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, newsroom.Status);
        Assert.True(address[(address.LastIndexOf('/') + 1)..].Length >= 22, "128 bits take 22 characters of base64");
        Assert.Equal(
            "EMBARGO — mercredi 15 février 2023, 6 h 00 (heure de Paris, UTC+1)",
            newsroom.Page.QuerySelector(".embargo")!.TextContent
        );
        Assert.Contains("suspects the poor", newsroom.Text, StringComparison.Ordinal);
        Assert.Contains("A hall full of people – Nadia Leroy, CC BY (citer l'auteur)", newsroom.Text, StringComparison.Ordinal);
        Assert.Equal("noindex", newsroom.Page.QuerySelector("meta[name='robots']")!.GetAttribute("content"));
        AssertSecret(answer);
        var picture = newsroom.Page.QuerySelector("article img")!.GetAttribute("src")!;
        using var file = await newsroom.Client.GetAsync(new Uri(picture, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("image/jpeg", file.Content.Headers.ContentType?.MediaType);
        AssertSecret(file);
        Assert.StartsWith(address, picture, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(newsroom, $"/media/{photo}/hall.jpg"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(newsroom, "/press-kits/figures-and-faces"));
    }

    [Fact]
    public async Task E3_a_link_that_was_revoked_or_expired_answers_as_one_that_never_was()
    {
        await using var hub = new HubFactory();
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        using var newsroom = Visitor.At(hub);
        var (kit, photo) = await EmbargoedAsync(hub, officer);
        var revoked = await MakeAsync(officer, kit, "Le Monde");
        var expired = await MakeAsync(officer, kit, "Mediapart", "2023-02-11T10:00");
        var kept = await MakeAsync(officer, kit, "AFP");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(newsroom, revoked));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(newsroom, expired));

        await officer.OpenAsync($"{Kits}/{kit}/links");
        var row = officer
            .Page.QuerySelectorAll("li.list-group-item")
            .Single(item => item.TextContent.Contains("Le Monde", StringComparison.Ordinal));
        row.QuerySelector("form")!.Id = "revoke";
        await officer.SubmitAsync("#revoke");
        hub.Clock.SetUtcNow(new DateTimeOffset(2023, 2, 11, 9, 0, 0, TimeSpan.Zero));

        var unknown = await ReadAsync(newsroom, "/private/press-kits/none");
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        Assert.Equal(unknown, await ReadAsync(newsroom, revoked));
        Assert.Equal(unknown, await ReadAsync(newsroom, expired));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(newsroom, $"{revoked}/files/{photo}"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(newsroom, kept));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(newsroom, $"{kept}/files/{photo}"));
    }

    [Fact]
    public async Task The_link_opens_no_file_that_its_kit_does_not_show_and_no_release_that_nobody_approved()
    {
        await using var hub = new HubFactory();
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        using var newsroom = Visitor.At(hub);
        var (kit, _) = await EmbargoedAsync(hub, officer, approved: false);
        var other = await Library.AddAsync(hub, "other.pdf", Sample.Pdf());

        var address = await MakeAsync(officer, kit, "Le Monde");
        await newsroom.OpenAsync(address);

        Assert.DoesNotContain("suspects the poor", newsroom.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(newsroom, $"{address}/files/{other}"));
    }

    [Fact]
    public async Task From_the_instant_on_the_warning_is_gone_and_the_photo_is_everybodys()
    {
        await using var hub = new HubFactory();
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        using var newsroom = Visitor.At(hub);
        var (kit, photo) = await EmbargoedAsync(hub, officer);
        var address = await MakeAsync(officer, kit, "Le Monde");

        hub.Clock.SetUtcNow(Instant);
        await newsroom.OpenAsync(address);

        Assert.Equal(HttpStatusCode.OK, newsroom.Status);
        Assert.Null(newsroom.Page.QuerySelector(".embargo"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(newsroom, $"/media/{photo}/hall.jpg"));
        await newsroom.OpenAsync("/press-kits/figures-and-faces");
        Assert.Contains("Nadia Leroy", newsroom.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_without_a_name_or_over_already_is_refused()
    {
        await using var hub = new HubFactory();
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var (kit, _) = await EmbargoedAsync(hub, officer);
        await officer.OpenAsync($"{Kits}/{kit}/links");

        await officer.SubmitAsync("#link", ("Name", ""));
        Assert.Contains(officer.Page.QuerySelectorAll("#link .invalid-feedback"), message => message.TextContent.Length > 0);
        await officer.SubmitAsync("#link", ("Name", "Le Monde"), ("Expires", "2022-01-01T10:00"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
        Assert.Contains("would have expired already", officer.Text, StringComparison.Ordinal);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<KitLink>().CountAsync()));
    }

    [Fact]
    public async Task A_program_makes_lists_and_revokes_links_and_reads_the_address_once()
    {
        await using var hub = new HubFactory();
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        using var newsroom = Visitor.At(hub);
        var (kit, _) = await EmbargoedAsync(hub, officer);
        using var program = await hub.ProgramAsync();

        var made = await program.SendAsync(HttpMethod.Post, $"press-kits/{kit}/links", new { name = "AFP" });
        var path = new Uri(made.Text("address")!).AbsolutePath;
        var listed = await program.SendAsync(HttpMethod.Get, $"press-kits/{kit}/links");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(newsroom, path));
        var gone = await program.SendAsync(HttpMethod.Delete, $"press-kits/{kit}/links/{made.Text("id")}");

        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Contains("AFP", $"{listed.Json}", StringComparison.Ordinal);
        Assert.DoesNotContain(path, $"{listed.Json}", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, gone.Status);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(newsroom, path));
    }

    private static void AssertSecret(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl is { Private: true, NoStore: true }, $"{answer.Headers.CacheControl}");
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("noindex", answer.Headers.GetValues("X-Robots-Tag").Single());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    /// <summary>A kit with a release and a photo, public on the fifteenth of February at six in Paris.</summary>
    internal static async Task<(Guid Kit, Guid Photo)> EmbargoedAsync(HubFactory hub, Visitor officer, bool approved = true)
    {
        var release = await PressDesk.ReleaseAsync(hub, new DateTime(2023, 2, 15, 6, 0, 0), approved);
        var photo = await Library.AddAsync(hub, "hall.jpg", Sample.Jpeg());
        var kit = await hub.DbAsync(async db =>
        {
            var file = await db.Set<MediaFile>().SingleAsync();
            (file.AltText, file.Credit, file.Licence) = ("A hall full of people", "Nadia Leroy", Licence.CcBy);
            var kit = new PressKit
            {
                CampaignId = hub.Campaign.Id,
                Title = "Figures and faces",
                Slug = "figures-and-faces",
            };
            kit.Add(Guid.CreateVersion7()).Describe(KitPieceKind.Release, "The release", "", release);
            kit.Add(Guid.CreateVersion7())
                .Describe(KitPieceKind.Photos, "Photos", $"![A hall full of people](/media/{photo}/hall.jpg)", releaseId: null);
            kit.Publish(Instant);
            db.Add(kit);
            await db.SaveChangesAsync();
            return kit.Id;
        });
        return (kit, photo);
    }

    internal static async Task<string> MakeAsync(Visitor officer, Guid kit, string name, string expires = "")
    {
        await officer.OpenAsync($"{Kits}/{kit}/links");
        await officer.SubmitAsync("#link", ("Name", name), ("Expires", expires));
        Assert.Equal(HttpStatusCode.OK, officer.Status);
        return new Uri(officer.Page.QuerySelector("#address")!.TextContent).AbsolutePath;
    }

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor, string path)
    {
        using var answer = await visitor.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static async Task<(HttpStatusCode Status, string Headers, string Body)> ReadAsync(Visitor visitor, string path)
    {
        using var answer = await visitor.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var headers = answer.Headers.Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order(StringComparer.Ordinal);
        return (
            answer.StatusCode,
            string.Join('\n', headers),
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }
}
