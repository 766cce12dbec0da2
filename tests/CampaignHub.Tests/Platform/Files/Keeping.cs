using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Files;
using Microsoft.Extensions.Time.Testing;

namespace CampaignHub.Tests.Platform.Files;

public sealed class Keeping : IDisposable
{
    private const long Most = 1024 * 1024;

    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("hub-files-");
    private readonly FileStore _store;

    public Keeping() => _store = new FileStore(new DataDirectory(_folder.FullName), new FakeTimeProvider(HubFactory.Start));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_same_content_is_kept_once_under_the_name_of_its_hash()
    {
        var first = await KeepAsync(Sample.Pdf());
        var second = await KeepAsync(Sample.Pdf());

        Assert.Equal(first, second);
        Assert.Equal(Sample.Pdf(), await File.ReadAllBytesAsync(_store.PathOf(first.Sha256), TestContext.Current.CancellationToken));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Sample.Pdf())), first.Sha256);
        Assert.Single(_store.All());
    }

    [Fact]
    public async Task What_a_recipe_examines_is_what_keeping_finds()
    {
        var kept = await KeepAsync(Sample.Jpeg());

        Assert.Equal(kept, FileStore.Examine(Sample.Jpeg(), Most));
        Assert.NotEqual(kept.Sha256, kept.PublicSha256);
        Assert.Equal(2, _store.All().Count());
    }

    [Fact]
    public async Task A_file_that_is_too_large_leaves_nothing()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => KeepAsync(new byte[Most + 1]));

        Assert.Equal("The file is larger than 1 MB.", refused.Message);
        Assert.Empty(_store.All());
    }

    [Fact]
    public async Task A_disk_without_room_leaves_nothing_and_says_so()
    {
        await using var content = new Failing(FullDiskOfThisMachine());

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            _store.KeepAsync(content, Most, TestContext.Current.CancellationToken)
        );

        Assert.Equal(FullDisk.Code, refused.Code);
        Assert.Empty(_store.All());
    }

    [Fact]
    public async Task A_sender_that_goes_away_in_the_middle_leaves_nothing()
    {
        await using var content = new Failing(new IOException("The client reset the request stream."));

        await Assert.ThrowsAsync<IOException>(() => _store.KeepAsync(content, Most, TestContext.Current.CancellationToken));

        Assert.Empty(_store.All());
    }

    private Task<KeptFile> KeepAsync(byte[] content) =>
        _store.KeepAsync(new MemoryStream(content), Most, TestContext.Current.CancellationToken);

    // What the system itself says of a device without room.
    private static IOException FullDiskOfThisMachine()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "This system has no device that is always full.");
        return Assert.ThrowsAny<IOException>(() =>
        {
            using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            full.Write(Sample.Pdf());
        });
    }

    // Some bytes, then the mishap.
    private sealed class Failing(IOException mishap) : MemoryStream(Sample.Pdf())
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position < 8 ? base.ReadAsync(buffer[..8], cancellationToken) : throw mishap;
    }
}
