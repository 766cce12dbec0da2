using System.Net;
using System.Text;
using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Features.Stakeholders.Importing;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Stakeholders.Importing;

/// <summary>Tables of people and organisations brought onto the map: looked at first, imported once, undone whole.</summary>
public sealed class Tables
{
    // As a French Excel saves it.
    private const string French =
        "Identifiant;Prénom;Nom;Fonction;Structure;Courriel;Téléphone;Classe\r\n"
        + "c1;Hélène;Dupré;Conseillère;Ministère des Solidarités;H.Dupre@ministere.example;01 02 03 04 05;Cible intermédiaire\r\n"
        + "c2;Jean;Martin;Député;\"Assemblée; commission\";j.martin@an.example;;Relais\r\n";

    [Fact]
    public async Task A_french_table_in_windows_1252_is_looked_at_imported_and_undone()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await ImportDesk.UploadAsync(visitor, CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(French));
        Assert.Contains("4 made new", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Actor>().CountAsync()));
        await visitor.SubmitAsync("#run");

        var people = await hub.DbAsync(db =>
            db.Set<Stakeholder>().Include(each => each.Actor.Contacts).OrderBy(each => each.Actor.Name).ToListAsync()
        );
        Assert.Equal(["Hélène Dupré", "Jean Martin"], people.Select(each => each.Actor.FullName));
        Assert.Equal([TargetClass.IntermediateTarget, TargetClass.Relay], people.Select(each => each.Class));
        Assert.Equal(
            [("h.dupre@ministere.example", "Annuaire 2023"), ("01 02 03 04 05", "Annuaire 2023")],
            people[0].Actor.Contacts.OrderBy(each => each.Kind).Select(each => (each.Value, each.Source))
        );
        var bodies = await hub.DbAsync(db =>
            db.Set<Tie>()
                .Join(db.Set<Actor>(), tie => tie.ToId, actor => actor.Id, (tie, actor) => actor.Name)
                .OrderBy(name => name)
                .ToListAsync()
        );
        Assert.Equal(["Assemblée; commission", "Ministère des Solidarités"], bodies);

        await visitor.FollowAsync();
        await visitor.SubmitAsync("form[action*=Undo]");
        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
        Assert.Equal(
            (0, 0, 0, 0),
            await hub.DbAsync(async db =>
                (
                    await db.Set<Actor>().CountAsync(),
                    await db.Set<Stakeholder>().CountAsync(),
                    await db.Set<Tie>().CountAsync(),
                    await db.Set<ContactDetail>().CountAsync()
                )
            )
        );
    }

    [Fact]
    public async Task The_same_table_twice_changes_nothing_and_an_undo_brings_back_what_stood_before()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await ImportDesk.UploadAsync(visitor, Encoding.UTF8.GetBytes(French));
        await visitor.SubmitAsync("#run");

        await ImportDesk.UploadAsync(visitor, Encoding.UTF8.GetBytes(French));
        Assert.Contains("0 made new 0 changed 2 as they are", visitor.Text, StringComparison.Ordinal);
        await ImportDesk.UploadAsync(
            visitor,
            Encoding.UTF8.GetBytes(French.Replace("Conseillère", "Directrice", StringComparison.Ordinal))
        );
        Assert.Contains("0 made new 1 changed 1 as they are", visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("#run");
        Assert.Equal("Directrice", await FunctionAsync(hub));
        await visitor.FollowAsync();
        await visitor.SubmitAsync("form[action*=Undo]");

        Assert.Equal("Conseillère", await FunctionAsync(hub));
    }

    [Theory]
    [InlineData("Tri Wéx", "Tri|Wéx")]
    [InlineData("Wex Tri", "Tri|Wex")]
    [InlineData("Béa Wex", "Béa|Wex")]
    [InlineData("Tri de la Tour", "Tri|de la Tour")]
    public async Task A_whole_name_is_parted_as_that_of_somebody_who_is_known(string whole, string parts)
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await ImportDesk.ImportAsync(visitor, Encoding.UTF8.GetBytes("Identifiant;Prénom;Nom;Fonction\n7;Tri;Wex;Directrice\n"));

        await ImportDesk.ImportAsync(visitor, Encoding.UTF8.GetBytes($"Identifiant;Nom complet;Fonction\n7;{whole};Directrice\n"));

        Assert.Equal(parts, await hub.DbAsync(db => db.Set<Actor>().Select(actor => actor.FirstName + "|" + actor.Name).SingleAsync()));
    }

    [Fact]
    public async Task The_same_key_of_another_source_is_somebody_else()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await ImportDesk.UploadAsync(visitor, Encoding.UTF8.GetBytes("Identifiant;Prénom;Nom\n1;Anne;Roi\n"));
        await visitor.SubmitAsync("#run");

        await ImportDesk.UploadAsync(visitor, Encoding.UTF8.GetBytes("Identifiant;Prénom;Nom\n1;Karim;Belkacem\n"), "Another address book");
        Assert.Contains("1 made new 0 changed", visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("#run");

        Assert.Equal(
            ["Anne Roi", "Karim Belkacem"],
            await hub.DbAsync(db =>
                db.Set<Actor>().OrderBy(actor => actor.Id).Select(actor => actor.FirstName + " " + actor.Name).ToListAsync()
            )
        );
    }

    [Fact]
    public async Task Whom_others_reckon_with_by_now_stays_when_an_import_is_undone()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await ImportDesk.UploadAsync(visitor, Encoding.UTF8.GetBytes(French));
        await visitor.SubmitAsync("#run");
        var met = await hub.DbAsync(db => db.Set<Actor>().Where(actor => actor.Name == "Dupré").Select(actor => actor.Id).SingleAsync());
        using var program = await hub.ProgramAsync();
        await program.SendAsync(
            HttpMethod.Post,
            "interactions",
            new
            {
                title = "A call",
                heldOn = "2023-02-07",
                actors = new[] { met },
            }
        );

        await visitor.FollowAsync();
        await visitor.SubmitAsync("form[action*=Undo]");

        Assert.Equal("Dupré", await hub.DbAsync(db => db.Set<Actor>().Select(actor => actor.Name).SingleAsync()));
        await visitor.FollowAsync();
        Assert.Contains("Dupré Actor Others reckon with them", Stayed(visitor), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_that_two_people_start_is_done_once()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await ImportDesk.UploadAsync(visitor, Encoding.UTF8.GetBytes(French));

        await hub.InsideAsync(async late =>
        {
            var seen = await late.GetRequiredService<HubDb>().Set<ImportBatch>().SingleAsync();
            await visitor.SubmitAsync("#run");
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
                late.GetRequiredService<ImportWork>()
                    .BeginAsync(seen, ImportState.Importing, isHere: true, TestContext.Current.CancellationToken)
            );
            return true;
        });

        Assert.Equal(2, await PeopleAsync(hub));
    }

    [Fact]
    public async Task What_somebody_changed_since_stays_when_an_import_is_undone()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await ImportDesk.UploadAsync(visitor, Encoding.UTF8.GetBytes(French));
        await visitor.SubmitAsync("#run");
        await ImportDesk.UploadAsync(
            visitor,
            Encoding.UTF8.GetBytes(French.Replace("Conseillère", "Directrice", StringComparison.Ordinal))
        );
        await visitor.SubmitAsync("#run");
        await hub.DbAsync(async db =>
        {
            (await db.Set<Actor>().SingleAsync(actor => actor.Name == "Dupré")).Function = "Ministre";
            return await db.SaveChangesAsync();
        });

        await visitor.FollowAsync();
        await visitor.SubmitAsync("form[action*=Undo]");
        var page = visitor.Location!.OriginalString;
        await visitor.FollowAsync();

        Assert.Equal("Ministre", await FunctionAsync(hub));
        Assert.Contains("1 stayed, because somebody changed, removed or needs what they are about", visitor.Text, StringComparison.Ordinal);
        // Whoever comes back later reads it too.
        await visitor.OpenAsync(page);
        Assert.Contains("Dupré Function Changed since", Stayed(visitor), StringComparison.Ordinal);
    }

    private static string Stayed(Visitor visitor) =>
        string.Join(' ', visitor.Page.QuerySelectorAll("#stayed tbody tr > *").Select(cell => cell.TextContent.Trim()));

    [Theory]
    [InlineData("Martin", "Jean")]
    [InlineData("J.", "Martin")]
    [InlineData("Jeanne", "Durand")]
    public async Task Whoever_may_be_known_waits_until_somebody_decides(string first, string last)
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await ImportDesk.UploadAsync(visitor, Encoding.UTF8.GetBytes(French));
        await visitor.SubmitAsync("#run");

        await ImportDesk.UploadAsync(
            visitor,
            Encoding.UTF8.GetBytes($"first name,last name,e-mail,mobile\n{first},{last},J.MARTIN@an.example,06 01 02 03 04\n")
        );
        Assert.Contains($"Line 2: {first} {last} may be Jean Martin", visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("#run");
        await visitor.FollowAsync();
        Assert.Equal(2, await PeopleAsync(hub));
        await visitor.SubmitAsync("form[action*=Decide]");

        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
        Assert.Equal(2, await PeopleAsync(hub));
        Assert.Equal(
            1,
            await hub.DbAsync(db =>
                db.Set<ContactDetail>().CountAsync(contact => contact.Kind == ContactKind.Mobile && contact.Value == "06 01 02 03 04")
            )
        );
        Assert.Equal(0, await hub.DbAsync(db => db.Set<ImportReview>().CountAsync()));
    }

    [Fact]
    public async Task A_namesake_who_is_spelt_and_reached_otherwise_waits_and_nobody_is_renamed()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await ImportDesk.ImportAsync(visitor, Encoding.UTF8.GetBytes("Prénom;Nom de famille;E-mail\nJeanne;Dupuis;jeanne@example.org\n"));

        await ImportDesk.ImportAsync(visitor, Encoding.UTF8.GetBytes("Prénom;Nom de famille;E-mail\nJeanne;Dûpuis;other@example.org\n"));
        var kept = await hub.DbAsync(db => db.Set<Actor>().Include(actor => actor.Contacts).SingleAsync());
        Assert.Equal(("Dupuis", "jeanne@example.org"), (kept.Name, kept.Contacts.Single().Value));
        await visitor.SubmitAsync("form[action*=Decide]:not(:has([name=actor])):not(:has([name=leave]))");
        Assert.Equal(2, await PeopleAsync(hub));

        // Decided once, the same line is no question any more.
        await ImportDesk.UploadAsync(visitor, "Prénom;Nom de famille;E-mail\nJeanne;Dûpuis;other@example.org\nJeanne;Dupuis;\n");
        Assert.Contains("1 as they are", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("1 to review", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dry_run_says_which_lines_change_what()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await ImportDesk.ImportAsync(
            visitor,
            Encoding.UTF8.GetBytes("Prénom;Nom de famille;E-mail;Fonction\nJeanne;Dupuis;jeanne@example.org;Juriste\nPaul;Blanc;;\n")
        );

        await ImportDesk.UploadAsync(
            visitor,
            "Prénom;Nom de famille;E-mail;Fonction;Classe\nJeanne;Dûpuis;jeanne@example.org;Avocate;Allié\nPaul;Blanc;;;\nAnne;Roi;;;\n"
        );

        var changes = System.Text.RegularExpressions.Regex.Replace(
            visitor.Page.QuerySelector("#changes + ul")!.TextContent,
            @"\s+",
            " ",
            default,
            TimeSpan.FromSeconds(5)
        );
        Assert.Contains(
            "Line 2, Jeanne Dupuis: Name: Dupuis →becomes Dûpuis ; Function: Juriste →becomes Avocate",
            changes,
            StringComparison.Ordinal
        );
        Assert.Contains("Class: Observer →becomes Ally", changes, StringComparison.Ordinal);
        Assert.DoesNotContain("Blanc", changes, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"Prénom;Nom;E-mail\"\n\"Anne;Roi;anne@example.org\"\n", "\"Prénom;Nom;E-mail\"")]
    [InlineData("Prénom:Nom:E-mail\nAnne:Roi:anne@example.org\n", "not :")]
    [InlineData("%PDF-1.7\n1 0 obj << /Type /Catalog >>\n", "The file is neither CSV nor XLSX.")]
    public async Task A_table_of_another_separator_is_refused_in_one_sentence(string content, string words)
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await ImportDesk.UploadAsync(visitor, content);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains(words, visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_imported_has_no_button_and_cells_beyond_the_last_column_are_counted()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await ImportDesk.UploadAsync(visitor, "Prénom;Nom\nAnne;\nPaul;\n");
        Assert.Null(visitor.Page.QuerySelector("#run"));
        Assert.Contains("No line of this file can be imported", visitor.Text, StringComparison.Ordinal);
        await ImportDesk.UploadAsync(visitor, "Prénom;Nom\nAnne;Roi;rue;12\nPaul;Blanc\n");

        Assert.NotNull(visitor.Page.QuerySelector("#run"));
        Assert.Contains("2 cells beyond the last column are not read", visitor.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Catégorie")]
    [InlineData("Type d'acteur")]
    [InlineData("Type")]
    public async Task A_column_that_holds_classes_is_proposed_as_the_class(string name)
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await ImportDesk.ImportAsync(visitor, Encoding.UTF8.GetBytes($"Prénom;Nom;{name}\nAnne;Roi;Cible directe\nPaul;Blanc;Relais\n"));

        Assert.Equal(
            [TargetClass.DirectTarget, TargetClass.Relay],
            await hub.DbAsync(db => db.Set<Stakeholder>().Select(each => each.Class).OrderBy(each => each).ToListAsync())
        );
    }

    [Fact]
    public async Task Lines_that_cannot_be_read_are_named_and_the_others_come_in()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await ImportDesk.UploadAsync(
            visitor,
            Encoding.UTF8.GetBytes(
                "Prénom\tNom\tMail\tClasse\nAnne\t\ta@example.org\t\nBob\tB\tnot an address\t\nCarl\tC\t\tking\nDora\tD\td@example.org\tally\n"
            )
        );

        Assert.Contains("Line 2 has no name.", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Line 3: \"not an address\" is no mail address.", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Line 4: \"king\" is no class.", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("1 made new", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_may_be_told_to_mean_something_else()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await ImportDesk.UploadAsync(visitor, Encoding.UTF8.GetBytes("Who;What\nCaisse nationale;Organisation\n"));
        Assert.Contains("Line 2 has no name.", visitor.Text, StringComparison.Ordinal);

        await visitor.SubmitAsync("#columns", ("columns", "Name"), ("columns", "Kind"));
        await visitor.FollowAsync();
        Assert.Contains("1 made new", visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("#columns", ("columns", "Name"), ("columns", "Name"));

        Assert.Contains("Two columns cannot both be: Name.", visitor.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "The file holds no table")]
    [InlineData("Nom;Mail", "The file holds no table")]
    [InlineData("Nom;Mail\n\"Dupont;a@example.org\n", "a quotation mark is missing")]
    [InlineData("PK\u0003\u0004 is no workbook", "neither CSV nor XLSX")]
    [InlineData("GIF89a\0\0", "neither CSV nor XLSX")]
    public async Task What_is_no_table_is_refused_in_one_sentence(string content, string sentence)
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await ImportDesk.UploadAsync(visitor, Encoding.UTF8.GetBytes(content));

        Assert.Contains(sentence, visitor.Text, StringComparison.Ordinal);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<ImportBatch>().CountAsync()));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task What_is_exported_comes_in_again_without_a_change(string format)
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await ImportDesk.UploadAsync(
            visitor,
            Encoding.UTF8.GetBytes(French + "c3;=cmd;Dupont;+33 calls;;d@example.org;0102030406;Allié·e\r\n")
        );
        await visitor.SubmitAsync("#run");
        Assert.Equal(3, await PeopleAsync(hub));

        var table = await visitor.Client.GetByteArrayAsync(
            new Uri($"{StakeholderDesk.Path}.{format}", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        await ImportDesk.UploadAsync(visitor, table);

        Assert.Contains(
            "0 made new 0 changed 3 as they are 0 ties and mandates 0 to review 0 left out",
            visitor.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Stances_and_notes_leave_only_when_asked_for()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await ImportDesk.UploadAsync(visitor, Encoding.UTF8.GetBytes("Nom;Note\nDupont;Prefers mornings\n"));
        await visitor.SubmitAsync("#run");

        var usual = await visitor.Client.GetStringAsync(
            new Uri($"{StakeholderDesk.Path}.csv", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        var whole = await visitor.Client.GetStringAsync(
            new Uri($"{StakeholderDesk.Path}.csv?sensitive=true", UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        Assert.DoesNotContain("Prefers mornings", usual, StringComparison.Ordinal);
        Assert.Contains("Prefers mornings", whole, StringComparison.Ordinal);
        using var reader = await hub.VisitorAsync(CampaignRole.Reader, "reader@example.org");
        using var refused = await reader.Client.GetAsync(
            new Uri($"{StakeholderDesk.Path}.csv?sensitive=true", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task A_correspondent_brings_no_tables()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Correspondent);

        await visitor.OpenAsync($"{StakeholderDesk.Path}/import");

        Assert.Equal(HttpStatusCode.Forbidden, visitor.Status);
    }

    [Fact]
    public async Task The_command_line_says_what_it_will_do_does_it_once_and_gives_it_back()
    {
        using var command = await HubCommand.WithDemoAsync();
        var file = Path.Combine(command.Folder, "people.csv");
        await File.WriteAllTextAsync(file, French, TestContext.Current.CancellationToken);
        string[] import = ["stakeholders", "import", file, "--campaign", "changer-de-cap", "--json"];

        var dry = await command.RunAsync([.. import, "--dry-run"]);
        var first = await command.RunAsync(import);
        var second = await command.RunAsync(import);
        var export = await command.RunProcessAsync(["stakeholders", "export", "--campaign", "changer-de-cap"]);
        var broken = await command.RunAsync(["stakeholders", "import", $"{file}.none", "--campaign", "changer-de-cap"]);

        // The ministry stands in the demo's directory already.
        Assert.Contains("\"created\":3,", dry.Output, StringComparison.Ordinal);
        Assert.Contains("\"created\":3,", first.Output, StringComparison.Ordinal);
        Assert.Contains("\"created\":0,\"updated\":0,\"unchanged\":2,", second.Output, StringComparison.Ordinal);
        Assert.Contains("Dupré", export.Output, StringComparison.Ordinal);
        var target = export.Output.Split('\n').Single(line => line.Contains("Direction générale de la Cnaf", StringComparison.Ordinal));
        var id = target.Split(';')[0].Trim('"', '\uFEFF');
        var routes = await command.RunAsync(["stakeholders", "routes", "--campaign", "changer-de-cap", "--to", id, "-k", "1", "--json"]);
        Assert.StartsWith("[{\"score\":0.1", routes.Output, StringComparison.Ordinal);
        Assert.Contains("\"startsWith\":\"Coordination de Changer de Cap\"", routes.Output, StringComparison.Ordinal);
        Assert.Equal(1, broken.ExitCode);
        Assert.Contains("There is no file", broken.Error, StringComparison.Ordinal);
    }

    private static Task<string> FunctionAsync(HubFactory hub) =>
        hub.DbAsync(db => db.Set<Actor>().Where(actor => actor.Name == "Dupré").Select(actor => actor.Function).SingleAsync());

    private static Task<int> PeopleAsync(HubFactory hub) => hub.DbAsync(db => db.Set<Stakeholder>().CountAsync());
}
