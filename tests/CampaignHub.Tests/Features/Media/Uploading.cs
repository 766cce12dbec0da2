using System.Net;
using CampaignHub.Features.Media;
using CampaignHub.Platform.Access;
using CampaignHub.Tests.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Media;

public sealed class Uploading
{
    private const string Library = "/admin/campaigns/test/media";

    [Fact]
    public async Task A_contributor_uploads_a_picture_and_finds_it_without_accents()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await visitor.OpenAsync($"{Library}/upload");
        await visitor.UploadAsync("form[enctype]", "Files", "Cérémonie à Pau.png", Sample.Png());

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Contains("Added Cérémonie-à-Pau.png", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync($"{Library}?q=ceremonie");
        Assert.Contains("Cérémonie-à-Pau.png", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("No alt text", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync($"{Library}?kind=Document");
        Assert.Contains("Nothing found", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_type_is_seen_in_the_content_and_never_in_the_name()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await UploadAsync(visitor, "statement.pdf", Sample.Text("#!/bin/sh\nrm -rf ~"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("Refused statement.pdf Web pages, SVG drawings and scripts are not taken", visitor.Text, StringComparison.Ordinal);
        await UploadAsync(visitor, "photo.txt", Sample.Png());

        Assert.Contains("Added photo.png", visitor.Text, StringComparison.Ordinal);
        var file = await hub.DbAsync(db => db.Set<MediaFile>().SingleAsync());
        Assert.Equal(("photo.png", "image/png", 3, 2), (file.Path, file.ContentType, file.Width, file.Height));
    }

    [Fact]
    public async Task Of_several_files_each_is_kept_or_refused_for_itself()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await visitor.OpenAsync($"{Library}/upload");

        await visitor.UploadAsync(
            "form[enctype]",
            "Files",
            [("kit.pdf", Sample.Pdf()), ("flood.png", Sample.Png(100_000, 100_000)), ("notes.txt", Sample.Text("Three words here"))],
            ("Folder", "press/kit")
        );

        Assert.Contains("Added press/kit/kit.pdf", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Refused flood.png The image measures", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Added press/kit/notes.txt", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(2, await hub.DbAsync(db => db.Set<MediaFile>().CountAsync()));
        Assert.Equal(2, StoredFiles(hub));
    }

    [Fact]
    public async Task A_file_larger_than_the_settings_say_is_refused_and_leaves_nothing()
    {
        await using var hub = new HubFactory();
        hub.Settings["CampaignHub:Files:MaxMegabytes"] = "1";
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await UploadAsync(visitor, "long.txt", Sample.Text(new string('a', (1 << 20) + 1)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("Refused long.txt The file is larger than 1 MB.", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(0, StoredFiles(hub));
    }

    [Fact]
    public async Task A_form_larger_than_all_limits_is_answered_with_a_sentence()
    {
        await using var hub = new HubFactory();
        hub.Settings["CampaignHub:Files:MaxMegabytes"] = "1";
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await UploadAsync(visitor, "long.txt", Sample.Text(new string('a', 12 << 20)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, visitor.Status);
        Assert.Contains("larger than this hub takes at once", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(0, StoredFiles(hub));
    }

    [Fact]
    public async Task The_same_file_twice_is_there_once_and_another_of_that_name_gets_a_number()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await UploadAsync(visitor, "note.txt", Sample.Text("One"));

        await UploadAsync(visitor, "note.txt", Sample.Text("One"));
        Assert.Contains("Already there note.txt", visitor.Text, StringComparison.Ordinal);
        await UploadAsync(visitor, "note.txt", Sample.Text("Two"));

        Assert.Contains("Added note-2.txt", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(2, await hub.DbAsync(db => db.Set<MediaFile>().CountAsync()));
    }

    [Fact]
    public async Task A_reader_sees_the_library_and_adds_nothing()
    {
        await using var hub = new HubFactory();
        using var reader = await hub.VisitorAsync(CampaignRole.Reader);

        await reader.OpenAsync(Library);
        Assert.Equal(HttpStatusCode.OK, reader.Status);
        Assert.DoesNotContain("Add files", reader.Text, StringComparison.Ordinal);
        await reader.OpenAsync($"{Library}/upload");

        Assert.Equal(HttpStatusCode.Forbidden, reader.Status);
    }

    private static int StoredFiles(HubFactory hub) =>
        System.IO.Directory.EnumerateFiles(Path.Combine(hub.DataFolder, "files"), "*", SearchOption.AllDirectories).Count();

    private static async Task UploadAsync(Visitor visitor, string name, byte[] content)
    {
        await visitor.OpenAsync($"{Library}/upload");
        await visitor.UploadAsync("form[enctype]", "Files", name, content);
    }
}
