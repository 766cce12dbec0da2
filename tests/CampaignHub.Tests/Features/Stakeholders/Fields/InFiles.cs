using System.Text;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Platform.Access;
using CampaignHub.Tests.Features.Stakeholders.Importing;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Stakeholders.Fields;

/// <summary>Custom fields, tags, and where contact details come from, in the files that come onto the map and leave it.</summary>
public sealed class InFiles
{
    private const string Table =
        "Identifiant;Nom;Courriel;Mobile;RESSORT;Adhérents;Zone;Étiquettes;Source des coordonnées;Coordonnées valables jusqu'au\r\n"
        + "a1;Dupré;d@example.org;0601020304;local;1 234,5;Nord;Presse|Élus;Carte|Annuaire;2023-06-30|\r\n";

    [Fact]
    public async Task A_header_that_names_a_field_is_proposed_another_is_mapped_and_the_undo_takes_all_back()
    {
        await using var hub = new HubFactory();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        await FieldDesk.AddAsync(hub, coordinator, "Ressort", FieldKind.Choice, "National\nLocal");
        await FieldDesk.AddAsync(hub, coordinator, "Adhérents", FieldKind.Number);
        var area = await FieldDesk.AddAsync(hub, coordinator, "Secteur", FieldKind.Text);

        await ImportDesk.UploadAsync(coordinator, Encoding.UTF8.GetBytes(Table));
        var zone = coordinator.Page.QuerySelector("select[aria-label='Zone'] option[selected]");
        Assert.Equal("LeftOut", zone?.GetAttribute("value"));
        coordinator.Page.QuerySelector("select[aria-label='Zone'] option[selected]")!.RemoveAttribute("selected");
        coordinator.Page.QuerySelector($"select[aria-label='Zone'] option[value='Field:{area.Id}']")!.SetAttribute("selected", "");
        await coordinator.SubmitAsync("#columns");
        await coordinator.FollowAsync();
        await coordinator.SubmitAsync("#run");
        await coordinator.FollowAsync();

        var stakeholder = await hub.DbAsync(db => db.Set<Stakeholder>().Include(each => each.Actor.Contacts).SingleAsync());
        Assert.Equal(["Ressort=Local", "Adhérents=1234.5", "Secteur=Nord"], await FieldDesk.KeptAsync(hub, stakeholder));
        Assert.Equal(["Élus", "Presse"], await FieldDesk.TagsAsync(hub, stakeholder.Id));
        Assert.Equal(
            [(ContactKind.Email, "Carte", new DateOnly(2023, 6, 30)), (ContactKind.Mobile, "Annuaire", (DateOnly?)null)],
            stakeholder.Actor.Contacts.OrderBy(each => each.Kind).Select(each => (each.Kind, each.Source, each.ValidUntil))
        );

        await coordinator.SubmitAsync("form[action*=Undo]");
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Stakeholder>().CountAsync()));
    }

    [Fact]
    public async Task An_import_changes_a_value_once_and_its_undo_brings_back_what_stood_before()
    {
        await using var hub = new HubFactory();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        var scope = await FieldDesk.AddAsync(hub, coordinator, "Ressort", FieldKind.Choice, "National\nLocal");
        await ImportDesk.ImportAsync(coordinator, Encoding.UTF8.GetBytes("Identifiant;Nom;Ressort\r\na1;Dupré;National\r\n"));
        var stakeholder = await hub.DbAsync(db => db.Set<Stakeholder>().SingleAsync());
        const string Changed = "Identifiant;Nom;Ressort;Tags\r\na1;Dupré;Local;Presse\r\n";

        await ImportDesk.ImportAsync(coordinator, Encoding.UTF8.GetBytes(Changed));
        var second = new Uri(coordinator.Page.DocumentUri).AbsolutePath;
        Assert.Equal(["Ressort=Local"], await FieldDesk.KeptAsync(hub, stakeholder));
        await ImportDesk.UploadAsync(coordinator, Encoding.UTF8.GetBytes(Changed));
        Assert.Contains("0 made new 0 changed 1 as they are", coordinator.Text, StringComparison.Ordinal);

        await coordinator.OpenAsync(second);
        await coordinator.SubmitAsync("form[action*=Undo]");
        Assert.Equal(["Ressort=National"], await FieldDesk.KeptAsync(hub, stakeholder));
        Assert.Empty(await FieldDesk.TagsAsync(hub, stakeholder.Id));
        await coordinator.OpenAsync($"{StakeholderDesk.Path}?choice={scope.Id}:National");
        Assert.Contains("1 stakeholder ", coordinator.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "1 made new 1 changed 2 as they are", "1 new, 1 changed, 2 as they were")]
    [InlineData("a1;Dupré;Local;Élus\r\n", "0 made new 2 changed 2 as they are", "0 new, 2 changed, 2 as they were")]
    [InlineData("a1;Dupré;National;presse\r\n", "0 made new 1 changed 3 as they are", "0 new, 1 changed, 3 as they were")]
    public async Task A_dry_run_counts_the_values_and_tags_that_lines_change_of_the_same_person(string before, string told, string done)
    {
        await using var hub = new HubFactory();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        await FieldDesk.AddAsync(hub, coordinator, "Ressort", FieldKind.Choice, "National\nLocal");
        const string Header = "Identifiant;Nom;Ressort;Étiquettes\r\n";
        if (before.Length > 0)
        {
            await ImportDesk.ImportAsync(coordinator, Encoding.UTF8.GetBytes(Header + before));
        }

        var lines = "a1;Dupré;National;Presse\r\na1;Dupré;;presse\r\na1;Dupré;Local;Presse\r\na1;Dupré;Local;\r\n";
        await ImportDesk.UploadAsync(coordinator, Encoding.UTF8.GetBytes(Header + lines));
        Assert.Contains(told, coordinator.Text, StringComparison.Ordinal);
        await coordinator.SubmitAsync("#run");
        await coordinator.FollowAsync();

        Assert.Contains(done, coordinator.Text, StringComparison.Ordinal);
        var stakeholder = await hub.DbAsync(db => db.Set<Stakeholder>().SingleAsync());
        Assert.Equal(["Ressort=Local"], await FieldDesk.KeptAsync(hub, stakeholder));
        Assert.Contains("presse", stakeholder.OwnWords, StringComparison.OrdinalIgnoreCase);
        await coordinator.OpenAsync($"{StakeholderDesk.Path}?q=dupre%20local");
        Assert.Contains("1 stakeholder ", coordinator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_does_not_fit_a_field_is_told_with_its_number_and_left_out()
    {
        await using var hub = new HubFactory();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        await FieldDesk.AddAsync(hub, coordinator, "Ressort", FieldKind.Choice, "National\nLocal");
        await FieldDesk.AddAsync(hub, coordinator, "Depuis", FieldKind.Date);

        await ImportDesk.UploadAsync(
            coordinator,
            Encoding.UTF8.GetBytes(
                "Nom;Ressort;Depuis;Étiquettes\r\nDupré;Régional;;\r\nMartin;Local;hier;\r\nRoy;;;"
                    + new string('x', 41)
                    + "\r\nJuste;Local;2023;\r\nSage;Local;2023-01-31;\r\n"
            )
        );

        Assert.Contains("Line 2: \"Régional\" is none of the choices of Ressort.", coordinator.Text, StringComparison.Ordinal);
        Assert.Contains("Line 3: \"hier\" is no day (Depuis).", coordinator.Text, StringComparison.Ordinal);
        Assert.Contains("Line 4: the tag", coordinator.Text, StringComparison.Ordinal);
        Assert.Contains("1 made new", coordinator.Text, StringComparison.Ordinal);
        Assert.Contains("4 left out", coordinator.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    [InlineData("graphml")]
    [InlineData("gexf")]
    [InlineData("kumu.json")]
    [InlineData("kumu.xlsx")]
    public async Task A_file_carries_fields_tags_sources_and_days_onto_another_map(string suffix)
    {
        var file = await ExportedAsync(suffix);
        await using var hub = new HubFactory();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        await DefineAsync(hub, coordinator);

        await ImportDesk.ImportAsync(coordinator, file);

        var stakeholder = await hub.DbAsync(db => db.Set<Stakeholder>().Include(each => each.Actor.Contacts).SingleAsync());
        Assert.Equal(["Échelle d'action=Local", "Adhérents=1234.5", "Depuis=2023-01-31"], await FieldDesk.KeptAsync(hub, stakeholder));
        Assert.Equal(["Élus", "Presse"], await FieldDesk.TagsAsync(hub, stakeholder.Id));
        Assert.Equal(
            [("d@example.org", "Carte", "2022-01-01", ""), ("0601020304", "Annuaire", "", "2024-06-30")],
            stakeholder
                .Actor.Contacts.OrderBy(each => each.Kind)
                .Select(each => (each.Value, each.Source, $"{each.ValidFrom:yyyy-MM-dd}", $"{each.ValidUntil:yyyy-MM-dd}"))
        );
    }

    [Fact]
    public async Task A_card_carries_tags_as_categories()
    {
        var file = await ExportedAsync("vcf");
        Assert.Contains("CATEGORIES:Élus,Presse\r\n", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        await using var hub = new HubFactory();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);

        await ImportDesk.ImportAsync(coordinator, file);

        Assert.Equal(
            ["Élus", "Presse"],
            await FieldDesk.TagsAsync(hub, await hub.DbAsync(db => db.Set<Stakeholder>().Select(each => each.Id).SingleAsync()))
        );
        Assert.Equal(file, await ImportDesk.ExportAsync(coordinator, "vcf"));
    }

    [Fact]
    public async Task A_contact_detail_that_holds_no_more_stays_out_of_the_file()
    {
        await using var hub = new HubFactory();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        var stakeholder = await StakeholderDesk.PutAsync(hub, "Dupré");
        using var program = await hub.ProgramAsync();

        var made = await program.SendAsync(
            HttpMethod.Post,
            "contacts",
            new
            {
                actor = stakeholder.ActorId,
                kind = "email",
                value = "D@Example.org",
                source = "Carte",
                validUntil = "2023-02-06",
            }
        );
        Assert.Equal("d@example.org", made.Text("value"));
        Assert.DoesNotContain(
            "d@example.org",
            Encoding.UTF8.GetString(await ImportDesk.ExportAsync(coordinator, "csv")),
            StringComparison.Ordinal
        );
        await coordinator.OpenAsync($"{StakeholderDesk.Path}/{stakeholder.Id}");
        Assert.Contains("d@example.org (not valid any more) · until 6 February 2023", coordinator.Text, StringComparison.Ordinal);

        var longer = await program.SendAsync(HttpMethod.Patch, $"contacts/{made.Text("id")}", new { validUntil = "2023-02-07" });
        Assert.Equal("2023-02-07", longer.Text("validUntil"));
        Assert.Contains(
            "d@example.org",
            Encoding.UTF8.GetString(await ImportDesk.ExportAsync(coordinator, "csv")),
            StringComparison.Ordinal
        );
        var wrong = await program.SendAsync(HttpMethod.Patch, $"contacts/{made.Text("id")}", new { validFrom = "2023-03-01" });
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, wrong.Status);
        var sourceless = await program.SendAsync(
            HttpMethod.Post,
            "contacts",
            new
            {
                actor = stakeholder.ActorId,
                kind = "phone",
                value = "01",
                source = " ",
            }
        );
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, sourceless.Status);
    }

    private static async Task<CustomField[]> DefineAsync(HubFactory hub, Visitor coordinator) =>
        [
            await FieldDesk.AddAsync(hub, coordinator, "Échelle d'action", FieldKind.Choice, "National\nLocal"),
            await FieldDesk.AddAsync(hub, coordinator, "Adhérents", FieldKind.Number),
            await FieldDesk.AddAsync(hub, coordinator, "Depuis", FieldKind.Date),
        ];

    private static async Task<byte[]> ExportedAsync(string suffix)
    {
        await using var hub = new HubFactory();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        var fields = await DefineAsync(hub, coordinator);
        var stakeholder = await StakeholderDesk.PutAsync(hub, "Dupré");
        await FieldDesk.FillAsync(coordinator, stakeholder, (fields[0], "Local"), (fields[1], "1234,5"), (fields[2], "2023-01-31"));
        await coordinator.OpenAsync($"{StakeholderDesk.Path}/{stakeholder.Id}");
        await coordinator.SubmitAsync("#add-tags", ("tags", "Presse, Élus"));
        await hub.DbAsync(async db =>
        {
            var mail = new ContactDetail { ActorId = stakeholder.ActorId };
            mail.Describe(ContactKind.Email, "d@example.org", "Carte", new DateOnly(2023, 1, 1));
            mail.Hold(new DateOnly(2022, 1, 1), until: null);
            var phone = new ContactDetail { ActorId = stakeholder.ActorId };
            phone.Describe(ContactKind.Mobile, "0601020304", "Annuaire", new DateOnly(2023, 1, 1));
            phone.Hold(from: null, new DateOnly(2024, 6, 30));
            db.AddRange(mail, phone);
            return await db.SaveChangesAsync();
        });
        return await ImportDesk.ExportAsync(coordinator, suffix);
    }
}
