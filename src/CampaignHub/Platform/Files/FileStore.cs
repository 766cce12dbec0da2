using System.Buffers;
using System.Security.Cryptography;
using CampaignHub.Data;

namespace CampaignHub.Platform.Files;

/// <summary>A file as it lies in the store. <see cref="PublicSha256"/> names the copy that everybody may see: the same file when there was nothing to leave out.</summary>
internal sealed record KeptFile(string Sha256, string PublicSha256, long Bytes, FileFacts Facts);

/// <summary>
/// Files outside the web root, each named by the SHA-256 of its content. One is written under another name, flushed to the disk and then renamed: a name
/// stands for a whole file or for none, whatever is killed when.
/// </summary>
internal sealed class FileStore(DataDirectory directory, TimeProvider time)
{
    private const int BufferLength = 128 * 1024;

    private readonly string _root = directory.Folder("files");
    private readonly string _incoming = directory.Folder(Path.Combine("files", "incoming"));

    /// <exception cref="RefusedException">Too large, of a type that is not taken, or the disk is full: nothing of it is left.</exception>
    public async Task<KeptFile> KeepAsync(Stream content, long most, CancellationToken cancellationToken)
    {
        var part = Part();
        try
        {
            var (sha256, bytes, facts) = await ReceiveAsync(content, part, most, cancellationToken);
            var publicSha256 = facts.Type.Kind == FileKind.Image ? KeepPublicCopy(part, facts.Type) : null;
            Place(part, sha256);
            return new KeptFile(sha256, publicSha256 ?? sha256, bytes, facts);
        }
        catch (IOException full) when (FullDisk.Is(full))
        {
            throw NoRoom();
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>What keeping the file would find, without keeping it.</summary>
    public static KeptFile Examine(byte[] content, long most)
    {
        if (content.Length > most)
        {
            throw TooLarge(most);
        }

        using var stream = new MemoryStream(content, writable: false);
        var facts = FileRecognition.Recognise(stream);
        var sha256 = Name(SHA256.HashData(content));
        var copy = PublicCopy.Of(content, facts.Type);
        return new KeptFile(sha256, copy is null ? sha256 : Name(SHA256.HashData(copy)), content.Length, facts);
    }

    /// <summary>Keeps what <see cref="Examine"/> found to be good.</summary>
    public void Keep(byte[] content, FileType type)
    {
        try
        {
            Write(content);
            if (PublicCopy.Of(content, type) is { } copy)
            {
                Write(copy);
            }
        }
        catch (IOException full) when (FullDisk.Is(full))
        {
            throw NoRoom();
        }
    }

    /// <summary>Where the file of that content lies, or would lie.</summary>
    public string PathOf(string sha256) => Path.Combine(_root, sha256[..2], sha256);

    /// <summary>Every stored file, and what was left of interrupted ones, with the time it was last kept.</summary>
    public IEnumerable<FileInfo> All() => new DirectoryInfo(_root).EnumerateFiles("*", SearchOption.AllDirectories);

    private static async Task<(string Sha256, long Bytes, FileFacts Facts)> ReceiveAsync(
        Stream content,
        string part,
        long most,
        CancellationToken cancellationToken
    )
    {
        await using var file = new FileStream(part, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, BufferLength, useAsync: true);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            for (var count = await ReadAsync(); count > 0; count = await ReadAsync())
            {
                if (file.Length + count > most)
                {
                    throw TooLarge(most);
                }

                hash.AppendData(buffer, 0, count);
                await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        var facts = FileRecognition.Recognise(file);
        file.Flush(flushToDisk: true);
        return (Name(hash.GetHashAndReset()), file.Length, facts);

        ValueTask<int> ReadAsync() => content.ReadAsync(buffer.AsMemory(0, BufferLength), cancellationToken);
    }

    private string? KeepPublicCopy(string original, FileType type) =>
        PublicCopy.Of(File.ReadAllBytes(original), type) is { } copy ? Write(copy) : null;

    private string Write(byte[] content)
    {
        var part = Part();
        try
        {
            using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            var sha256 = Name(SHA256.HashData(content));
            Place(part, sha256);
            return sha256;
        }
        finally
        {
            File.Delete(part);
        }
    }

    // The time tells the sweep that somebody just asked for this content, although it may have lain there for long.
    private void Place(string part, string sha256)
    {
        File.SetLastWriteTimeUtc(part, time.GetUtcNow().UtcDateTime);
        System.IO.Directory.CreateDirectory(Path.Combine(_root, sha256[..2]));
        File.Move(part, PathOf(sha256), overwrite: true);
    }

    private string Part() => Path.Combine(_incoming, $"{Guid.CreateVersion7():N}.part");

    private static string Name(byte[] hash) => Convert.ToHexStringLower(hash);

    private static RefusedException NoRoom() => new("The disk is full: the file was not kept.") { Code = FullDisk.Code };

    private static RefusedException TooLarge(long most) => new("The file is larger than {0} MB.", most >> 20) { Code = "too_large" };
}
