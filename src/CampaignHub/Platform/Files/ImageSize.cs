using System.Buffers.Binary;

namespace CampaignHub.Platform.Files;

/// <summary>Reads how many points an image has from its header, without decoding it; null where the header is broken.</summary>
internal static class ImageSize
{
    public static (int Width, int Height)? OfPng(ReadOnlySpan<byte> head) =>
        head.Length >= 24 && head[12..16].SequenceEqual("IHDR"u8)
            ? (BinaryPrimitives.ReadInt32BigEndian(head[16..]), BinaryPrimitives.ReadInt32BigEndian(head[20..]))
            : null;

    public static (int Width, int Height)? OfGif(ReadOnlySpan<byte> head) =>
        head.Length >= 10 ? (BinaryPrimitives.ReadUInt16LittleEndian(head[6..]), BinaryPrimitives.ReadUInt16LittleEndian(head[8..])) : null;

    public static (int Width, int Height)? OfWebP(ReadOnlySpan<byte> head)
    {
        if (head.Length < 30)
        {
            return null;
        }

        return head[12..16] switch
        {
            var chunk when chunk.SequenceEqual("VP8X"u8) => (1 + Read24(head[24..]), 1 + Read24(head[27..])),
            var chunk when chunk.SequenceEqual("VP8L"u8) => Lossless(BinaryPrimitives.ReadUInt32LittleEndian(head[21..])),
            var chunk when chunk.SequenceEqual("VP8 "u8) => (
                BinaryPrimitives.ReadUInt16LittleEndian(head[26..]) & 0x3FFF,
                BinaryPrimitives.ReadUInt16LittleEndian(head[28..]) & 0x3FFF
            ),
            _ => null,
        };
    }

    /// <summary>The frame header stands behind any number of segments.</summary>
    public static (int Width, int Height)? OfJpeg(Stream file)
    {
        file.Position = 2;
        Span<byte> marker = stackalloc byte[4];
        Span<byte> frame = stackalloc byte[5];
        while (file.ReadAtLeast(marker, 4, throwOnEndOfStream: false) == 4 && marker[0] == 0xFF)
        {
            if (marker[1] == 0xFF)
            {
                // A fill byte before the marker.
                file.Position -= 3;
                continue;
            }

            if (marker[1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return file.ReadAtLeast(frame, 5, throwOnEndOfStream: false) == 5
                    ? (BinaryPrimitives.ReadUInt16BigEndian(frame[3..]), BinaryPrimitives.ReadUInt16BigEndian(frame[1..]))
                    : null;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(marker[2..]);
            if (length < 2)
            {
                return null;
            }

            file.Position += length - 2;
        }

        return null;
    }

    private static int Read24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static (int Width, int Height) Lossless(uint bits) => ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
}
