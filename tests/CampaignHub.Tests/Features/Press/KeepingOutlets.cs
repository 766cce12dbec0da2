using System.Net;
using CampaignHub.Features.Press.Coverage;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Outlets;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Press;

public sealed class KeepingOutlets
{
    [Fact]
    public async Task An_outlet_is_added_with_all_that_is_known_of_it_and_corrected()
    {
        await using var hub = new HubFactory();
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        await officer.OpenAsync("/admin/campaigns/test/outlets/new");

        await officer.SubmitAsync(
            "form[data-dirty]",
            ("Form.Name", "Le Télégramme"),
            ("Form.Type", "Newspaper"),
            ("Form.Scope", "Regional"),
            ("Form.Periodicity", "Daily"),
            ("Form.Territory", "Bretagne"),
            ("Form.OwnerGroup", "Groupe Télégramme")
        );
        await officer.FollowAsync();

        Assert.Contains("Newspaper · Daily · Regional · Bretagne · Groupe Télégramme", officer.Text, StringComparison.Ordinal);
        var id = await hub.DbAsync(db => db.Set<Outlet>().Select(outlet => outlet.Id).SingleAsync());
        await officer.OpenAsync($"/admin/campaigns/test/outlets/{id}/edit");
        await officer.SubmitAsync("form[data-dirty]", ("Form.Scope", "National"));
        Assert.Equal(OutletScope.National, await hub.DbAsync(db => db.Set<Outlet>().Select(outlet => outlet.Scope).SingleAsync()));
        await officer.OpenAsync($"/admin/campaigns/test/outlets/{id}/edit");
        await officer.SubmitAsync("form[data-dirty]", ("Form.Name", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
    }

    [Fact]
    public async Task The_list_is_searched_filtered_and_sorted()
    {
        await using var hub = new HubFactory();
        await MakeAsync(hub);
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);

        await officer.OpenAsync("/admin/campaigns/test/outlets?q=telegramme");
        Assert.Equal(["Le Télégramme"], Names(officer));
        await officer.OpenAsync("/admin/campaigns/test/outlets?kind=Radio");
        Assert.Equal(["Radio Ouest"], Names(officer));
        await officer.OpenAsync("/admin/campaigns/test/outlets?periodicity=Daily&reach=Regional");
        Assert.Equal(["Le Télégramme"], Names(officer));
        await officer.OpenAsync("/admin/campaigns/test/outlets?sort=-journalists");
        Assert.Equal(["Radio Ouest", "Gazette", "Le Télégramme"], Names(officer));
        await officer.OpenAsync("/admin/campaigns/test/outlets?sort=-name");
        Assert.Equal(["Radio Ouest", "Le Télégramme", "Gazette"], Names(officer));
    }

    [Fact]
    public async Task Its_page_names_its_journalists_with_their_days_and_what_it_wrote()
    {
        await using var hub = new HubFactory();
        var radio = await MakeAsync(hub);
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);

        await officer.OpenAsync($"/admin/campaigns/test/outlets/{radio}");

        var people = officer.Page.QuerySelector("#journalists")!.TextContent;
        Assert.Contains("Anna Martin", people, StringComparison.Ordinal);
        Assert.Contains("editor", people, StringComparison.Ordinal);
        Assert.Contains("until 31 January 2023", people, StringComparison.Ordinal);
        Assert.Contains("What the radio said", officer.Page.QuerySelector("#coverage")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Another campaign's", officer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removed_outlet_is_gone_for_its_journalists_and_comes_back_from_the_trash()
    {
        await using var hub = new HubFactory();
        var radio = await MakeAsync(hub);
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        await officer.OpenAsync($"/admin/campaigns/test/outlets/{radio}");

        await officer.SubmitAsync("#removal");

        await officer.OpenAsync("/admin/campaigns/test/journalists?q=martin");
        var found = officer.Page.QuerySelector("#results")!.TextContent;
        Assert.DoesNotContain("Radio Ouest", found, StringComparison.Ordinal);
        Assert.Contains("Anna Martin", found, StringComparison.Ordinal);
        await hub.DbAsync(async db =>
        {
            (await db.WithTrash<Outlet>().SingleAsync(outlet => outlet.Id == radio)).Restore();
            return await db.SaveChangesAsync();
        });
        await officer.OpenAsync("/admin/campaigns/test/journalists?q=martin");
        Assert.Contains("Radio Ouest", officer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_keeps_outlets()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync(CampaignRole.PressOfficer);

        var made = await program.SendAsync(
            HttpMethod.Post,
            "outlets",
            new
            {
                name = "Gazette",
                kind = "news_agency",
                scope = "local",
                periodicity = "round_the_clock",
            }
        );

        Assert.Equal(HttpStatusCode.Created, made.Status);
        var id = made.Text("id");
        var changed = await program.SendAsync(HttpMethod.Patch, $"outlets/{id}", new { territory = "Nord", ownerGroup = "Groupe Nord" });
        Assert.Equal(("Nord", "Groupe Nord", "news_agency"), (changed.Text("territory"), changed.Text("ownerGroup"), changed.Text("kind")));
        var stale = await program.SendAsync(HttpMethod.Patch, $"outlets/{id}", new { name = "Other", version = 1 });
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        var found = await program.SendAsync(HttpMethod.Get, "outlets?kind=news_agency&q=nord");
        Assert.Equal(1, found.Json.GetProperty("items").GetArrayLength());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await program.SendAsync(HttpMethod.Get, "outlets?kind=pigeon")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await program.SendAsync(HttpMethod.Delete, $"outlets/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await program.SendAsync(HttpMethod.Get, $"outlets/{id}")).Status);
    }

    [Fact]
    public async Task The_one_search_finds_an_outlet_by_its_owner()
    {
        await using var hub = new HubFactory();
        await MakeAsync(hub);
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);

        await officer.OpenAsync("/admin/campaigns/test/search?q=groupe+telegramme");

        Assert.Contains("Le Télégramme", officer.Text, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(Visitor visitor) =>
        visitor.Page.QuerySelectorAll("#results tbody th").Select(cell => cell.TextContent.Trim());

    private static Task<Guid> MakeAsync(HubFactory hub) =>
        hub.DbAsync(async db =>
        {
            var paper = new Outlet
            {
                Name = "Le Télégramme",
                Type = OutletKind.Newspaper,
                Scope = OutletScope.Regional,
                Periodicity = OutletPeriodicity.Daily,
                OwnerGroup = "Groupe Télégramme",
            };
            var radio = new Outlet
            {
                Name = "Radio Ouest",
                Type = OutletKind.Radio,
                Scope = OutletScope.Regional,
            };
            var gazette = new Outlet
            {
                Name = "Gazette",
                Type = OutletKind.Magazine,
                Scope = OutletScope.National,
                Periodicity = OutletPeriodicity.Daily,
            };
            db.AddRange(paper, radio, gazette);
            var anna = PressPeople.Add(db, "Anna", "Martin", "anna@example.org");
            var omar = PressPeople.Add(db, "Omar", "Diallo", "omar@example.org");
            var now = new OutletRole { JournalistId = anna.Id, OutletId = radio.Id };
            now.Describe("editor", new DateOnly(2022, 1, 1), until: null);
            var past = new OutletRole { JournalistId = omar.Id, OutletId = radio.Id };
            past.Describe("freelance", from: null, new DateOnly(2023, 1, 31));
            db.AddRange(now, past);
            db.Add(
                new CoverageItem
                {
                    OutletId = radio.Id,
                    Title = "What the radio said",
                    PublishedOn = new DateOnly(2023, 1, 3),
                }
            );
            await db.SaveChangesAsync();
            return radio.Id;
        });
}
