using System.Buffers.Binary;

namespace CampaignHub.Platform.Files;

/// <summary>The one thing of a JPEG's EXIF that its picture needs: how it is turned (1 upright … 8).</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;
    private const int TiffStart = 6;

    /// <summary>Null when the segment says nothing readable about it.</summary>
    public static ushort? Find(ReadOnlySpan<byte> exif)
    {
        if (exif.Length < TiffStart + 10 || !exif.StartsWith("Exif\0\0"u8))
        {
            return null;
        }

        var tiff = exif[TiffStart..];
        var isBig = tiff.StartsWith("MM"u8);
        var directory = Read32(tiff[4..], isBig);
        if (directory > tiff.Length - 2)
        {
            return null;
        }

        var entries = tiff[((int)directory + 2)..];
        for (var left = Read16(tiff[(int)directory..], isBig); left > 0 && entries.Length >= 12; left--, entries = entries[12..])
        {
            if (Read16(entries, isBig) == Tag)
            {
                return Read16(entries[8..], isBig) is var orientation and >= 1 and <= 8 ? orientation : null;
            }
        }

        return null;
    }

    /// <summary>An EXIF segment that says the orientation and nothing else.</summary>
    public static byte[] Segment(ushort orientation) =>
        [
            .. (ReadOnlySpan<byte>)[0xFF, 0xE1, 0, 34],
            .. "Exif\0\0MM\0*\0\0\0\x08"u8,
            .. (ReadOnlySpan<byte>)[0, 1, Tag >> 8, Tag & 0xFF, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0],
        ];

    private static ushort Read16(ReadOnlySpan<byte> bytes, bool isBig) =>
        isBig ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static uint Read32(ReadOnlySpan<byte> bytes, bool isBig) =>
        isBig ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
