using System.Net;
using System.Text.Json;
using CampaignHub.Features.Media;
using CampaignHub.Platform.Access;
using CampaignHub.Tests.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Media;

public sealed class ThroughTheApi
{
    private const string Resource = "/api/v1/campaigns/test/media";

    [Fact]
    public async Task A_program_uploads_describes_reads_and_removes_a_file()
    {
        await using var hub = new HubFactory();
        using var program = await ProgramAsync(hub);

        using var created = await PostAsync(program, "photo.png", Sample.Png(), "press");
        var file = await JsonAsync(created);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal("press/photo.png", file.GetProperty("path").GetString());
        Assert.Equal("image", file.GetProperty("kind").GetString());
        using var again = await PostAsync(program, "photo.png", Sample.Png(), "press");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);

        var address = created.Headers.Location!;
        using var changed = await program.PatchAsJsonAsync(
            address,
            new
            {
                version = file.GetProperty("version").GetInt32(),
                name = "hall.html",
                altText = "A full hall",
                licence = "cc_by_sa",
                isPublic = true,
            },
            TestContext.Current.CancellationToken
        );
        var described = await JsonAsync(changed);
        Assert.Equal("press/hall.html.png", described.GetProperty("path").GetString());
        Assert.True(described.GetProperty("isPublic").GetBoolean());
        using var content = await program.GetAsync(new Uri($"{address}/content", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(Sample.Png(), await content.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        using var removed = await program.DeleteAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        using var gone = await program.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.NotNull(await hub.DbAsync(db => db.WithTrash<MediaFile>().Select(each => each.TrashedAt).SingleAsync()));
    }

    [Fact]
    public async Task Refusals_are_problems_with_a_code()
    {
        await using var hub = new HubFactory();
        using var program = await ProgramAsync(hub);

        using var script = await PostAsync(program, "x.pdf", Sample.Text("#!/bin/sh"), "");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "file_type"), await CodeAsync(script));
        using var flood = await PostAsync(program, "x.png", Sample.Png(60_000, 60_000), "");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "too_many_pixels"), await CodeAsync(flood));
        var id = await Library.AddAsync(hub, "photo.png", Sample.Png());
        using var bare = await program.PatchAsJsonAsync(
            new Uri($"{Resource}/{id}", UriKind.Relative),
            new { isPublic = true },
            TestContext.Current.CancellationToken
        );
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "alt_text"), await CodeAsync(bare));
        using var stale = await program.PatchAsJsonAsync(
            new Uri($"{Resource}/{id}", UriKind.Relative),
            new { version = 9, credit = "Ada" },
            TestContext.Current.CancellationToken
        );
        Assert.Equal((HttpStatusCode.Conflict, "stale"), await CodeAsync(stale));
    }

    [Fact]
    public async Task The_list_is_searched_and_told_by_kind()
    {
        await using var hub = new HubFactory();
        await Library.AddAsync(hub, "photo.png", Sample.Png());
        await Library.AddAsync(hub, "kit.pdf", Sample.Pdf());
        using var program = await ProgramAsync(hub);

        using var answer = await program.GetAsync(
            new Uri($"{Resource}?kind=document&q=KIT", UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(
            "kit.pdf",
            Assert.Single((await JsonAsync(answer)).GetProperty("items").EnumerateArray()).GetProperty("path").GetString()
        );
    }

    private static async Task<HttpClient> ProgramAsync(HubFactory hub)
    {
        var secret = await hub.DbAsync(async db =>
        {
            var (token, made) = ApiToken.Make(hub.Administrator.Id, "Test", TokenScope.Write);
            db.Add(token);
            await db.SaveChangesAsync();
            return made;
        });
        var client = hub.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        return client;
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient program, string name, byte[] bytes, string folder)
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(bytes), "file", name },
            { new StringContent(folder), "folder" },
        };
        return await program.PostAsync(new Uri(Resource, UriKind.Relative), form, TestContext.Current.CancellationToken);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) =>
        await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

    private static async Task<(HttpStatusCode Status, string? Code)> CodeAsync(HttpResponseMessage answer) =>
        (answer.StatusCode, (await JsonAsync(answer)).GetProperty("code").GetString());
}
