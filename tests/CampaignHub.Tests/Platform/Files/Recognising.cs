using System.Text;
using CampaignHub.Platform;
using CampaignHub.Platform.Files;

namespace CampaignHub.Tests.Platform.Files;

[Once]
public sealed class Recognising
{
    public static TheoryData<byte[], string> Taken =>
        new()
        {
            { Sample.Png(), "image/png 3×2" },
            { Sample.Jpeg(), "image/jpeg 640×480" },
            { Sample.Gif(), "image/gif 7×5" },
            { Sample.WebP(), "image/webp 10×5" },
            { Sample.Pdf(), "application/pdf" },
            { Sample.Docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
            {
                Sample.Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>")),
                "application/vnd.oasis.opendocument.text"
            },
            { Sample.Mp4(), "video/mp4" },
            { Sample.Text("ID3\u0003\0\0\0\0\0\0"), "audio/mpeg" },
            { Sample.Text("nom;ville\nSalomé;Pau\n"), "text/csv; charset=utf-8" },
            { Sample.Text("\uFEFFUne note.\nDeux lignes, sans plus."), "text/plain; charset=utf-8" },
        };

    public static TheoryData<byte[], string> Refused =>
        new()
        {
            { [], "empty" },
            { Sample.Text("#!/bin/sh\nrm -rf ~\n"), "scripts" },
            { Sample.Text("\n <!DOCTYPE html><script>alert(1)</script>"), "scripts" },
            { Sample.Text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), "scripts" },
            { [(byte)'M', (byte)'Z', 0x90, 0, 3, 0], "not taken" },
            { [0x7F, .. "ELF"u8, 2, 1, 1, 0], "not taken" },
            { Sample.Zip(("evil.exe", "MZ")), "not taken" },
            { Sample.Zip(("[Content_Types].xml", ""), ("word/document.xml", ""), ("word/vbaProject.bin", "")), "macros" },
            { [.. "PK"u8, 3, 4, 9, 9, 9], "damaged" },
            { Sample.Png(1_000_000, 1_000_000), "million points" },
            { Sample.Jpeg(40_000, 1_001), "million points" },
            { Sample.Png(0, 5), "damaged" },
            { Sample.Png()[..20], "damaged" },
            { Sample.Jpeg()[..40], "damaged" },
            { Encoding.Latin1.GetBytes("Un café à Saint-Étienne"), "UTF-8" },
            { [0, 0, 0, 0x18, .. "ftypheic"u8], "not taken" },
        };

    [Theory]
    [MemberData(nameof(Taken))]
    public void A_file_is_what_its_content_says(byte[] content, string expected)
    {
        using var stream = new MemoryStream(content);

        var facts = FileRecognition.Recognise(stream);

        Assert.Equal(expected, facts.Width is null ? facts.Type.ContentType : $"{facts.Type.ContentType} {facts.Width}×{facts.Height}");
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_could_act_or_cannot_be_read_is_refused_with_a_sentence(byte[] content, string words)
    {
        using var stream = new MemoryStream(content);

        var refused = Assert.Throws<RefusedException>(() => FileRecognition.Recognise(stream));

        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("photo.txt", "photo.png")]
    [InlineData("photo.PNG", "photo.PNG")]
    [InlineData("photo", "photo.png")]
    [InlineData("v1.2 of the photo", "v1.2 of the photo.png")]
    public void The_ending_of_a_picture_follows_its_content(string given, string expected) =>
        Assert.Equal(expected, FileType.Png.Rename(given));

    [Theory]
    [InlineData("notes.js", "notes.js.txt")]
    [InlineData("notes.md", "notes.md")]
    public void A_text_never_ends_as_something_that_acts(string given, string expected) =>
        Assert.Equal(expected, FileType.Plain.Rename(given));

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\fakepath\\Photo été.jpg", "Photo-été.jpg")]
    [InlineData("..", "file")]
    [InlineData("", "file")]
    [InlineData("a\u0000b\r\nc.pdf", "a-b-c.pdf")]
    [InlineData("gpj.\u202Efdp.exe", "gpj.-fdp.exe")]
    [InlineData("\"quoted\"; filename=x.html", "quoted-filename-x.html")]
    [InlineData(".htaccess", "htaccess")]
    public void Names_are_made_harmless(string given, string expected) => Assert.Equal(expected, FileName.Clean(given));

    [Fact]
    public void Long_names_keep_their_ending()
    {
        var name = FileName.Clean(new string('é', 500) + ".docx");

        Assert.Equal(FileName.MaxLength, name.Length);
        Assert.EndsWith(".docx", name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("press//photos/", "press/photos")]
    [InlineData("../../press", "press")]
    [InlineData("\\\\server\\share", "server/share")]
    public void Folders_stay_in_the_library(string given, string expected) => Assert.Equal(expected, FileName.CleanFolder(given));
}
