using System.Net;
using System.Text;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Importing;
using CampaignHub.Platform.Access;
using CampaignHub.Tests.Features.Directory.Rights;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Stakeholders.Importing;

/// <summary>The lines that an import left out are still told after it ran, until it is undone.</summary>
public sealed class LeftOutAfterwards
{
    private const string Table = "Nom;Prénom;E-mail\nRoy;Jeanne;jeanne@example.org\nZyxwv;Odile;no address at all\n";

    [Fact]
    public async Task They_stand_on_the_page_with_their_reasons_and_in_a_table_until_the_import_is_undone()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await ImportDesk.ImportAsync(visitor, Encoding.UTF8.GetBytes(Table));

        var line = Assert.Single(visitor.Page.QuerySelectorAll("#left-out li")).TextContent.Trim();
        Assert.StartsWith("Line 3: ", line, StringComparison.Ordinal);
        var address = visitor.Page.QuerySelector("#left-out a")!.GetAttribute("href")!;
        var table = await visitor.Client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal($"\"Line\";\"Why\"\r\n\"3\";\"{line.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\r\n", table);
        using var keeper = await hub.VisitorAsync(CampaignRole.TestimonyKeeper, "keeper@example.org");
        await keeper.OpenAsync(address);
        Assert.NotEqual(HttpStatusCode.OK, keeper.Status);

        await visitor.SubmitAsync("form[action*=Undo]");
        await visitor.FollowAsync();
        Assert.Null(visitor.Page.QuerySelector("#left-out"));
        Assert.DoesNotContain(
            "Zyxwv",
            await hub.DbAsync(db => db.Set<ImportBatch>().Select(batch => batch.Report ?? "").SingleAsync()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Who_is_erased_is_named_by_none_of_them()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        const string graph = """
            <graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="f" for="node" attr.name="first name"/><key id="l" for="node" attr.name="last name"/><key id="c" for="node" attr.name="kind"/>
            <graph edgedefault="directed"><node id="Odile Zyxwv"><data key="f">Odile</data><data key="l">Zyxwv</data><data key="c">person</data></node>
            <edge source="Odile Zyxwv" target="Nobody"/><edge source="One" target="Two"/></graph></graphml>
            """;
        await ImportDesk.ImportAsync(visitor, Encoding.UTF8.GetBytes(graph));
        Assert.Equal(2, visitor.Page.QuerySelectorAll("#left-out li").Length);
        var person = await hub.DbAsync(db => db.Set<Actor>().SingleAsync());

        await RightsRoom.EraseAsync(visitor, person);

        var report = await hub.DbAsync(db => db.Set<ImportBatch>().Select(batch => batch.Report!).SingleAsync());
        Assert.DoesNotContain("Zyxwv", report, StringComparison.Ordinal);
        Assert.Contains("One", report, StringComparison.Ordinal);
    }
}
