using System.Net;
using System.Text;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Importing;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Stakeholders.Importing;

/// <summary>What is wrong with a file is said in one clear sentence in the language of who brings it, and nothing is kept of it.</summary>
[Once]
public sealed class WrongFiles
{
    private const string Entities =
        "<!DOCTYPE g [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><graphml><graph><node id=\"&x;\"/></graph></graphml>";

    [Theory]
    [InlineData("en", "The workbook unfolds to more than 256 MB and is not read.")]
    [InlineData("fr", "Le classeur dépasse 256 Mo une fois déplié et n'est pas lu.")]
    public Task A_workbook_that_unfolds_without_end(string language, string words) =>
        AssertRefusedAsync(ImportDesk.Bomb(), language, words);

    [Theory]
    [InlineData("en", "The XML begins with <!DOCTYPE; a document type is not allowed.")]
    [InlineData("fr", "Le XML commence par <!DOCTYPE ; un type de document n'est pas admis.")]
    public Task Entities_in_xml(string language, string words) => AssertRefusedAsync(Encoding.UTF8.GetBytes(Entities), language, words);

    [Theory]
    [InlineData("en", "not :")]
    [InlineData("fr", "et non :")]
    public Task A_separator_that_no_table_has(string language, string words) =>
        AssertRefusedAsync(Encoding.UTF8.GetBytes("Prénom:Nom:E-mail\nAnne:Roi:anne@example.org\n"), language, words);

    [Theory]
    [InlineData("en", "The file is larger than 64 MB: split it, or leave out columns.")]
    [InlineData("fr", "Le fichier dépasse 64 Mo : divisez-le ou retirez des colonnes.")]
    public Task A_file_of_two_hundred_megabytes(string language, string words) => AssertRefusedAsync(new byte[200 << 20], language, words);

    [Theory]
    [InlineData("en", "2 made new", "2 left out", "the tie from a to ghost leads to nobody of the file.")]
    [InlineData("fr", "2 créés", "2 écartés", "le lien de a à ghost ne mène à personne du fichier.")]
    public async Task Edges_of_a_gexf_that_lead_nowhere(string language, string made, string left, string words)
    {
        await using var hub = new HubFactory();
        using var visitor = await VisitorAsync(hub, language);

        await ImportDesk.UploadAsync(
            visitor,
            "<gexf><graph><nodes><node id=\"a\" label=\"Caisse nationale\"/><node id=\"b\" label=\"Ministère\"/></nodes><edges>"
                + "<edge source=\"a\" target=\"b\"/><edge source=\"a\" target=\"ghost\"/><edge source=\"ghost\" target=\"b\"/>"
                + "</edges></graph></gexf>"
        );
        Assert.Contains(made, visitor.Text, StringComparison.Ordinal);
        Assert.Contains(left, visitor.Text, StringComparison.Ordinal);
        Assert.Contains(words, visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("#run");

        Assert.Equal((2, 1), await hub.DbAsync(async db => (await db.Set<Actor>().CountAsync(), await db.Set<Tie>().CountAsync())));
    }

    private static async Task AssertRefusedAsync(byte[] file, string language, string words)
    {
        await using var hub = new HubFactory();
        using var visitor = await VisitorAsync(hub, language);

        await ImportDesk.UploadAsync(visitor, file);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains(words, visitor.Text, StringComparison.Ordinal);
        Assert.Equal((0, 0), await hub.DbAsync(async db => (await db.Set<ImportBatch>().CountAsync(), await db.Set<Actor>().CountAsync())));
    }

    private static async Task<Visitor> VisitorAsync(HubFactory hub, string language)
    {
        var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        visitor.Client.Speak(language);
        return visitor;
    }
}
