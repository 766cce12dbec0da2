using System.Net;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Stakeholders.Fields;

/// <summary>What a campaign also wants to know of its stakeholders: defined by its coordinator, filled in by those who know.</summary>
public sealed class Defining
{
    private static readonly string[] Scopes = ["National", "Local"];
    private static readonly string[] TwoTags = ["Presse", "Élus"];

    [Fact]
    public async Task A_coordinator_defines_fields_and_a_contributor_fills_them_in()
    {
        await using var hub = new HubFactory();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        var scope = await FieldDesk.AddAsync(hub, coordinator, "Ressort", FieldKind.Choice, "National\nDépartemental");
        var day = await FieldDesk.AddAsync(hub, coordinator, "Dernière publication", FieldKind.Date);
        var members = await FieldDesk.AddAsync(hub, coordinator, "Adhérents", FieldKind.Number);
        var page = await FieldDesk.AddAsync(hub, coordinator, "Page officielle", FieldKind.Link);
        var stakeholder = await StakeholderDesk.PutAsync(hub, "Dupré");
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor, "contributor@example.org");

        await FieldDesk.FillAsync(
            visitor,
            stakeholder,
            (scope, "Départemental"),
            (day, "31/01/2023"),
            (members, "12 345,5"),
            (page, "www.example.org/dupre")
        );

        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
        Assert.Equal(
            [
                "Ressort=Départemental",
                "Dernière publication=2023-01-31",
                "Adhérents=12345.5",
                "Page officielle=https://www.example.org/dupre",
            ],
            await FieldDesk.KeptAsync(hub, stakeholder)
        );
        await visitor.FollowAsync();
        Assert.Contains("Dernière publication 31 January 2023", visitor.Text, StringComparison.Ordinal);
        Assert.Equal("https://www.example.org/dupre", visitor.Page.QuerySelector("dd a")?.GetAttribute("href"));
    }

    [Theory]
    [InlineData("Number", "many", "is no number")]
    [InlineData("Date", "31/02/2023", "is no day")]
    [InlineData("Date", "2023", "is no day")]
    [InlineData("Choice", "Régional", "is none of National, Local")]
    [InlineData("Link", "javascript:alert(1)", "is no address of the web")]
    public async Task What_does_not_fit_the_field_is_refused_in_one_sentence_and_nothing_is_kept(string kind, string typed, string said)
    {
        await using var hub = new HubFactory();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        var asked = await FieldDesk.AddAsync(
            hub,
            coordinator,
            "Asked",
            Enum.Parse<FieldKind>(kind),
            kind == nameof(FieldKind.Choice) ? "National\nLocal" : ""
        );
        var stakeholder = await StakeholderDesk.PutAsync(hub, "Dupré");

        await FieldDesk.FillAsync(coordinator, stakeholder, (asked, typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        Assert.Contains($"Asked: \"{typed}\" {said}", coordinator.Text, StringComparison.Ordinal);
        Assert.Empty(await FieldDesk.KeptAsync(hub, stakeholder));
    }

    [Fact]
    public async Task A_required_field_is_asked_for_by_both_forms()
    {
        await using var hub = new HubFactory();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        var asked = await FieldDesk.AddAsync(hub, coordinator, "Asked", FieldKind.Text, isRequired: true);
        var stakeholder = await StakeholderDesk.PutAsync(hub, "Dupré");

        await FieldDesk.FillAsync(coordinator, stakeholder, (asked, " "));
        Assert.Contains("Asked: this field needs a value.", coordinator.Text, StringComparison.Ordinal);

        await coordinator.OpenAsync($"{StakeholderDesk.Path}/new");
        await coordinator.SubmitAsync("form[data-guard]", ("Name", "Martin"), ("Source", "A card"));
        Assert.Contains("Asked: this field needs a value.", coordinator.Text, StringComparison.Ordinal);
        Assert.Equal(1, await hub.DbAsync(db => db.Set<CampaignHub.Features.Directory.Actor>().CountAsync()));
        await coordinator.SubmitAsync("form[data-guard]", ("Name", "Martin"), ("Source", "A card"), ($"Values[{asked.Id}]", "Something"));
        Assert.Equal("Something", await hub.DbAsync(db => db.Set<FieldValue>().Select(value => value.Text).SingleAsync()));
    }

    [Fact]
    public async Task Another_name_and_another_wording_of_a_choice_keep_the_values_and_a_choice_in_use_stays()
    {
        await using var hub = new HubFactory();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        var scope = await FieldDesk.AddAsync(hub, coordinator, "Ressort", FieldKind.Choice, "Nationale\nLocal");
        var stakeholder = await StakeholderDesk.PutAsync(hub, "Dupré");
        await FieldDesk.FillAsync(coordinator, stakeholder, (scope, "Nationale"));

        await coordinator.OpenAsync($"{FieldDesk.Path}/{scope.Id}");
        await coordinator.SubmitAsync("#field", ("Form.Name", "Échelle"), ("Form.Choices", "National\nLocal"));
        Assert.Equal(["Échelle=National"], await FieldDesk.KeptAsync(hub, stakeholder));

        await coordinator.OpenAsync($"{FieldDesk.Path}/{scope.Id}");
        await coordinator.SubmitAsync("#field", ("Form.Choices", "Local"));
        Assert.Contains("1 stakeholders have the choice National", coordinator.Text, StringComparison.Ordinal);
        Assert.Equal(["Échelle=National"], await FieldDesk.KeptAsync(hub, stakeholder));
    }

    [Fact]
    public async Task A_field_with_values_is_archived_and_comes_back_with_them_an_empty_one_is_deleted()
    {
        await using var hub = new HubFactory();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        var note = await FieldDesk.AddAsync(hub, coordinator, "Surnom", FieldKind.Text);
        var empty = await FieldDesk.AddAsync(hub, coordinator, "Vide", FieldKind.Text);
        var stakeholder = await StakeholderDesk.PutAsync(hub, "Dupré");
        await FieldDesk.FillAsync(coordinator, stakeholder, (note, "Zébulon"));

        await coordinator.OpenAsync($"{FieldDesk.Path}/{note.Id}");
        Assert.Null(coordinator.Page.QuerySelector("#removal"));
        await coordinator.SubmitAsync("#archive");
        await coordinator.OpenAsync($"{StakeholderDesk.Path}?q=zebulon");
        Assert.Contains("Nothing found", coordinator.Text, StringComparison.Ordinal);
        await coordinator.OpenAsync("/admin/campaigns/test/search?q=zebulon");
        Assert.DoesNotContain("Dupré", coordinator.Text, StringComparison.Ordinal);

        await coordinator.OpenAsync($"{FieldDesk.Path}/{note.Id}");
        await coordinator.SubmitAsync("#archive");
        await coordinator.OpenAsync($"{StakeholderDesk.Path}?q=zebulon");
        Assert.Contains("Dupré", coordinator.Text, StringComparison.Ordinal);
        await coordinator.OpenAsync("/admin/campaigns/test/search?q=zebulon");
        Assert.Contains("Dupré", coordinator.Text, StringComparison.Ordinal);

        await coordinator.OpenAsync($"{FieldDesk.Path}/{empty.Id}");
        await coordinator.SubmitAsync("#removal");
        Assert.Equal(["Surnom"], await hub.DbAsync(db => db.Set<CustomField>().Select(field => field.Name).ToListAsync()));
    }

    [Theory]
    [InlineData("Fonction", "is a column of every table")]
    [InlineData("Email 2", "is a column of every table")]
    [InlineData("RESSORT", "has a field named RESSORT already")]
    [InlineData("", "needs a name")]
    public async Task A_name_that_files_could_not_tell_apart_is_refused(string name, string said)
    {
        await using var hub = new HubFactory();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        await FieldDesk.AddAsync(hub, coordinator, "Ressort", FieldKind.Text);

        await coordinator.OpenAsync(FieldDesk.Path);
        await coordinator.SubmitAsync("#new-field", ("Form.Name", name));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        Assert.Contains(said, coordinator.Text, StringComparison.Ordinal);
        Assert.Equal(1, await hub.DbAsync(db => db.Set<CustomField>().CountAsync()));
    }

    [Fact]
    public async Task Fields_stand_in_the_order_that_the_coordinator_gives_them()
    {
        await using var hub = new HubFactory();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        await FieldDesk.AddAsync(hub, coordinator, "Premier", FieldKind.Text);
        var second = await FieldDesk.AddAsync(hub, coordinator, "Second", FieldKind.Text);

        await coordinator.OpenAsync(FieldDesk.Path);
        var up = coordinator.Page.QuerySelector($"button[formaction*='{second.Id}'][formaction*='up=true']")!.GetAttribute("formaction")!;
        coordinator.Page.QuerySelector($"form[action*='{second.Id}']")!.SetAttribute("action", up);
        await coordinator.SubmitAsync($"form[action*='{second.Id}']");

        Assert.Equal(
            ["Second", "Premier"],
            await hub.DbAsync(db => db.Set<CustomField>().OrderBy(field => field.Place).Select(field => field.Name).ToListAsync())
        );
    }

    [Fact]
    public async Task The_list_filters_by_a_choice_finds_a_value_and_shows_the_columns_that_are_chosen()
    {
        await using var hub = new HubFactory();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        var scope = await FieldDesk.AddAsync(hub, coordinator, "Ressort", FieldKind.Choice, "National\nLocal");
        var words = await FieldDesk.AddAsync(hub, coordinator, "Spécialité", FieldKind.Text);
        var (dupre, martin) = (await StakeholderDesk.PutAsync(hub, "Dupré"), await StakeholderDesk.PutAsync(hub, "Martin"));
        await FieldDesk.FillAsync(coordinator, dupre, (scope, "Local"), (words, "Prestations familiales en Guyane française"));
        await FieldDesk.FillAsync(coordinator, martin, (scope, "National"), (words, "Budget"));

        await coordinator.OpenAsync($"{StakeholderDesk.Path}?choice={scope.Id}:Local");
        Assert.Equal(["Dupré"], Names(coordinator));
        await coordinator.OpenAsync($"{StakeholderDesk.Path}?q=FRANCAISE%20dupre");
        Assert.Equal(["Dupré"], Names(coordinator));

        Assert.DoesNotContain("Budget", coordinator.Text, StringComparison.Ordinal);
        await coordinator.OpenAsync($"{StakeholderDesk.Path}?column=&column={words.Id}");
        Assert.Contains(
            coordinator.Page.QuerySelectorAll("td[data-label='Spécialité']"),
            cell => cell.TextContent.Trim() == "Budget" && cell.NextElementSibling?.GetAttribute("data-label") == "Influence"
        );
        Assert.Null(coordinator.Page.QuerySelector("td[data-label='Ressort']"));
    }

    [Fact]
    public async Task Who_is_no_coordinator_defines_nothing_and_another_campaign_sees_nothing()
    {
        await using var hub = new HubFactory();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        var scope = await FieldDesk.AddAsync(hub, coordinator, "Ressort", FieldKind.Text);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor, "contributor@example.org");

        await visitor.OpenAsync(FieldDesk.Path);
        Assert.NotEqual(HttpStatusCode.OK, visitor.Status);
        await visitor.OpenAsync($"{FieldDesk.Path}/{scope.Id}");
        Assert.NotEqual(HttpStatusCode.OK, visitor.Status);
    }

    [Fact]
    public async Task A_program_defines_fields_fills_them_and_is_told_what_does_not_fit()
    {
        await using var hub = new HubFactory();
        var stakeholder = await StakeholderDesk.PutAsync(hub, "Dupré");
        using var program = await hub.ProgramAsync();

        var made = await program.SendAsync(
            HttpMethod.Post,
            "fields",
            new
            {
                name = "Ressort",
                kind = "choice",
                choices = Scopes,
            }
        );
        Assert.Equal(HttpStatusCode.Created, made.Status);
        var id = made.Text("id")!;
        var filled = await program.SendAsync(
            HttpMethod.Patch,
            $"stakeholders/{stakeholder.Id}",
            new { tags = TwoTags, fields = new Dictionary<string, string?> { ["ressort"] = "LOCAL" } }
        );
        Assert.Equal("Local", filled.Json.GetProperty("fields")[0].GetProperty("value").GetString());
        Assert.Equal(["Élus", "Presse"], filled.Json.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));

        var wrong = await program.SendAsync(
            HttpMethod.Patch,
            $"stakeholders/{stakeholder.Id}",
            new { fields = new Dictionary<string, string?> { [id] = "Régional" } }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        var found = await program.SendAsync(HttpMethod.Get, $"stakeholders?choice={id}:Local&tag=elus&q=presse");
        Assert.Single(found.Json.GetProperty("items").EnumerateArray());
        var none = await program.SendAsync(HttpMethod.Get, $"stakeholders?choice={id}:National");
        Assert.Empty(none.Json.GetProperty("items").EnumerateArray());

        var kept = await program.SendAsync(HttpMethod.Delete, $"fields/{id}");
        Assert.Equal("in_use", kept.Text("code"));
        var renamed = await program.SendAsync(HttpMethod.Patch, $"fields/{id}", new { name = "Échelle", isArchived = true });
        Assert.True(renamed.Json.GetProperty("isArchived").GetBoolean());
        Assert.Equal(["Échelle=Local"], await FieldDesk.KeptAsync(hub, stakeholder));
    }

    private static string[] Names(Visitor visitor) =>
        [.. visitor.Page.QuerySelectorAll("#list tbody th div > a:first-child:not(.badge)").Select(link => link.TextContent.Trim())];
}
