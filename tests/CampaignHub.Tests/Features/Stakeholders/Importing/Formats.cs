using System.Globalization;
using System.Net;
using System.Text;
using CampaignHub.Features.Directory;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Stakeholders.Importing;

/// <summary>Files as other tools write them, and files that are broken.</summary>
[Once]
public sealed class Formats
{
    private const string OldCards =
        "BEGIN:VCARD\r\nVERSION:2.1\r\n"
        + "N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Dupr=E9;H=E9l=E8ne;;Mme;\r\n"
        + "FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:H=E9l=E8ne =\r\nDupr=E9\r\n"
        + "TEL;CELL:06 07 08 09 10\r\nEMAIL;INTERNET:H.Dupre@cnaf.example\r\n"
        + "ADR;WORK:;;32 avenue de la Sibelle;Paris;;75014;France\r\nORG:Cnaf;Direction\r\n"
        + "X-MATRIX;X-ROOM=caf:@helene\\, and more\r\nUID:abc-1\r\n"
        + "PHOTO;JPEG;ENCODING=BASE64:\r\n /9j/4AAQ\r\n SkZJRg==\r\n\r\nEND:VCARD\r\n";

    [Fact]
    public async Task A_card_of_2_1_is_read_and_goes_out_again_with_all_it_came_with()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await ImportDesk.ImportAsync(visitor, Encoding.UTF8.GetBytes(OldCards));
        var card = Encoding
            .UTF8.GetString(await ImportDesk.ExportAsync(visitor, "vcf"))
            .Replace("\r\n ", "", StringComparison.Ordinal)
            .Split("\r\n");

        var person = await hub.DbAsync(db =>
            db.Set<Actor>().Include(actor => actor.Contacts).SingleAsync(actor => actor.Type == ActorKind.Person)
        );
        Assert.Equal("Hélène Dupré", person.FullName);
        Assert.Equal(
            ["06 07 08 09 10", "32 avenue de la Sibelle, 75014 Paris, France", "h.dupre@cnaf.example"],
            person.Contacts.Select(contact => contact.Value).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            [
                "BEGIN:VCARD",
                "VERSION:4.0",
                "N:Dupré;Hélène;;Mme;",
                "FN:Hélène Dupré",
                "TEL;TYPE=CELL:06 07 08 09 10",
                "EMAIL;TYPE=INTERNET:H.Dupre@cnaf.example",
                "ADR;TYPE=WORK:;;32 avenue de la Sibelle;Paris;;75014;France",
                "ORG:Cnaf;Direction",
                "X-MATRIX;X-ROOM=caf:@helene\\, and more",
                "UID:abc-1",
                "PHOTO:data:image/jpeg;base64,/9j/4AAQSkZJRg==",
                "KIND:individual",
                "END:VCARD",
                "",
            ],
            card
        );
    }

    [Fact]
    public async Task An_edge_that_leads_to_nobody_is_listed_and_the_rest_comes()
    {
        const string gexf = """
            <gexf xmlns="http://gexf.net/1.2draft" version="1.2"><graph>
            <nodes><node id="a" label="Cnaf"/><node id="b" label="Unaf"/></nodes>
            <edges>
            <edge id="1" source="a" target="b" weight="2.6"/>
            <edge id="2" source="a" target="zz"/>
            <edge id="3" source="b" target="b"/>
            </edges></graph></gexf>
            """;
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await ImportDesk.UploadAsync(visitor, gexf);
        Assert.Contains(
            "2 made new 0 changed 0 as they are 1 ties and mandates 0 to review 2 left out",
            visitor.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("Line 5: the tie from a to zz leads to nobody of the file.", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Line 6: b is tied to itself.", visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("#run");

        var tie = await hub.DbAsync(db => db.Set<Tie>().SingleAsync());
        Assert.Equal((3, TieType.WorkedWith), (tie.Strength, tie.Type));
    }

    [Fact]
    public async Task Kinds_are_read_as_other_tools_spell_them()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await ImportDesk.ImportAsync(
            visitor,
            Encoding.UTF8.GetBytes("Label,Type\nCnaf,Organization\nRoy,Individual\nPress Ltd,Company\nThe five,Team\n")
        );

        var kinds = await hub.DbAsync(db =>
            db.Set<Actor>().OrderBy(actor => actor.Name).ToDictionaryAsync(actor => actor.Name, actor => actor.Type)
        );
        Assert.Equal(
            (ActorKind.Organisation, ActorKind.Person, ActorKind.Organisation, ActorKind.Group),
            (kinds["Cnaf"], kinds["Roy"], kinds["Press Ltd"], kinds["The five"])
        );
    }

    [Fact]
    public async Task A_table_of_connections_ties_people_who_are_there()
    {
        await using var hub = new HubFactory();
        await StakeholderDesk.PutAsync(hub, "Roy");
        await StakeholderDesk.PutAsync(hub, "Belkacem");
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await ImportDesk.ImportAsync(
            visitor,
            Encoding.UTF8.GetBytes("From,To,Type,Strength\nRoy,Belkacem,Conseille,4\nRoy,Nobody,Conseille,4\n")
        );

        var tie = await hub.DbAsync(db => db.Set<Tie>().SingleAsync());
        Assert.Equal((TieType.Advises, 4), (tie.Type, tie.Strength));
    }

    [Fact]
    public async Task A_tie_to_somebody_who_waits_is_written_when_it_is_decided_who_they_are()
    {
        await using var hub = new HubFactory();
        var known = await hub.DbAsync(async db =>
        {
            var actor = new Actor
            {
                Type = ActorKind.Person,
                FirstName = "Hélène",
                Name = "Dupré",
            };
            db.Add(actor);
            await db.SaveChangesAsync();
            return actor.Id;
        });
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await ImportDesk.ImportAsync(
            visitor,
            Encoding.UTF8.GetBytes(
                """{"elements":[{"label":"H. Dupré","type":"Person","first_name":"H.","last_name":"Dupré"},{"label":"Cnaf","type":"Organisation"}],"connections":[{"from":"H. Dupré","to":"Cnaf","type":"funds"}]}"""
            )
        );
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Tie>().CountAsync()));
        await visitor.SubmitAsync("form[action*=Decide]");

        var tie = await hub.DbAsync(db => db.Set<Tie>().SingleAsync());
        Assert.Equal((known, TieType.Funds), (tie.FromId, tie.Type));
    }

    [Fact]
    public async Task A_file_that_closes_a_tie_is_undone_with_the_day_it_closed_it()
    {
        await using var hub = new HubFactory();
        var (one, other) = (await StakeholderDesk.PutAsync(hub, "Roy"), await StakeholderDesk.PutAsync(hub, "Belkacem"));
        await StakeholderDesk.TieAsync(hub, one, other, TieType.Advises);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await ImportDesk.ImportAsync(visitor, Encoding.UTF8.GetBytes("From;To;Type;Strength;Until\nRoy;Belkacem;advises;2;31/12/2023\n"));
        Assert.Equal("2 2023-12-31", await TieAsync(hub));
        await visitor.SubmitAsync("form[action*=Undo]");

        Assert.Equal("5 ", await TieAsync(hub));
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">]><graphml>&a;</graphml>", "; a document type is not allowed.")]
    [InlineData("<graphml><node></graphml>", "The XML cannot be read at line 1, column 18")]
    [InlineData("<opml/>", "The file is XML of opml; the map is read from GraphML and GEXF.")]
    [InlineData("{\"elements\": [", "The JSON cannot be read at line 1")]
    [InlineData("{\"a\": 1}", "The JSON is neither Kumu's")]
    [InlineData("{\"elements\": [], \"elements\": []}", "The JSON says something twice")]
    [InlineData("BEGIN:VCARD\nFN:Anne Roi\n", "The card that begins on line 1 has no end.")]
    [InlineData("BEGIN:VCARD\nFN Anne Roi\nEND:VCARD\n", "Line 2 of the card is no property: it has no colon.")]
    [InlineData("<graphml/>", "The file holds no table")]
    public async Task A_broken_file_gets_one_sentence_with_the_place(string content, string sentence)
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await ImportDesk.UploadAsync(visitor, content);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains(sentence, visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_writes_and_reads_a_format_and_refuses_another_than_was_said()
    {
        using var command = await HubCommand.WithDemoAsync();
        var file = Path.Combine(command.Folder, "map.gexf");

        var export = await command.RunAsync(["stakeholders", "export", "--campaign", "changer-de-cap", "--format", "gexf", "--out", file]);
        string[] import = ["stakeholders", "import", file, "--campaign", "changer-de-cap", "--dry-run", "--json"];
        var dry = await command.RunAsync(import);
        var other = await command.RunAsync([.. import, "--format", "vcf"]);

        Assert.True(export.ExitCode == 0, export.Error);
        using var report = System.Text.Json.JsonDocument.Parse(dry.Output);
        Assert.True(report.RootElement.GetProperty("lines").GetInt32() > 10);
        Assert.Equal(
            (0, 0, 0, 0),
            (
                report.RootElement.GetProperty("created").GetInt32(),
                report.RootElement.GetProperty("updated").GetInt32(),
                report.RootElement.GetProperty("linked").GetInt32(),
                report.RootElement.GetProperty("problems").GetArrayLength()
            )
        );
        Assert.Equal(1, other.ExitCode);
        Assert.Contains("error: The file is GEXF, not vCard 4.0.", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_reads_columns_as_a_mapping_says()
    {
        using var command = await HubCommand.WithDemoAsync();
        async Task<string> FileAsync(string name, string content)
        {
            var path = Path.Combine(command.Folder, name);
            await File.WriteAllTextAsync(path, content, TestContext.Current.CancellationToken);
            return path;
        }

        string[] import =
        [
            "stakeholders",
            "import",
            await FileAsync("people.csv", "Who;What\nObservatoire des quartiers;Organisation\n"),
            "--campaign",
            "changer-de-cap",
            "--dry-run",
            "--json",
        ];

        var guessed = await command.RunAsync(import);
        var mapped = await command.RunAsync([.. import, "--mapping", await FileAsync("good.json", """{"Who":"name","What":"kind"}""")]);
        var missing = await command.RunAsync([.. import, "--mapping", await FileAsync("bad.json", """{"Wo":"name"}""")]);

        Assert.Contains("\"created\":0,", guessed.Output, StringComparison.Ordinal);
        Assert.Contains("\"created\":1,", mapped.Output, StringComparison.Ordinal);
        Assert.Equal(1, missing.ExitCode);
        Assert.Contains("names the column \"Wo\", which the file does not have.", missing.Error, StringComparison.Ordinal);
    }

    private static Task<string> TieAsync(HubFactory hub) =>
        hub.DbAsync(async db =>
        {
            var tie = await db.Set<Tie>().SingleAsync();
            return string.Create(CultureInfo.InvariantCulture, $"{tie.Strength} {tie.Until:yyyy-MM-dd}");
        });
}
