using System.Net;
using System.Text;
using CampaignHub.Features.Directory;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Stakeholders.Importing;

/// <summary>What other tools write otherwise than this hub does.</summary>
public sealed class OtherTools
{
    private static readonly string[] Connections = ["Roy → Belkacem: Advises", "Roy → Belkacem: Personal", "Roy → Belkacem: WorkedWith"];

    [Fact]
    public async Task Each_spell_of_an_edge_is_a_dated_tie()
    {
        const string gexf = """
            <gexf xmlns="http://gexf.net/1.3" version="1.3"><graph mode="dynamic" timeformat="date">
            <attributes class="edge"><attribute id="0" title="type" type="string"/></attributes>
            <nodes><node id="a" label="Cnaf"/><node id="b" label="Unaf"/></nodes>
            <edges><edge id="1" source="a" target="b" weight="4"><attvalues><attvalue for="0" value="advises"/></attvalues>
            <spells><spell start="2010-01-01" end="2012-06-30"/><spell start="2015" end="2016"/><spell start="2020-02-01"/></spells>
            </edge></edges></graph></gexf>
            """;
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await ImportDesk.ImportAsync(visitor, Encoding.UTF8.GetBytes(gexf));

        Assert.Equal(["2010-01-01–2012-06-30 4", "2015-01-01–2016-12-31 4", "2020-02-01– 4"], await SpansAsync(hub));
        await ImportDesk.UploadAsync(visitor, gexf);
        Assert.Contains("0 ties and mandates", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_direction_that_Gephi_writes_is_no_type_of_tie()
    {
        await using var hub = new HubFactory();
        await StakeholderDesk.PutAsync(hub, "Roy");
        await StakeholderDesk.PutAsync(hub, "Belkacem");
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await ImportDesk.ImportAsync(
            visitor,
            Encoding.UTF8.GetBytes(
                "Source,Target,Type,Id,Label,Weight\nRoy,Belkacem,Directed,1,advises,4\nRoy,Belkacem,Undirected,2,personal,2\nRoy,Belkacem,Directed,3,,1\n"
            )
        );

        var ties = await hub.DbAsync(db => db.Set<Tie>().Select(tie => tie.Type).ToListAsync());
        Assert.Equal(Connections, ties.Select(type => $"Roy → Belkacem: {type}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Members_of_a_group_card_are_tied_to_it_and_go_out_again()
    {
        const string cards =
            "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:g-1\r\nKIND:group\r\nFN:The five\r\n"
            + "MEMBER:urn:uuid:p-1\r\nMEMBER:mailto:paul@example.org\r\nMEMBER:urn:uuid:nobody\r\nEND:VCARD\r\n"
            + "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:p-1\r\nFN:Jeanne Roy\r\nN:Roy;Jeanne;;;\r\nEND:VCARD\r\n"
            + "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:p-2\r\nFN:Paul Blanc\r\nN:Blanc;Paul;;;\r\nEMAIL:Paul@example.org\r\nEND:VCARD\r\n";
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await ImportDesk.UploadAsync(visitor, cards);
        Assert.Contains(
            "3 made new 0 changed 0 as they are 2 ties and mandates 0 to review 1 left out",
            visitor.Text,
            StringComparison.Ordinal
        );
        await visitor.SubmitAsync("#run");

        Assert.Equal(["Blanc MemberOf The five", "Roy MemberOf The five"], await MembersAsync(hub));
        var out4 = Encoding.UTF8.GetString(await ImportDesk.ExportAsync(visitor, "vcf")).Split("\r\n");
        Assert.Contains("MEMBER:urn:uuid:p-1", out4);
        Assert.Contains("MEMBER:urn:uuid:p-2", out4);
        Assert.Contains("MEMBER:urn:uuid:nobody", out4);
        var out3 = await ImportDesk.ExportAsync(visitor, "v3.vcf");
        Assert.Contains("X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:p-1", Encoding.UTF8.GetString(out3).Split("\r\n"));

        await using var elsewhere = new HubFactory();
        using var other = await elsewhere.VisitorAsync(CampaignRole.Contributor);
        await ImportDesk.ImportAsync(other, out3);
        Assert.Equal(["Blanc MemberOf The five", "Roy MemberOf The five"], await MembersAsync(elsewhere));
    }

    [Theory]
    [InlineData(
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"><graph edgedefault=\"directed\">\n<node id=\"1\"/>\n<node id=\"2\"",
        3
    )]
    [InlineData("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"><graph edgedefault=\"directed\">\n<node id=\"1\"/>\n", 2)]
    [InlineData("<gexf xmlns=\"http://gexf.net/1.3\"><graph><nodes>\n\n\n<node id=\"1\" label=\"Un", 4)]
    [InlineData("<gexf xmlns=\"http://gexf.net/1.3\"><graph><nodes>\n<node id=\"1\" label=\"Unaf\"/></nod", 2)]
    public async Task A_graph_that_breaks_off_is_said_to_be_cut_and_where(string text, int line)
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await ImportDesk.UploadAsync(visitor, text);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains($"The file is cut: it breaks off at line {line}.", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("document type", visitor.Text, StringComparison.Ordinal);
    }

    private static Task<List<string>> SpansAsync(HubFactory hub) =>
        hub.DbAsync(async db =>
            (await db.Set<Tie>().Where(tie => tie.Type == TieType.Advises).ToListAsync())
                .Select(tie => $"{tie.Since:yyyy-MM-dd}–{tie.Until:yyyy-MM-dd} {tie.Strength}")
                .Order(StringComparer.Ordinal)
                .ToList()
        );

    private static Task<List<string>> MembersAsync(HubFactory hub) =>
        hub.DbAsync(async db =>
        {
            var names = await db.Set<Actor>().ToDictionaryAsync(actor => actor.Id, actor => actor.Name);
            return (await db.Set<Tie>().ToListAsync())
                .Select(tie => $"{names[tie.FromId]} {tie.Type} {names[tie.ToId]}")
                .Order(StringComparer.Ordinal)
                .ToList();
        });
}
