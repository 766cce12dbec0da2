using CampaignHub.Features.Media;
using CampaignHub.Features.Operations;
using CampaignHub.Platform.Files;
using CampaignHub.Tests.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Media;

/// <summary>The store beside the records.</summary>
public sealed class KeepingFiles
{
    [Fact]
    public async Task Files_without_a_record_are_swept_after_a_day_and_those_in_the_trash_are_not()
    {
        await using var hub = new HubFactory();
        var kept = await Library.AddAsync(hub, "photo.jpg", Sample.Jpeg());
        var stray = await hub.InsideAsync(services =>
            services.GetRequiredService<FileStore>().KeepAsync(new MemoryStream(Sample.Pdf()), 1000, TestContext.Current.CancellationToken)
        );
        await hub.DbAsync(async db =>
        {
            (await db.Set<MediaFile>().SingleAsync()).Trash(db.Here.Now);
            return await db.SaveChangesAsync();
        });

        hub.Clock.Advance(FileSweep.Grace - TimeSpan.FromMinutes(1));
        await SweepAsync(hub);
        Assert.Equal(3, FilesOf(hub).Length);
        hub.Clock.Advance(TimeSpan.FromMinutes(2));
        await SweepAsync(hub);

        Assert.Equal(2, FilesOf(hub).Length);
        Assert.DoesNotContain(stray.Sha256, FilesOf(hub));
        hub.Clock.Advance(TimeSpan.FromDays(TrashBin.KeptDays));
        await hub.InsideAsync(async services =>
        {
            await services.GetRequiredService<TrashBin>().EmptyAsync(TestContext.Current.CancellationToken);
            return true;
        });
        await SweepAsync(hub);
        Assert.Empty(FilesOf(hub));
        Assert.False(await hub.DbAsync(db => db.Set<MediaFile>().IgnoreQueryFilters().AnyAsync(file => file.Id == kept)));
    }

    [Fact]
    public async Task A_file_that_is_gone_from_the_disk_is_named_and_answered_as_not_found()
    {
        await using var hub = new HubFactory().Expecting("is not in the store");
        var id = await Library.AddAsync(hub, "kit.pdf", Sample.Pdf(), "press");
        System.IO.Directory.Delete(Path.Combine(hub.DataFolder, "files"), recursive: true);
        using var administrator = await hub.AdministratorAsync();

        await administrator.OpenAsync($"/admin/campaigns/test/media/{id}/content");

        Assert.Equal(System.Net.HttpStatusCode.NotFound, administrator.Status);
        var missing = await hub.InsideAsync(services =>
            services.GetRequiredService<FileSweep>().MissingAsync(TestContext.Current.CancellationToken)
        );
        Assert.Equal("press/kit.pdf", Assert.Single(missing).Name);
    }

    private static Task<bool> SweepAsync(HubFactory hub) =>
        hub.InsideAsync(async services =>
        {
            await services.GetRequiredService<FileSweep>().SweepAsync(TestContext.Current.CancellationToken);
            return true;
        });

    private static string[] FilesOf(HubFactory hub) =>
        [
            .. System
                .IO.Directory.EnumerateFiles(Path.Combine(hub.DataFolder, "files"), "*", SearchOption.AllDirectories)
                .Select(file => Path.GetFileName(file)),
        ];
}
