using System.Net;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Lists;
using CampaignHub.Features.Press.Outlets;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Mail.Bounces;
using CampaignHub.Platform.Mail.Lists;
using CampaignHub.Platform.Mail.Reading;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Press;

public sealed class KeepingJournalists
{
    private static readonly string[] TwoLanguages = ["br", "fr"];
    private static readonly string[] OneTag = ["ouest"];

    [Fact]
    public async Task A_freelance_works_for_several_outlets_each_with_a_role_and_days()
    {
        await using var hub = new HubFactory();
        await hub.DbAsync(async db =>
        {
            db.AddRange(Paper("Gazette"), Paper("L'Éveil"), Paper("Le Bulletin"));
            return await db.SaveChangesAsync();
        });
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        await officer.OpenAsync("/admin/campaigns/test/journalists/new");
        await officer.SubmitAsync(
            "form[data-dirty]",
            ("Form.FirstName", "Léa"),
            ("Form.Name", "Garçon"),
            ("Form.Outlet", "gazette"),
            ("Form.Role", "editor"),
            ("Form.Beats", "logement, Justice; logement"),
            ("Form.Languages", "fr"),
            ("Form.Channel", "ByPhone"),
            ("Form.Tags", "bilingue"),
            ("Form.Email", "lea@example.org"),
            ("Form.Source", "Her card")
        );
        await officer.FollowAsync();

        await officer.SubmitAsync(
            "#add-role",
            ("RoleForm.Outlet", "l'eveil"),
            ("RoleForm.Role", "freelance"),
            ("RoleForm.From", "2022-09-01")
        );
        await officer.FollowAsync();
        await officer.SubmitAsync("#add-role", ("RoleForm.Outlet", "Le Bulletin"), ("RoleForm.Until", "2021-12-31"));
        await officer.FollowAsync();

        var head = officer.Page.QuerySelector(".hub-head-sub")!.TextContent;
        Assert.Equal("Gazette, L'Éveil · logement, Justice · French · rather reached: By phone", head);
        var roles = officer.Page.QuerySelector("#roles")!.TextContent;
        Assert.Contains("since 1 September 2022", roles, StringComparison.Ordinal);
        Assert.Contains("until 31 December 2021", roles, StringComparison.Ordinal);
        Assert.Contains("bilingue", officer.Text, StringComparison.Ordinal);
        await officer.SubmitAsync("#add-role", ("RoleForm.Outlet", "Nowhere"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
        Assert.Contains("No outlet is called \"Nowhere\"", officer.Text, StringComparison.Ordinal);
        await officer.OpenAsync("/admin/campaigns/test/journalists?q=eveil");
        Assert.Contains("Léa Garçon", officer.Text, StringComparison.Ordinal);
        await officer.OpenAsync("/admin/campaigns/test/journalists?q=bulletin");
        Assert.DoesNotContain("Léa Garçon", officer.Page.QuerySelector("#results")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task U8_person_address_and_list_are_told_apart_with_their_reasons_and_a_send_leaves_each_out_for_its_own()
    {
        await using var hub = new HubFactory();
        var (list, people) = await ThreeAsync(hub);
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);

        await officer.OpenAsync($"/admin/campaigns/test/journalists/{people[0]}");
        Assert.Null(officer.Page.QuerySelector("#standing .tone-bad"));
        await officer.SubmitAsync("#leave-alone", ("because", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
        await officer.SubmitAsync("#leave-alone", ("because", "Told us so at the conference"), ("since", "2023-02-01"));
        await officer.FollowAsync();

        var person = Said(officer, "#standing-person");
        Assert.Contains("Since 1 February 2023", person, StringComparison.Ordinal);
        Assert.Contains("Told us so at the conference", person, StringComparison.Ordinal);
        await officer.OpenAsync($"/admin/campaigns/test/journalists/{people[1]}");
        Assert.Contains("said nothing against it", Said(officer, "#standing-person"), StringComparison.Ordinal);
        Assert.Contains("550 no such user here", Said(officer, "#standing-addresses"), StringComparison.Ordinal);
        await officer.OpenAsync($"/admin/campaigns/test/journalists/{people[2]}");
        Assert.Contains("said nothing against it", Said(officer, "#standing-person"), StringComparison.Ordinal);
        Assert.Contains("Mails go there", Said(officer, "#standing-addresses"), StringComparison.Ordinal);
        Assert.Contains("Left this list", Said(officer, "#standing-lists"), StringComparison.Ordinal);
        var release = await PressDesk.ReleaseAsync(hub);
        await officer.OpenAsync($"/admin/campaigns/test/releases/{release}/sending?list={list}");
        var leftOut = Said(officer, "#left-out");
        Assert.Matches("Anna Alone.{0,20}Asked not to be written to", leftOut);
        Assert.Matches("Boris Bounced.{0,20}Mail comes back from there", leftOut);
        Assert.Matches("Chloé Left.{0,20}Left the list", leftOut);
        await officer.SubmitAsync("form#send");
        var reached = await hub.DbAsync(db => db.Set<Delivery>().Select(delivery => delivery.Address).ToListAsync());
        Assert.Equal(["dora@example.org"], reached);
    }

    [Fact]
    public async Task In_French_the_page_says_the_same()
    {
        await using var hub = new HubFactory();
        var (_, people) = await ThreeAsync(hub);
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        officer.Client.DefaultRequestHeaders.AcceptLanguage.Clear();
        officer.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr");

        await officer.OpenAsync($"/admin/campaigns/test/journalists/{people[0]}");

        Assert.Contains("La personne n'a rien dit contre.", Said(officer, "#standing-person"), StringComparison.Ordinal);
        Assert.Contains("Les courriels y vont", Said(officer, "#standing-addresses"), StringComparison.Ordinal);
        Assert.Contains("Sur la liste", Said(officer, "#standing-lists"), StringComparison.Ordinal);
    }

    /// <summary>U7, U8: what is said of the person holds for what waits already, and is no matter of a colleague who reads the same mailbox.</summary>
    [Fact]
    public async Task Who_is_left_alone_after_the_click_gets_nothing_of_what_waits()
    {
        await using var hub = new HubFactory();
        var (list, people) = await ThreeAsync(hub);
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var release = await PressDesk.ReleaseAsync(hub);
        await officer.OpenAsync($"/admin/campaigns/test/releases/{release}/sending?list={list}");
        await officer.SubmitAsync("form#send", ("AtLocal", "2023-02-07T12:00"));
        await officer.OpenAsync($"/admin/campaigns/test/journalists/{people[0]}");
        await officer.SubmitAsync("#leave-alone", ("because", "Wrote to us"));

        hub.Clock.Advance(TimeSpan.FromMinutes(121));

        Assert.Single(await PressDesk.OutboxAsync(hub, 1));
        var ended = await hub.DbAsync(db =>
            db.Set<Delivery>()
                .OrderBy(delivery => delivery.AddressKey)
                .Select(delivery => new { delivery.Address, delivery.ReplyText })
                .ToListAsync()
        );
        Assert.Equal(["anna@example.org", "dora@example.org"], ended.Select(delivery => delivery.Address));
        Assert.Equal(DeliveryReasons.Objected, ended[0].ReplyText);
    }

    [Fact]
    public async Task An_address_shared_with_somebody_left_alone_stays_the_colleagues()
    {
        await using var hub = new HubFactory();
        var list = await hub.DbAsync(async db =>
        {
            var alone = PressPeople.Add(db, "Anna", "Alone", "redaction@example.org");
            alone.LeaveAlone("Asked us", new DateOnly(2023, 1, 2));
            var colleague = PressPeople.Add(db, "Bob", "Colleague", "redaction@example.org");
            return await ListAsync(db, hub.Campaign.Id, alone, colleague);
        });
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);

        await PressDesk.SendAsync(officer, await PressDesk.ReleaseAsync(hub), list);

        Assert.Single(await PressDesk.OutboxAsync(hub, 1));
    }

    [Fact]
    public async Task A_program_keeps_journalists()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync(CampaignRole.PressOfficer);
        var paper = (
            await program.SendAsync(
                HttpMethod.Post,
                "outlets",
                new
                {
                    name = "Gazette",
                    kind = "newspaper",
                    scope = "local",
                }
            )
        ).Text("id");

        var made = await program.SendAsync(
            HttpMethod.Post,
            "journalists",
            new
            {
                firstName = "Noël",
                name = "Le Goff",
                beats = "mer, social",
                languages = TwoLanguages,
                channel = "by_text_message",
                tags = OneTag,
                email = "noel@example.org",
                source = "His site",
                outlets = new[]
                {
                    new
                    {
                        outlet = paper,
                        role = "correspondent",
                        from = "2020-05-01",
                    },
                },
            }
        );

        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal(("Noël Le Goff", "Gazette", "mer, social"), (made.Text("name"), made.Text("outlet"), made.Text("beats")));
        var id = made.Text("id");
        Assert.Equal("ouest", made.Json.GetProperty("tags")[0].GetString());
        var found = await program.SendAsync(HttpMethod.Get, "journalists?beat=Mer&language=br");
        Assert.Equal(1, found.Json.GetProperty("items").GetArrayLength());
        Assert.Equal(0, (await program.SendAsync(HttpMethod.Get, "journalists?beat=me")).Json.GetProperty("items").GetArrayLength());
        var badOutlet = new { name = "X", outlets = new[] { new { outlet = Guid.CreateVersion7() } } };
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await program.SendAsync(HttpMethod.Post, "journalists", badOutlet)).Status);
        Assert.Equal(1, await hub.DbAsync(db => db.Set<Journalist>().CountAsync()));
        Assert.Equal(HttpStatusCode.NoContent, (await program.SendAsync(HttpMethod.Delete, $"journalists/{id}")).Status);
    }

    [Fact]
    public async Task A_program_says_why_somebody_is_left_alone_and_leaves_the_rest_as_it_is()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync(CampaignRole.PressOfficer);
        var made = await program.SendAsync(
            HttpMethod.Post,
            "journalists",
            new
            {
                name = "Le Goff",
                beats = "mer",
                email = "noel@example.org",
                source = "His site",
            }
        );
        var id = made.Text("id");

        var silent = await program.SendAsync(HttpMethod.Patch, $"journalists/{id}", new { doNotContact = true });
        var alone = await program.SendAsync(
            HttpMethod.Patch,
            $"journalists/{id}",
            new { doNotContact = true, doNotContactReason = "By letter" }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        Assert.True(alone.Json.GetProperty("doNotContact").GetBoolean());
        Assert.Equal(("2023-02-07", "By letter"), (alone.Text("doNotContactSince"), alone.Text("doNotContactReason")));
        Assert.Equal(("mer", "noel@example.org"), (alone.Text("beats"), alone.Text("email")));
        var again = await program.SendAsync(HttpMethod.Patch, $"journalists/{id}", new { doNotContact = false });
        Assert.False(again.Json.GetProperty("doNotContact").GetBoolean());
    }

    private static string Said(Visitor visitor, string where) =>
        System.Text.RegularExpressions.Regex.Replace(
            visitor.Page.QuerySelector(where)!.TextContent,
            @"\s+",
            " ",
            default,
            TimeSpan.FromSeconds(5)
        );

    private static Outlet Paper(string name) =>
        new()
        {
            Name = name,
            Type = OutletKind.Newspaper,
            Scope = OutletScope.Local,
        };

    private static async Task<Guid> ListAsync(CampaignHub.Data.HubDb db, Guid campaign, params Journalist[] journalists)
    {
        var list = new PressList { Name = "Newsrooms", CampaignId = campaign };
        foreach (var journalist in journalists)
        {
            list.Add(journalist.Id);
        }

        db.Add(list);
        await db.SaveChangesAsync();
        return list.Id;
    }

    /// <summary>One who may be written to for now, one whose address is suppressed, one who left the list, and one who gets everything.</summary>
    private static Task<(Guid List, IReadOnlyList<Guid> People)> ThreeAsync(HubFactory hub) =>
        hub.DbAsync(async db =>
        {
            var anna = PressPeople.Add(db, "Anna", "Alone", "anna@example.org");
            var boris = PressPeople.Add(db, "Boris", "Bounced", "boris@example.org");
            var chloe = PressPeople.Add(db, "Chloé", "Left", "chloe@example.org");
            var dora = PressPeople.Add(db, "Dora", "Reached", "dora@example.org");
            db.Add(
                new SuppressedAddress
                {
                    AddressKey = "boris@example.org",
                    Source = SuppressedSource.Bounce,
                    Reason = BounceReason.UnknownUser,
                    Since = hub.Clock.GetUtcNow(),
                    Words = "550 no such user here",
                }
            );
            var list = await ListAsync(db, hub.Campaign.Id, anna, boris, chloe, dora);
            db.Add(
                new Unsubscription
                {
                    CampaignId = hub.Campaign.Id,
                    ListId = list,
                    AddressKey = "chloe@example.org",
                    By = UnsubscribedBy.ByOneClick,
                }
            );
            await db.SaveChangesAsync();
            return (list, (IReadOnlyList<Guid>)[anna.Id, boris.Id, chloe.Id]);
        });
}
