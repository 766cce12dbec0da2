using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Outlets;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Directory;

/// <summary>Forms that pick somebody of the directory: by typing a part of a name, with script and without.</summary>
public sealed class Picking
{
    private const string Campaign = "/admin/campaigns/test";

    [Fact]
    public async Task Without_script_the_form_comes_back_with_what_was_found_and_what_was_typed()
    {
        await using var hub = new HubFactory();
        var (from, to) = (await PersonAsync(hub, "Karim", "Belkacem"), await PersonAsync(hub, "Hélène", "Dupré"));
        await PersonAsync(hub, "Jean", "Martin");
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await visitor.OpenAsync($"{Campaign}/directory/{from}");
        Assert.DoesNotContain("Dupré", visitor.Text, StringComparison.Ordinal);

        await visitor.SubmitAsync(
            "#add-tie",
            ("find.TieForm.ToId", "helene dup"),
            ("pick", "TieForm.ToId"),
            ("TieForm.Type", "Advises"),
            ("TieForm.Since", "2020-02-03"),
            ("TieForm.Source", "Le Monde")
        );

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Tie>().CountAsync()));
        var found = Assert.Single(visitor.Page.QuerySelectorAll("#add-tie input[type=radio]").OfType<IHtmlInputElement>());
        Assert.Equal($"{to}", found.Value);
        await visitor.SubmitAsync("#add-tie", ("TieForm.ToId", found.Value));
        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
        var tie = await hub.DbAsync(db => db.Set<Tie>().SingleAsync());
        Assert.Equal((TieType.Advises, new DateOnly(2020, 2, 3), "Le Monde", to), (tie.Type, tie.Since!.Value, tie.Source, tie.ToId));
    }

    [Fact]
    public async Task Who_is_picked_stays_while_somebody_else_is_looked_for()
    {
        await using var hub = new HubFactory();
        var one = await PersonAsync(hub, "Hélène", "Dupré");
        var other = await PersonAsync(hub, "Jean", "Martin");
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await visitor.OpenAsync($"{Campaign}/interactions/new");

        await visitor.SubmitAsync("form[data-guard]", ("Form.Title", "Call"), ("find.Form.Actors", "dupre"), ("pick", "Form.Actors"));
        await visitor.SubmitAsync("form[data-guard]", ("Form.Actors", $"{one}"), ("find.Form.Actors", "martin"), ("pick", "Form.Actors"));

        var boxes = visitor.Page.QuerySelectorAll("input[name='Form.Actors']").OfType<IHtmlInputElement>().ToList();
        Assert.Equal([($"{one}", true), ($"{other}", false)], boxes.Select(box => (box.Value, box.IsChecked)));
        Assert.Equal("Call", visitor.Page.QuerySelector("[name='Form.Title']")!.GetAttribute("value"));
        await visitor.SubmitAsync("form[data-guard]", ("find.Form.Actors", "nobody by that name"), ("pick", "Form.Actors"));
        Assert.Contains("Nothing found for nobody by that name.", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_script_a_few_are_offered_while_one_types_by_who_may_see_them()
    {
        await using var hub = new HubFactory();
        for (var at = 0; at < 30; at++)
        {
            await PersonAsync(hub, "Zoé", $"Dupré {at:00}");
        }

        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);
        var address = new Uri($"{Campaign}/directory/picks?of=actor&q=ZOE%20dup", UriKind.Relative);
        var offered = await visitor.Client.GetStringAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(12, offered.Split("\"name\":\"Zoé Dupré").Length - 1);
        using var stranger = Visitor.At(hub);
        await stranger.OpenAsync(address.OriginalString);
        Assert.NotEqual(HttpStatusCode.OK, stranger.Status);
    }

    [Fact]
    public async Task Two_of_one_name_are_told_apart_by_their_mail_address_their_body_and_their_outlet()
    {
        await using var hub = new HubFactory();
        var (one, other) = (await PersonAsync(hub, "Jean", "Martin"), await PersonAsync(hub, "Jean", "Martin"));
        await hub.DbAsync(async db =>
        {
            var mail = new ContactDetail { ActorId = one };
            mail.Describe(ContactKind.Email, "jean@example.org", "Card", new DateOnly(2023, 1, 1));
            var league = new Actor { Type = ActorKind.Organisation, Name = "League" };
            var member = new Tie
            {
                FromId = one,
                ToId = league.Id,
                Type = TieType.MemberOf,
            };
            member.Describe(3, since: null, until: null, "Its site");
            var paper = new Outlet
            {
                Name = "Le Monde",
                Type = OutletKind.Newspaper,
                Scope = OutletScope.National,
            };
            var journalist = new Journalist { ActorId = other };
            db.AddRange(mail, league, paper, member, journalist);
            db.Add(new OutletRole { JournalistId = journalist.Id, OutletId = paper.Id });
            return await db.SaveChangesAsync();
        });
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);

        var offered = JsonDocument
            .Parse(
                await visitor.Client.GetStringAsync(
                    new Uri($"{Campaign}/directory/picks?of=actor&q=martin", UriKind.Relative),
                    TestContext.Current.CancellationToken
                )
            )
            .RootElement.EnumerateArray()
            .ToDictionary(pick => pick.GetProperty("id").GetGuid(), pick => pick.GetProperty("detail").GetString());

        Assert.Equal(("League · jean@example.org", "Le Monde"), (offered[one], offered[other]));
    }

    private static Task<Guid> PersonAsync(HubFactory hub, string first, string last) =>
        hub.DbAsync(async db =>
        {
            var actor = new Actor
            {
                Type = ActorKind.Person,
                FirstName = first,
                Name = last,
            };
            db.Add(actor);
            await db.SaveChangesAsync();
            return actor.Id;
        });
}
