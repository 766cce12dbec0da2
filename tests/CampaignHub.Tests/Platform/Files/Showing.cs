using System.Text;
using CampaignHub.Platform.Files;

namespace CampaignHub.Tests.Platform.Files;

/// <summary>What everybody gets of a picture.</summary>
public sealed class Showing
{
    public static TheoryData<byte[], string> Pictures =>
        new()
        {
            { Sample.Png(), "png" },
            { Sample.Jpeg(), "jpeg" },
            { Sample.WebP(), "webp" },
        };

    [Theory]
    [MemberData(nameof(Pictures))]
    public void The_place_it_was_taken_at_is_left_out(byte[] picture, string type)
    {
        var copy = PublicCopy.Of(picture, TypeOf(type));

        Assert.NotNull(copy);
        Assert.Contains(Sample.Place, Encoding.Latin1.GetString(picture), StringComparison.Ordinal);
        Assert.DoesNotContain(Sample.Place, Encoding.Latin1.GetString(copy), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void It_stays_the_same_picture(byte[] picture, string type)
    {
        using var original = new MemoryStream(picture);
        using var copy = new MemoryStream(PublicCopy.Of(picture, TypeOf(type))!);

        Assert.Equal(FileRecognition.Recognise(original), FileRecognition.Recognise(copy));
        Assert.Null(PublicCopy.Of(copy.ToArray(), TypeOf(type)));
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(1, false)]
    public void A_photo_taken_sideways_is_still_turned_upright(byte orientation, bool isSaid)
    {
        var copy = PublicCopy.Of(Sample.Jpeg(orientation: orientation), FileType.Jpeg)!;

        var exif = copy.AsSpan().IndexOf("Exif\0\0"u8);
        Assert.Equal(isSaid, exif > 0);
        if (isSaid)
        {
            Assert.Equal<ushort?>(orientation, ExifOrientation.Find(copy.AsSpan(exif)));
        }
    }

    [Fact]
    public void The_points_of_a_photo_are_copied_with_their_stuffing_and_nothing_behind_the_end()
    {
        var copy = PublicCopy.Of(Sample.Jpeg(), FileType.Jpeg)!;

        Assert.Equal([0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56, 0xFF, 0xD9], copy[^9..]);
    }

    [Fact]
    public void A_picture_without_notes_needs_no_copy() => Assert.Null(PublicCopy.Of(Sample.Gif(), FileType.Gif));

    private static FileType TypeOf(string name) =>
        name switch
        {
            "png" => FileType.Png,
            "jpeg" => FileType.Jpeg,
            _ => FileType.WebP,
        };
}
