using System.Buffers.Binary;

namespace CampaignHub.Platform.Files;

/// <summary>
/// A picture as it may be shown to everybody: without place, camera, person and notes that cameras and programs write beside the points.
/// The points themselves are copied as they are; of a JPEG the orientation stays, or it would be shown lying down.
/// </summary>
internal static class PublicCopy
{
    private static readonly string[] PngNotes = ["eXIf", "tEXt", "iTXt", "zTXt", "tIME"];

    /// <summary>Null when there is nothing to leave out.</summary>
    public static byte[]? Of(ReadOnlySpan<byte> image, FileType type)
    {
        using var copy = new MemoryStream(image.Length);
        if (type == FileType.Jpeg)
        {
            WriteJpeg(image, copy);
        }
        else if (type == FileType.Png)
        {
            WritePng(image, copy);
        }
        else if (type == FileType.WebP)
        {
            WriteWebP(image, copy);
        }
        else
        {
            return null;
        }

        return copy.Length == image.Length ? null : copy.ToArray();
    }

    private static void WriteJpeg(ReadOnlySpan<byte> image, MemoryStream copy)
    {
        copy.Write(image[..2]);
        var isScan = false;
        for (var at = 2; at + 1 < image.Length; )
        {
            var marker = image[at + 1];
            if (image[at] != 0xFF || marker == 0xFF || (isScan && marker is 0 or (>= 0xD0 and <= 0xD7)))
            {
                // Entropy-coded points up to the next marker.
                var next = image[(at + 1)..].IndexOf((byte)0xFF);
                var length = next < 0 ? image.Length - at : next + 1;
                copy.Write(image.Slice(at, length));
                at += length;
                continue;
            }

            if (marker == 0xD9 || at + 4 > image.Length)
            {
                // What some telephones append behind the end (a film, a second picture) stays away.
                copy.Write([0xFF, 0xD9]);
                return;
            }

            var segment = image.Slice(at, Math.Min(2 + BinaryPrimitives.ReadUInt16BigEndian(image[(at + 2)..]), image.Length - at));
            WriteSegment(segment, marker, copy);
            isScan = marker == 0xDA || isScan;
            at += segment.Length;
        }
    }

    // Kept: JFIF (APP0), the colour profile (APP2 of that name), Adobe's colour transform (APP14), and everything that is needed to decode.
    private static void WriteSegment(ReadOnlySpan<byte> segment, byte marker, MemoryStream copy)
    {
        var isNote =
            marker is 0xFE or 0xE1 or (>= 0xE3 and <= 0xED) or 0xEF || (marker == 0xE2 && !segment[4..].StartsWith("ICC_PROFILE"u8));
        if (!isNote)
        {
            copy.Write(segment);
        }
        else if (marker == 0xE1 && ExifOrientation.Find(segment[4..]) is { } orientation and > 1)
        {
            copy.Write(ExifOrientation.Segment(orientation));
        }
    }

    private static void WritePng(ReadOnlySpan<byte> image, MemoryStream copy)
    {
        copy.Write(image[..8]);
        for (var at = 8; at + 12 <= image.Length; )
        {
            var length = (int)Math.Min(12L + BinaryPrimitives.ReadUInt32BigEndian(image[at..]), image.Length - at);
            var name = System.Text.Encoding.ASCII.GetString(image.Slice(at + 4, 4));
            if (!PngNotes.Contains(name, StringComparer.Ordinal))
            {
                copy.Write(image.Slice(at, length));
            }

            if (name == "IEND")
            {
                return;
            }

            at += length;
        }
    }

    private static void WriteWebP(ReadOnlySpan<byte> image, MemoryStream copy)
    {
        copy.Write(image[..12]);
        for (var at = 12; at + 8 <= image.Length; )
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(image[(at + 4)..]);
            var chunk = image.Slice(at, (int)Math.Min(8L + size + (size & 1), image.Length - at));
            at += chunk.Length;
            if (chunk.StartsWith("EXIF"u8) || chunk.StartsWith("XMP "u8))
            {
                continue;
            }

            var start = (int)copy.Length;
            copy.Write(chunk);
            if (chunk.StartsWith("VP8X"u8) && chunk.Length > 8)
            {
                // The flags that announce EXIF and XMP.
                copy.GetBuffer()[start + 8] &= 0b1111_0011;
            }
        }

        BinaryPrimitives.WriteUInt32LittleEndian(copy.GetBuffer().AsSpan(4), (uint)copy.Length - 8);
    }
}
