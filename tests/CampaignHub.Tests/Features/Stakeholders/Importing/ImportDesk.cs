using System.IO.Compression;
using System.Net;
using System.Text;

namespace CampaignHub.Tests.Features.Stakeholders.Importing;

/// <summary>The page on which files are brought onto the map, and the files that leave it.</summary>
internal static class ImportDesk
{
    /// <summary>A workbook of a few kilobytes whose one sheet unfolds to 300 MB.</summary>
    public static byte[] Bomb()
    {
        using var bomb = new MemoryStream();
        using (var zip = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 20];
            for (var at = 0; at < 300; at++)
            {
                sheet.Write(zeros);
            }
        }

        return bomb.ToArray();
    }

    public static async Task UploadAsync(Visitor visitor, byte[] content, string source = "Annuaire 2023")
    {
        await visitor.OpenAsync($"{StakeholderDesk.Path}/import");
        await visitor.UploadAsync("#import", "Chosen", [("people.csv", content)], ("Source", source));
        if (visitor.Status == HttpStatusCode.Redirect)
        {
            await visitor.FollowAsync();
        }
    }

    public static Task UploadAsync(Visitor visitor, string content) => UploadAsync(visitor, Encoding.UTF8.GetBytes(content));

    /// <summary>Looks at a file and imports it.</summary>
    public static async Task ImportAsync(Visitor visitor, byte[] content)
    {
        await UploadAsync(visitor, content);
        await visitor.SubmitAsync("#run");
        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
        await visitor.FollowAsync();
    }

    public static Task<byte[]> ExportAsync(Visitor visitor, string suffix) =>
        visitor.Client.GetByteArrayAsync(
            new Uri($"{StakeholderDesk.Path}.{suffix}", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
}
