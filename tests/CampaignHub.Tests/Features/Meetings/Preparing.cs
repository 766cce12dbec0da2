using System.Net;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Meetings;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Meetings;

public sealed class Preparing
{
    [Fact]
    public async Task What_is_ahead_comes_first_then_what_has_no_day_then_the_past()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await MeetingDesk.MeetAsync(visitor, "2022-11-08", "Long past");
        await MeetingDesk.MeetAsync(visitor, "2023-03-01", "In March");
        await MeetingDesk.MeetAsync(visitor, "", "Only asked for");
        await MeetingDesk.MeetAsync(visitor, "2023-01-17", "Just past");
        await MeetingDesk.MeetAsync(visitor, "2023-02-09", "Échéance proche");

        await visitor.OpenAsync(MeetingDesk.Path);

        Assert.Equal(
            ["Échéance proche", "In March", "Only asked for", "Just past", "Long past"],
            visitor.Page.QuerySelectorAll("tbody th a").Select(link => link.TextContent)
        );
        await visitor.OpenAsync($"{MeetingDesk.Path}?q=ECHEANCE&status=Dated");
        Assert.Single(visitor.Page.QuerySelectorAll("tbody tr"));
        await visitor.OpenAsync("/admin/campaigns/test");
        Assert.Contains(
            "Échéance proche",
            visitor.Page.QuerySelector("section[aria-labelledby='home-Due']")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_delegation_names_people_of_the_directory_and_others()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var director = await ActorAsync(hub);
        var id = await MeetingDesk.MeetAsync(visitor, "2023-02-20");

        await SeatAsync(visitor, id, ("Member.ActorId", $"{director}"), ("Member.Side", "Theirs"), ("Member.Speaks", "true"));
        await SeatAsync(visitor, id, ("Member.Name", "Camille"), ("Member.Side", "Ours"), ("Member.Role", "Witness"));

        await visitor.OpenAsync($"{MeetingDesk.Path}/{id}");
        var table = visitor.Page.QuerySelector("section[aria-labelledby='delegation']")!.TextContent;
        Assert.Contains("Director", table, StringComparison.Ordinal);
        Assert.Contains("Camille", table, StringComparison.Ordinal);
        await SeatAsync(visitor, id, ("Member.Side", "Ours"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Equal(2, await hub.DbAsync(db => db.Set<DelegationMember>().CountAsync()));
    }

    [Fact]
    public async Task Private_notes_and_typed_names_of_our_side_stay_with_those_who_prepare()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var id = await MeetingDesk.MeetAsync(visitor, "2023-02-20");
        await visitor.OpenAsync($"{MeetingDesk.Path}/{id}/edit");
        await visitor.SubmitAsync("form[data-guard]", ("Form.Notes", "Begin with the second demand"));
        await SeatAsync(visitor, id, ("Member.Name", "Camille"), ("Member.Side", "Ours"), ("Member.Role", "Witness"));
        using var adviser = await hub.VisitorAsync(CampaignRole.Adviser, "adviser@example.org");
        using var program = await hub.ProgramAsync();

        await adviser.OpenAsync($"{MeetingDesk.Path}/{id}");
        await visitor.OpenAsync($"{MeetingDesk.Path}/{id}");
        var api = await program.SendAsync(HttpMethod.Get, $"meetings/{id}");

        Assert.Contains("Witness", adviser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Camille", adviser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("second demand", adviser.Text, StringComparison.Ordinal);
        Assert.Contains("second demand", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("second demand", api.Json.ToString(), StringComparison.Ordinal);
        var journal = await hub.DbAsync(db => db.Journal.Select(entry => entry.Changes).ToListAsync());
        Assert.DoesNotContain(journal, changes => changes.Contains("second demand", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_people_who_edit_at_once_see_both_versions()
    {
        await using var hub = new HubFactory();
        using var first = await hub.VisitorAsync(CampaignRole.Contributor);
        using var second = await hub.VisitorAsync(CampaignRole.Contributor, "other@example.org");
        var id = await MeetingDesk.MeetAsync(first, "2023-02-20");
        await first.OpenAsync($"{MeetingDesk.Path}/{id}/edit");
        await second.OpenAsync($"{MeetingDesk.Path}/{id}/edit");
        await first.SubmitAsync("form[data-guard]", ("Form.Place", "Lyon"));

        await second.SubmitAsync("form[data-guard]", ("Form.Place", "Lille"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
        Assert.Contains("Lyon", second.Text, StringComparison.Ordinal);
        await second.SubmitAsync("form[data-guard]");
        Assert.Equal("Lille", (await MeetingDesk.ReadAsync(hub, id)).Place);
    }

    [Fact]
    public async Task A_correspondent_changes_only_meetings_they_entered()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        using var correspondent = await hub.VisitorAsync(CampaignRole.Correspondent, "local@example.org");
        var others = await MeetingDesk.HeldAsync(visitor);
        var own = await MeetingDesk.MeetAsync(correspondent, "2023-02-20", "The local office");

        await correspondent.OpenAsync($"{MeetingDesk.Path}/{others}/edit");
        await correspondent.SubmitAsync("form[data-guard]", ("Form.Title", "Taken over"));
        var refused = correspondent.Status;
        await correspondent.OpenAsync($"{MeetingDesk.Path}/{own}/edit");
        await correspondent.SubmitAsync("form[data-guard]", ("Form.Title", "The local office, again"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Redirect), (refused, correspondent.Status));
        Assert.Equal("Director general of the fund", (await MeetingDesk.ReadAsync(hub, others)).Title);
    }

    [Fact]
    public async Task A_meeting_of_another_campaign_is_not_found()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var id = await MeetingDesk.MeetAsync(visitor, "2023-02-20");
        var other = await hub.DbAsync(async db =>
        {
            var campaign = new Campaign { Name = "Other", Slug = "other" };
            db.Add(campaign);
            await db.SaveChangesAsync();
            return campaign;
        });
        using var administrator = await hub.AdministratorAsync();

        await administrator.OpenAsync($"/admin/campaigns/{other.Slug}/meetings/{id}");
        await visitor.OpenAsync($"/admin/campaigns/{other.Slug}/meetings");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (administrator.Status, visitor.Status));
    }

    [Fact]
    public async Task A_meeting_that_is_removed_can_be_put_back()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var id = await MeetingDesk.MeetAsync(visitor, "2023-02-20");
        await visitor.OpenAsync($"{MeetingDesk.Path}/{id}");
        await visitor.SubmitAsync("form[action*=Removal]");
        await visitor.FollowAsync();
        Assert.Contains("No meeting yet", visitor.Text, StringComparison.Ordinal);

        await visitor.OpenAsync("/admin/campaigns/test/trash");
        await visitor.SubmitAsync("main form");

        await visitor.OpenAsync($"{MeetingDesk.Path}/{id}");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
    }

    private static async Task SeatAsync(Visitor visitor, Guid id, params (string, string)[] fields)
    {
        await visitor.OpenAsync($"{MeetingDesk.Path}/{id}");
        await visitor.SubmitAsync("#seat", fields);
    }

    private static Task<Guid> ActorAsync(HubFactory hub) =>
        hub.DbAsync(async db =>
        {
            var actor = new Actor { Type = ActorKind.Person, Name = "Director" };
            db.Add(actor);
            await db.SaveChangesAsync();
            return actor.Id;
        });
}
