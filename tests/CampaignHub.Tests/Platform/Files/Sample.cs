using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CampaignHub.Tests.Platform.Files;

/// <summary>Small files of each type, made here so that what is in them is seen here.</summary>
internal static class Sample
{
    public const string Place = "GPS 48.8566 N 2.3522 E";

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>A whole PNG of that many grey points, with a note beside them.</summary>
    public static byte[] Png(int width = 3, int height = 2, string note = Place)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        using var points = new MemoryStream();
        using (var packed = new ZLibStream(points, CompressionLevel.Fastest, leaveOpen: true))
        {
            // A pixel flood says its size in the header; the points need not be there to be refused.
            packed.Write(new byte[Math.Min(((long)width + 1) * height, 100_000)]);
        }

        return
        [
            0x89,
            .. "PNG\r\n"u8,
            0x1A,
            (byte)'\n',
            .. Chunk("IHDR", header),
            .. Chunk("tEXt", Encoding.Latin1.GetBytes($"Comment\0{note}")),
            .. Chunk("IDAT", points.ToArray()),
            .. Chunk("IEND", []),
        ];
    }

    /// <summary>The skeleton of a JPEG: EXIF with a place and lying on its side, a note, a frame, points, and something behind the end.</summary>
    public static byte[] Jpeg(int width = 640, int height = 480, byte orientation = 6) =>
        [
            0xFF,
            0xD8,
            .. Segment(0xE0, "JFIF\0\x01\x01\0\0\x01\0\x01\0\0"u8),
            .. Segment(
                0xE1,
                [
                    .. "Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0"u8,
                    orientation,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    .. Encoding.ASCII.GetBytes(Place),
                ]
            ),
            .. Segment(0xFE, Encoding.ASCII.GetBytes(Place)),
            .. Segment(0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]),
            .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
            0x12,
            0xFF,
            0x00,
            0x34,
            0xFF,
            0xD0,
            0x56,
            0xFF,
            0xD9,
            .. Encoding.ASCII.GetBytes(Place),
        ];

    public static byte[] WebP() =>
        Riff([
            .. RiffChunk("VP8X", [0b0000_1000, 0, 0, 0, 9, 0, 0, 4, 0, 0]),
            .. RiffChunk("VP8 ", [1, 2, 3, 4]),
            .. RiffChunk("EXIF", Encoding.ASCII.GetBytes(Place + "!")),
        ]);

    public static byte[] Gif() => [.. "GIF89a"u8, 7, 0, 5, 0, 0, 0, 0, 0x3B];

    public static byte[] Pdf() => Text("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n");

    public static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(content);
            }
        }

        return file.ToArray();
    }

    public static byte[] Docx() => Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<document/>"));

    public static byte[] Mp4() => [0, 0, 0, 0x18, .. "ftypisom\0\0\x02\0isomiso2"u8];

    private static byte[] Chunk(string name, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. data];
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        body.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), Crc(body));
        return chunk;
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }

    private static byte[] Segment(byte marker, ReadOnlySpan<byte> data) =>
        [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static byte[] RiffChunk(string name, byte[] data)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, data.Length);
        return [.. Encoding.ASCII.GetBytes(name), .. size, .. data, .. data.Length % 2 == 1 ? new byte[1] : []];
    }

    private static byte[] Riff(byte[] chunks)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, chunks.Length + 4);
        return [.. "RIFF"u8, .. size, .. "WEBP"u8, .. chunks];
    }
}
