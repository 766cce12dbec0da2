using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CampaignHub.Features.Media;
using CampaignHub.Platform.Access;
using CampaignHub.Tests.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Media;

public sealed class Serving
{
    [Fact]
    public async Task A_picture_is_shown_to_people_of_the_campaign_as_its_own_type_and_no_other()
    {
        await using var hub = new HubFactory();
        var id = await Library.AddAsync(hub, "été.png", Sample.Png());
        using var reader = await hub.VisitorAsync(CampaignRole.Reader);

        using var answer = await GetAsync(reader.Client, Inside(id));

        Assert.Equal("image/png", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("inline", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("été.png", answer.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Equal(Sample.Png(), await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_document_is_handed_over_and_may_do_nothing_where_it_is_opened()
    {
        await using var hub = new HubFactory();
        var id = await Library.AddAsync(hub, "kit.pdf", Sample.Pdf());
        using var reader = await hub.VisitorAsync(CampaignRole.Reader);

        using var answer = await GetAsync(reader.Client, Inside(id));

        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("default-src 'none'; sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task A_file_is_sent_in_parts_and_not_again_when_it_is_known()
    {
        await using var hub = new HubFactory();
        var id = await Library.AddAsync(hub, "notes.txt", Sample.Text("0123456789"));
        using var reader = await hub.VisitorAsync(CampaignRole.Reader);

        using var part = await GetAsync(reader.Client, Inside(id), request => request.Headers.Range = new RangeHeaderValue(2, 5));
        using var known = await GetAsync(reader.Client, Inside(id), request => request.Headers.IfNoneMatch.Add(part.Headers.ETag!));

        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal("2345", await part.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
    }

    [Fact]
    public async Task A_file_is_private_until_it_is_made_public_and_gone_at_once_in_the_trash()
    {
        await using var hub = new HubFactory();
        var id = await Library.AddAsync(hub, "photo.jpg", Sample.Jpeg());
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        using var stranger = Visitor.At(hub);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, Public(id)));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(stranger, Inside(id)));

        await officer.OpenAsync($"/admin/campaigns/test/media/{id}");
        await officer.SubmitAsync("form[data-guard]", ("Form.IsPublic", "true"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
        Assert.Contains("Say in the alt text what the picture photo.jpg shows", officer.Text, StringComparison.Ordinal);
        await officer.SubmitAsync("form[data-guard]", ("Form.IsPublic", "true"), ("Form.AltText", "A hall full of people"));
        Assert.Equal(HttpStatusCode.Redirect, officer.Status);

        using var shown = await GetAsync(stranger.Client, Public(id));
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.Equal("public, no-cache", shown.Headers.CacheControl?.ToString());
        Assert.False(shown.Headers.Contains("Set-Cookie"));
        var bytes = await shown.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(Sample.Place, Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);

        await officer.OpenAsync($"/admin/campaigns/test/media/{id}/removal");
        await officer.SubmitAsync("main form");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, Public(id)));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(officer, Inside(id)));
    }

    [Fact]
    public async Task A_picture_in_a_published_page_is_public_as_long_as_the_page_is()
    {
        await using var hub = new HubFactory();
        var id = await Library.AddAsync(hub, "photo.png", Sample.Png());
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        using var reader = Visitor.At(hub);
        await officer.OpenAsync("/admin/campaigns/test/site/piece");
        (string, string)[] page =
        [
            ("Form.Type", "News"),
            ("Form.Title", "A photo"),
            ("Form.Slug", "photo"),
            ("Form.Body", $"![A full hall](/media/{id}/photo.png)"),
            ("Form.IsPublished", "true"),
        ];

        await officer.SubmitAsync("form[data-guard]", page);
        Assert.Contains("Say in the alt text what the picture photo.png shows", officer.Text, StringComparison.Ordinal);
        await hub.DbAsync(async db =>
        {
            (await db.Set<MediaFile>().SingleAsync()).AltText = "A full hall";
            return await db.SaveChangesAsync();
        });
        await officer.SubmitAsync("form[data-guard]", page);
        await officer.FollowAsync();

        await reader.OpenAsync("/news/photo");
        Assert.Equal($"/media/{id}/photo.png", reader.Page.QuerySelector("main img[alt='A full hall']")?.GetAttribute("src"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(reader, Public(id)));
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        await visitor.OpenAsync($"/admin/campaigns/test/media/{id}/removal");
        Assert.Contains("1 page shows it or leads to it", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("A photo", visitor.Text, StringComparison.Ordinal);

        await officer.SubmitAsync("form[data-guard]", ("Form.IsPublished", "false"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(reader, Public(id)));
    }

    [Fact]
    public async Task A_file_of_another_campaign_is_not_found()
    {
        await using var hub = new HubFactory();
        var id = await Library.AddAsync(hub, "kit.pdf", Sample.Pdf());
        await hub.DbAsync(async db =>
        {
            db.Add(new Campaign { Name = "Other", Slug = "other" });
            return await db.SaveChangesAsync();
        });
        using var administrator = await hub.AdministratorAsync();

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(administrator, Inside(id)));
        foreach (var path in new[] { "", "/content", "/removal" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(administrator, $"/admin/campaigns/other/media/{id}{path}"));
        }

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(administrator, $"/api/v1/campaigns/other/media/{id}/content"));
    }

    [Fact]
    public async Task A_campaign_that_is_not_public_shows_no_file_to_strangers()
    {
        await using var hub = new HubFactory();
        var id = await Library.AddAsync(hub, "kit.pdf", Sample.Pdf());
        await hub.DbAsync(async db =>
        {
            (await db.Set<MediaFile>().SingleAsync()).Publish();
            return await db.SaveChangesAsync();
        });
        using var stranger = Visitor.At(hub);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(stranger, Public(id)));

        await hub.DbAsync(async db =>
        {
            (await db.Campaigns.SingleAsync()).IsPublic = false;
            return await db.SaveChangesAsync();
        });

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, Public(id)));
    }

    private static string Inside(Guid id) => $"/admin/campaigns/test/media/{id}/content";

    private static string Public(Guid id) => $"/media/{id}/any-name";

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor, string path)
    {
        using var answer = await GetAsync(visitor.Client, path);
        return answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> GetAsync(HttpClient client, string path, Action<HttpRequestMessage>? with = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        with?.Invoke(request);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
