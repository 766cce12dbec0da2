using System.Net;
using System.Text;
using System.Text.Json;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Lists;
using CampaignHub.Features.Press.Outlets;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Mail.Lists;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Press;

/// <summary>mail.md §6: files of journalists as French and English press offices keep them.</summary>
public sealed class ImportingJournalists
{
    // As French Excel writes it: semicolons, Windows-1252, a quoted line break.
    private const string French = """
        Civilité;Nom complet;Média;Type;Périodicité;Fonction;Rubriques;Langue;Courriel;Téléphone;Ville;Étiquettes;Remarques;Ne pas contacter
        Mme;DUPRÉ Léa;Gazette du Nord;Presse écrite;Quotidien;grand reporter;social, logement;français;lea@example.org;01 02 03 04 05;Lille;ouest;"Deux
        lignes";non
        M.;Karim Benali;Radio Ouest;Radio;;pigiste;justice;fr;"karim@example.org ; k.benali@example.org";;Rennes;;;oui
        ;DUPRÉ Léa;Télé Nord;TV;;pigiste;énergie;anglais;lea@example.org;;;;;
        ;Service société;Gazette du Nord;;;;social;;redaction@example.org;;;;;
        """;

    [Fact]
    public async Task A_french_file_is_looked_at_brought_in_and_the_same_again_changes_nothing()
    {
        await using var hub = new HubFactory();
        var list = await ListAsync(hub);
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);

        await LookAsync(officer, French, list);

        Assert.Contains("3 made new", Said(officer), StringComparison.Ordinal);
        Assert.Contains("1 changed", Said(officer), StringComparison.Ordinal);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Journalist>().CountAsync()));
        await RunAsync(officer);
        var lea = await OneAsync(hub, "Dupré");
        // Not "DUPRÉ Léa" in one name, and one person at two outlets.
        Assert.Equal(("Léa", "DUPRÉ", "Lille"), (lea.Actor.FirstName, lea.Actor.Name, lea.Actor.Territory));
        Assert.Equal(("social, logement, énergie", "fr,en"), (lea.Beats, lea.Languages));
        Assert.Equal(["grand reporter: Gazette du Nord", "pigiste: Télé Nord"], RolesOf(lea));
        var paper = await hub.DbAsync(db => db.Set<Outlet>().SingleAsync(outlet => outlet.Name == "Gazette du Nord"));
        Assert.Equal((OutletKind.Newspaper, OutletPeriodicity.Daily), (paper.Type, paper.Periodicity));
        var karim = await OneAsync(hub, "Benali");
        Assert.Equal(["k.benali@example.org", "karim@example.org"], karim.Actor.Contacts.Select(contact => contact.Value).Order());
        Assert.Equal(("An address book", new DateOnly(2023, 2, 7)), (karim.LeftAloneBecause, karim.LeftAloneSince));
        Assert.Equal("Service société", (await OneAsync(hub, "Service")).Actor.FullName);
        Assert.Equal(3, await hub.DbAsync(db => db.Set<PressListMember>().CountAsync()));
        Assert.Equal(1, await hub.DbAsync(db => db.Set<JournalistTag>().CountAsync()));
        // They are no stakeholders: the map is not the press list.
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Stakeholder>().CountAsync()));

        await LookAsync(officer, French, list);
        Assert.Contains("0 made new 0 changed 4 as they are", Said(officer), StringComparison.Ordinal);
        await RunAsync(officer);
        Assert.Equal(3, await hub.DbAsync(db => db.Set<Journalist>().CountAsync()));
        Assert.Equal(4, await hub.DbAsync(db => db.Set<OutletRole>().CountAsync()));
    }

    public static TheoryData<string, string> Headers =>
        new()
        {
            { "E-mail address,First name,Surname,Company name,Position,Topics,Preferred language", "Valosan, Cision" },
            { "courriel,prénom,nom,rédaction,poste,thématique,langue", "French" },
            { "EMAIL,FIRSTNAME,LAST_NAME,Publication,Contact-Title,Beat,Language", "Prowly" },
            { "mail,Prénom,Nom de famille,Support,Fonction,secteur,LANGUE", "Excel" },
        };

    [Theory]
    [MemberData(nameof(Headers))]
    public async Task The_headers_of_the_field_are_proposed_whatever_their_case_accents_and_dashes(string header, string whose)
    {
        await using var hub = new HubFactory();
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);

        await LookAsync(officer, $"{header}\nzoe@example.org,Zoé,Martin,Gazette,editor,social;sport,fr\n");
        await RunAsync(officer);

        var zoe = await OneAsync(hub, "Martin");
        Assert.Equal(("Zoé", "social, sport", "fr", "zoe@example.org"), (zoe.Actor.FirstName, zoe.Beats, zoe.Languages, zoe.MailAddress));
        Assert.True(RolesOf(zoe) is ["editor: Gazette"], whose);
    }

    [Fact]
    public async Task Lines_that_cannot_be_read_are_named_one_by_one_and_the_others_come_in()
    {
        await using var hub = new HubFactory();
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);

        await LookAsync(
            officer,
            "Nom,Prénom,Email,Langue,Type\nA,Ann,ann@example.org,fr,radio\nB,Bob,bob-at-example,fr,radio\nC,Cid,cid@example.org,klingon,radio\nD,Dan,dan@example.org,fr,pigeon\n"
        );

        Assert.Contains("1 made new", Said(officer), StringComparison.Ordinal);
        Assert.Contains("Line 3: \"bob-at-example\" is no mail address.", officer.Text, StringComparison.Ordinal);
        Assert.Contains("Line 4: \"klingon\" is no language of the list.", officer.Text, StringComparison.Ordinal);
        Assert.Contains("Line 5: \"pigeon\" is no kind of outlet.", officer.Text, StringComparison.Ordinal);
    }

    /// <summary>U8: no import revives who left a list, whose address is suppressed, or who is not to be contacted.</summary>
    [Fact]
    public async Task U8_nobody_is_revived_by_an_import()
    {
        await using var hub = new HubFactory();
        var list = await ListAsync(hub);
        await hub.DbAsync(async db =>
        {
            var anna = PressPeople.Add(db, "Anna", "Alone", "anna@example.org");
            anna.LeaveAlone("Told us so", new DateOnly(2023, 1, 9));
            PressPeople.Add(db, "Léo", "Left", "leo@example.org");
            var old = PressPeople.Add(db, "Otto", "Old", "otto@example.org");
            db.ChangeTracker.Entries<ContactDetail>().Single(entry => entry.Entity.ActorId == old.ActorId).Entity.IsValid = false;
            db.Add(
                new Unsubscription
                {
                    CampaignId = hub.Campaign.Id,
                    ListId = list,
                    AddressKey = "leo@example.org",
                    By = UnsubscribedBy.ByOneClick,
                }
            );
            return await db.SaveChangesAsync();
        });
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        const string file =
            "Nom,Prénom,Email,Opt-out\nAlone,Anna,anna@example.org,no\nLeft,Léo,leo@example.org,no\nOld,Otto,otto@example.org,no\n";

        await LookAsync(officer, file, list);
        await RunAsync(officer);

        Assert.Equal("Told us so", (await OneAsync(hub, "Alone")).LeftAloneBecause);
        Assert.Null((await OneAsync(hub, "Old")).MailAddress);
        var release = await PressDesk.ReleaseAsync(hub);
        await officer.OpenAsync($"/admin/campaigns/test/releases/{release}/sending?list={list}");
        var leftOut = System.Text.RegularExpressions.Regex.Replace(
            officer.Page.QuerySelector("#left-out")!.TextContent,
            @"\s+",
            " ",
            default,
            TimeSpan.FromSeconds(5)
        );
        Assert.Matches("Anna Alone.{0,20}Asked not to be written to", leftOut);
        Assert.Matches("Léo Left.{0,20}Left the list", leftOut);
        Assert.Matches("Otto Old.{0,20}No mail address", leftOut);
    }

    [Fact]
    public async Task An_import_is_undone_whole_and_can_be_done_again()
    {
        await using var hub = new HubFactory();
        var list = await ListAsync(hub);
        await hub.DbAsync(async db =>
        {
            PressPeople.Add(db, "Léa", "DUPRÉ", "lea@example.org", "sport");
            return await db.SaveChangesAsync();
        });
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        await LookAsync(officer, French, list);
        await RunAsync(officer);
        Assert.Equal("sport, social, logement, énergie", (await OneAsync(hub, "Dupré")).Beats);

        await officer.SubmitAsync("form[action*='Undo']");

        Assert.Equal("sport", (await OneAsync(hub, "Dupré")).Beats);
        Assert.Equal(1, await hub.DbAsync(db => db.Set<Journalist>().CountAsync()));
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Outlet>().CountAsync()));
        Assert.Equal(0, await hub.DbAsync(db => db.Set<PressListMember>().CountAsync()));
        Assert.Equal(1, await hub.DbAsync(db => db.Set<ContactDetail>().CountAsync()));
        await LookAsync(officer, French, list);
        await RunAsync(officer);
        Assert.Equal(3, await hub.DbAsync(db => db.Set<Journalist>().CountAsync()));
    }

    [Fact]
    public async Task Near_matches_wait_and_become_a_journalist_once_decided()
    {
        await using var hub = new HubFactory();
        await hub.DbAsync(async db =>
        {
            PressPeople.Add(db, "Benoît", "Lefèvre", "benoit@example.org");
            return await db.SaveChangesAsync();
        });
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        await LookAsync(officer, "Prénom,Nom,Email,Média\nBenoit,Lefevre,b.lefevre@example.org,Gazette\n");
        Assert.Contains("1 to review", Said(officer), StringComparison.Ordinal);
        await RunAsync(officer);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<OutletRole>().CountAsync()));
        await officer.OpenAsync(officer.Page.DocumentUri);

        var decide = officer.Page.QuerySelectorAll("form").First(form => form.QuerySelector("[name=review]") is not null);
        decide.Id = "decide";
        await officer.SubmitAsync("#decide");

        Assert.Equal(["Gazette"], await hub.DbAsync(db => db.Set<OutletRole>().Select(role => role.Outlet.Name).ToListAsync()));
    }

    [Fact]
    public async Task A_vcard_brings_a_journalist_with_the_outlet_of_their_organisation()
    {
        await using var hub = new HubFactory();
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);

        await LookAsync(
            officer,
            "BEGIN:VCARD\r\nVERSION:4.0\r\nN:Nguyen;Camille;;;\r\nFN:Camille Nguyen\r\nORG:Gazette\r\nTITLE:éditrice\r\nEMAIL:camille@example.org\r\nTEL:+33 1 00 00 00 00\r\nEND:VCARD\r\n",
            name: "cards.vcf"
        );
        await RunAsync(officer);

        var camille = await OneAsync(hub, "Nguyen");
        Assert.Equal(("Camille", "camille@example.org"), (camille.Actor.FirstName, camille.MailAddress));
        Assert.Equal(["éditrice: Gazette"], RolesOf(camille));
    }

    [Fact]
    public async Task Whoever_keeps_journalists_sees_their_imports_and_not_those_of_the_map()
    {
        await using var hub = new HubFactory();
        using var coordinator = await hub.AdministratorAsync();
        await coordinator.OpenAsync("/admin/campaigns/test/stakeholders/import");
        await coordinator.UploadAsync(
            "#import",
            "Chosen",
            [("map.csv", Encoding.UTF8.GetBytes("Nom,Prénom\nA,Ann\n"))],
            ("Source", "A table")
        );
        var map = coordinator.Location!.OriginalString;
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);

        await officer.OpenAsync(map);

        Assert.Equal(HttpStatusCode.NotFound, officer.Status);
        await coordinator.OpenAsync(map);
        Assert.Equal(HttpStatusCode.OK, coordinator.Status);
    }

    [Fact]
    public async Task The_command_line_says_first_then_does_and_finds_the_list_by_its_name()
    {
        await using var hub = new HubFactory();
        await ListAsync(hub);
        using var command = HubCommand.On(hub);
        var file = Path.Combine(hub.DataFolder, "presse.csv");
        await File.WriteAllTextAsync(file, French, TestContext.Current.CancellationToken);

        var dry = await command.RunAsync([
            "press",
            "import",
            file,
            "--campaign",
            "test",
            "--list",
            "regional-press",
            "--dry-run",
            "--json",
        ]);
        Assert.Equal((0, ""), (dry.ExitCode, dry.Error));
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Journalist>().CountAsync()));
        var done = await command.RunAsync(["press", "import", file, "--campaign", "test", "--list", "regional-press", "--json"]);
        var none = await command.RunAsync(["press", "import", file, "--campaign", "test", "--list", "nowhere"]);

        foreach (var report in new[] { dry, done }.Select(each => JsonSerializer.Deserialize<JsonElement>(each.Output)))
        {
            Assert.Equal((3, 1), (report.GetProperty("created").GetInt32(), report.GetProperty("updated").GetInt32()));
        }

        Assert.Equal(3, await hub.DbAsync(db => db.Set<PressListMember>().CountAsync()));
        Assert.Equal(1, none.ExitCode);
        Assert.Contains("There is no press list nowhere.", none.Error, StringComparison.Ordinal);
    }

    private static async Task LookAsync(Visitor officer, string file, Guid? list = null, string name = "journalists.csv")
    {
        await officer.OpenAsync("/admin/campaigns/test/journalists/import");
        var bytes = file == French ? Encoding.Latin1.GetBytes(file) : Encoding.UTF8.GetBytes(file);
        await officer.UploadAsync("#import", "Chosen", [(name, bytes)], ("Source", "An address book"), ("ListId", $"{list}"));
        await officer.FollowAsync();
        Assert.Equal(HttpStatusCode.OK, officer.Status);
    }

    private static async Task RunAsync(Visitor officer)
    {
        await officer.SubmitAsync("#run");
        await officer.FollowAsync();
        Assert.Equal(HttpStatusCode.OK, officer.Status);
    }

    private static string Said(Visitor officer) =>
        System.Text.RegularExpressions.Regex.Replace(
            officer.Page.QuerySelector("ul.list-inline")!.TextContent,
            @"\s+",
            " ",
            default,
            TimeSpan.FromSeconds(5)
        );

    private static IReadOnlyList<string> RolesOf(Journalist journalist) =>
        [.. journalist.Roles.OrderBy(role => role.Id).Select(role => $"{role.Role}: {role.Outlet.Name}")];

    private static Task<Journalist> OneAsync(HubFactory hub, string name)
    {
        var word = CampaignHub.Platform.Search.Normal.Of(name);
        return hub.DbAsync(db =>
            db.Set<Journalist>()
                .AsNoTracking()
                .Include(journalist => journalist.Actor.Contacts)
                .Include(journalist => journalist.Roles)
                    .ThenInclude(role => role.Outlet)
                .AsSplitQuery()
                .SingleAsync(journalist => journalist.Actor.FindText.Contains(word))
        );
    }

    private static Task<Guid> ListAsync(HubFactory hub) =>
        hub.DbAsync(async db =>
        {
            var list = new PressList { Name = "Regional press", CampaignId = hub.Campaign.Id };
            db.Add(list);
            await db.SaveChangesAsync();
            return list.Id;
        });
}
