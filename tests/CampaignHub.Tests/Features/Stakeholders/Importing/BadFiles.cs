using System.IO.Compression;
using System.Text;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Importing;
using CampaignHub.Features.Stakeholders.Importing.Formats;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Files;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Stakeholders.Importing;

/// <summary>Files that are broken, hostile, or as a French Excel writes them: one sentence, bounded memory, nothing lost.</summary>
[Once]
public sealed class BadFiles
{
    private static readonly string[] Whole =
    [
        "Prénom;Nom;Courriel\r\n\"Anne\";\"Le \"\"Roi\"\"\";anne@example.org\r\n",
        "<graphml><key id=\"d0\" for=\"node\" attr.name=\"label\"/><graph><node id=\"a\"><data key=\"d0\">Anne</data></node></graph></graphml>",
        "<gexf><graph><nodes><node id=\"a\" label=\"Anne\"/></nodes><edges><edge source=\"a\" target=\"b\"/></edges></graph></gexf>",
        "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Anne Roi\r\nTEL;TYPE=cell:+33 6\r\nEND:VCARD\r\n",
        "{\"elements\":[{\"label\":\"Anne\",\"type\":\"Person\"}],\"connections\":[{\"from\":\"Anne\",\"to\":\"Karim\"}]}",
        "{\"persons\":[{\"id\":\"a\",\"name\":\"Anne\"}],\"organizations\":[{\"id\":\"b\",\"name\":\"B\"}],\"memberships\":[{\"person_id\":\"a\"}]}",
    ];

    [Theory]
    [InlineData(';', "utf-8", true)]
    [InlineData(',', "utf-8", false)]
    [InlineData('\t', "windows-1252", false)]
    [InlineData('|', "utf-16", true)]
    public void A_table_is_read_whatever_its_separator_and_encoding(char separator, string encoding, bool hasMark)
    {
        var coding = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        var text = $"Prénom{separator}Nom{separator}Téléphone\r\nHélène{separator}\"Dupré{separator} veuve\"{separator}0102030405\r\n";

        var sheet = Read([.. hasMark ? coding.GetPreamble() : [], .. coding.GetBytes(text)]);

        Assert.Equal(["Prénom", "Nom", "Téléphone"], sheet.Header);
        Assert.Equal(["Hélène", $"Dupré{separator} veuve", "0102030405"], Assert.Single(sheet.Rows).Cells);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("windows-1252")]
    public void A_long_table_is_read_in_its_encoding_wherever_its_pieces_are_cut(string encoding)
    {
        var coding = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        // Lines of 3 bytes and more: of the letters of two bytes one stands astride each end of a piece.
        var text = "Nom\r\n" + string.Concat(Enumerable.Repeat("éà\r\n", 100_000));

        var sheet = Read(coding.GetBytes(text));

        Assert.All(sheet.Rows, row => Assert.Equal("éà", Assert.Single(row.Cells)));
        Assert.Equal(100_000, sheet.Rows.Count());
    }

    [Fact]
    public void The_line_by_which_excel_names_its_separator_is_no_header()
    {
        var sheet = Read(Encoding.UTF8.GetBytes("sep=,\r\nNom,Note\r\nRoi,a;b;c\r\n"));

        Assert.Equal(["Nom", "Note"], sheet.Header);
        Assert.Equal(["Roi", "a;b;c"], Assert.Single(sheet.Rows).Cells);
    }

    [Fact]
    public void Days_and_numbers_are_read_as_french_people_write_them()
    {
        var sheet = Read(Encoding.UTF8.GetBytes("De;Vers;Type;Strength;Since\nAnne;Karim;Conseille;3,6;31/12/2020\n"));

        var tie = Assert.Single(sheet.Links.Ties);
        Assert.Equal((4, new DateOnly(2020, 12, 31)), (tie.Strength!.Value, tie.Since!.Value));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_with_the_limit()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await ImportDesk.UploadAsync(visitor, new byte[(int)ImportBatch.LargestFile + 1]);

        Assert.Contains("The file is larger than 64 MB: split it, or leave out columns.", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<ImportBatch>().CountAsync()));
    }

    [Fact]
    public void A_workbook_that_unfolds_without_end_is_refused_by_what_comes_out_of_it()
    {
        var refused = Assert.Throws<RefusedException>(() => Read(ImportDesk.Bomb()));

        Assert.Equal("The workbook unfolds to more than {0} MB and is not read.", refused.Template);
    }

    [Theory]
    [InlineData(
        "<!DOCTYPE g [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><graphml><graph><node id=\"&b;\"/></graph></graphml>"
    )]
    [InlineData("<!DOCTYPE g [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><graphml><graph><node id=\"&x;\"/></graph></graphml>")]
    [InlineData("<!DOCTYPE g SYSTEM \"http://127.0.0.1:9/g.dtd\"><gexf><graph/></gexf>")]
    public void Entities_are_not_unfolded_and_nothing_is_fetched(string xml)
    {
        var refused = Assert.Throws<RefusedException>(() => Read(Encoding.UTF8.GetBytes(xml)));

        Assert.Contains("a document type is not allowed", refused.Template, StringComparison.Ordinal);
    }

    [Fact]
    public void Entities_in_a_workbook_are_not_unfolded_either()
    {
        using var workbook = new MemoryStream();
        using (var zip = new ZipArchive(workbook, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in new[] { "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml" })
            {
                using var entry = new StreamWriter(zip.CreateEntry(name).Open());
                entry.Write("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>");
            }
        }

        Assert.Throws<RefusedException>(() => Read(workbook.ToArray()));
    }

    [Fact]
    public async Task Edges_of_a_gexf_that_lead_nowhere_are_counted_and_listed_and_the_rest_comes()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var gexf =
            "<gexf><graph><nodes><node id=\"a\" label=\"Caisse nationale\"/><node id=\"b\" label=\"Ministère\"/></nodes><edges>"
            + "<edge source=\"a\" target=\"b\" label=\"advises\"/><edge source=\"a\" target=\"ghost\"/><edge source=\"ghost\" target=\"b\"/>"
            + "</edges></graph></gexf>";

        await ImportDesk.UploadAsync(visitor, gexf);

        Assert.Contains(
            "2 made new 0 changed 0 as they are 1 ties and mandates 0 to review 2 left out",
            visitor.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("the tie from a to ghost leads to nobody of the file.", visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("#run");
        Assert.Equal(TieType.Advises, (await hub.DbAsync(db => db.Set<Tie>().SingleAsync())).Type);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil\")")]
    [InlineData("+33 calls")]
    [InlineData("-1+1|cmd")]
    [InlineData("@SUM(1)")]
    public async Task A_formula_leaves_as_text_and_comes_back_as_it_was(string name)
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await ImportDesk.ImportAsync(
            visitor,
            Encoding.UTF8.GetBytes($"Nom;Structure\n\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\";\n")
        );

        var csv = await ImportDesk.ExportAsync(visitor, "csv");

        Assert.Contains("'" + name[0], Encoding.UTF8.GetString(csv), StringComparison.Ordinal);
        await ImportDesk.UploadAsync(visitor, csv);
        Assert.Contains("0 made new 0 changed 1 as they are", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_the_bytes_a_file_is_read_or_refused() => Gen.Byte.Array[0, 400].Sample(ReadOrRefuse, iter: Times(2_000, 100_000));

    [Fact]
    public void A_file_that_breaks_off_or_is_damaged_is_read_or_refused() =>
        Gen.Select(Gen.Int[0, Whole.Length - 1], Gen.Int[0, 400], Gen.Int[0, 400], Gen.Byte)
            .Sample(
                (which, end, place, with) =>
                {
                    var bytes = Encoding.UTF8.GetBytes(Whole[which]);
                    bytes = bytes[..Math.Min(bytes.Length, end)];
                    if (bytes.Length > 0)
                    {
                        bytes[place % bytes.Length] = with;
                    }

                    ReadOrRefuse(bytes);
                },
                iter: Times(5_000, 200_000)
            );

    [Fact]
    public void A_damaged_workbook_is_read_or_refused()
    {
        using var stream = new MemoryStream();
        MiniExcelLibs.MiniExcel.SaveAs(stream, new[] { new { Nom = "Roi", Note = "a" } });
        var whole = stream.ToArray();
        Gen.Select(Gen.Int[2, whole.Length], Gen.Int[2, whole.Length - 1], Gen.Byte)
            .Sample(
                (end, place, with) =>
                {
                    var bytes = whole[..end];
                    bytes[place % end] = with;
                    ReadOrRefuse(bytes);
                },
                iter: Times(500, 20_000)
            );
    }

    private static int Times(int few, int many) => Environment.GetEnvironmentVariable("HUB_TEST_LONG") == "1" ? many : few;

    private static void ReadOrRefuse(byte[] bytes)
    {
        try
        {
            var sheet = Read(bytes);
            var reader = new ImportReader(ImportColumns.Propose(sheet.Header, []), []);
            foreach (var row in sheet.Rows)
            {
                reader.Read(row);
            }
        }
        catch (RefusedException)
        {
            // The only way to say no.
        }
    }

    private static Sheet Read(byte[] file) => MapFile.Read(PackedFile.Of(file));
}
