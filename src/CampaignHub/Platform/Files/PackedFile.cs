using System.IO.Compression;

namespace CampaignHub.Platform.Files;

/// <summary>A file that somebody brings, packed: a table of hundreds of thousands of lines takes a fifth of its bytes, and is unpacked as it is read.</summary>
internal sealed class PackedFile(byte[] packed)
{
    public byte[] Bytes => packed;

    public static PackedFile Of(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var pack = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            pack.Write(content);
        }

        return new PackedFile(packed.ToArray());
    }

    /// <summary>From its beginning, each time.</summary>
    public Stream Open() => new GZipStream(new MemoryStream(packed, writable: false), CompressionMode.Decompress);

    /// <summary>The first bytes, or all of a shorter file.</summary>
    public byte[] Beginning(int most)
    {
        using var stream = Open();
        var bytes = new byte[most];
        return bytes[..stream.ReadAtLeast(bytes, most, throwOnEndOfStream: false)];
    }

    public byte[] Whole()
    {
        using var stream = Open();
        using var whole = new MemoryStream();
        stream.CopyTo(whole);
        return whole.ToArray();
    }
}
