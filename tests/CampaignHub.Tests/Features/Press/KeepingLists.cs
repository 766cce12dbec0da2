using System.Net;
using CampaignHub.Features.Press.Lists;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Mail.Lists;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Press;

public sealed class KeepingLists
{
    [Fact]
    public async Task Of_many_journalists_those_found_are_put_on_a_list_and_taken_off_it_in_one_go()
    {
        await using var hub = new HubFactory();
        var list = await ManyAsync(hub);
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);

        await officer.OpenAsync($"/admin/campaigns/test/press-lists/{list}/additions");
        Assert.Equal(50, officer.Page.QuerySelectorAll("#add-members input[name=journalists]").Length);
        Assert.Contains("123 journalists who are not on the list", officer.Text, StringComparison.Ordinal);
        await officer.OpenAsync($"/admin/campaigns/test/press-lists/{list}/additions?q=housing");
        await officer.AskAsync("#add-all");
        Assert.Contains("Put 60 journalists on the list Newsrooms?", officer.Text, StringComparison.Ordinal);
        await officer.AskAsync("form#confirm");
        await officer.FollowAsync();
        Assert.Contains("60 journalists were put on the list.", officer.Text, StringComparison.Ordinal);
        Assert.Equal(60, await MembersAsync(hub, list));
        await officer.OpenAsync($"/admin/campaigns/test/press-lists/{list}/additions?q=housing");
        Assert.Null(officer.Page.QuerySelector("#add-all"));

        await officer.OpenAsync($"/admin/campaigns/test/press-lists/{list}?q=person+01&page=1");
        Assert.Equal(11, officer.Page.QuerySelectorAll("#members tbody tr").Length);
        await officer.SubmitAsync("#take-off-all");
        Assert.Equal(49, await MembersAsync(hub, list));
    }

    [Fact]
    public async Task Some_are_chosen_and_whoever_is_there_already_stays_once()
    {
        await using var hub = new HubFactory();
        var list = await ManyAsync(hub);
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        await officer.OpenAsync($"/admin/campaigns/test/press-lists/{list}/additions");
        var some = officer
            .Page.QuerySelectorAll("#add-members input[name=journalists]")
            .Take(2)
            .Select(box => ("journalists", box.GetAttribute("value")!))
            .ToArray();

        await officer.SubmitAsync("#add-members", some);
        await officer.OpenAsync($"/admin/campaigns/test/press-lists/{list}/additions");
        await officer.SubmitAsync("#add-members", some[0]);

        Assert.Equal(2, await MembersAsync(hub, list));
        await officer.OpenAsync($"/admin/campaigns/test/press-lists/{list}/additions");
        await officer.SubmitAsync("#add-members");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
    }

    [Fact]
    public async Task The_lists_are_paged_and_sorted_and_one_is_renamed()
    {
        await using var hub = new HubFactory();
        var list = await ManyAsync(hub);
        await hub.DbAsync(async db =>
        {
            db.AddRange(
                Enumerable.Range(0, 60).Select(number => new PressList { Name = $"List {number:00}", CampaignId = hub.Campaign.Id })
            );
            return await db.SaveChangesAsync();
        });
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);

        await officer.OpenAsync("/admin/campaigns/test/press-lists?sort=-name");
        Assert.Equal(50, officer.Page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal("Newsrooms", officer.Page.QuerySelector("tbody th")!.TextContent);
        await officer.OpenAsync("/admin/campaigns/test/press-lists?page=2");
        Assert.Equal(11, officer.Page.QuerySelectorAll("tbody tr").Length);
        await officer.OpenAsync($"/admin/campaigns/test/press-lists/{list}");
        await officer.SubmitAsync("#rename", ("name", "Regional press"));
        await officer.FollowAsync();
        Assert.Contains("Regional press", officer.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_keeps_lists_by_hand_and_a_return_revives_nobody()
    {
        await using var hub = new HubFactory();
        await ManyAsync(hub);
        using var program = await hub.ProgramAsync(CampaignRole.PressOfficer);
        var people = (await program.SendAsync(HttpMethod.Get, "journalists?limit=3"))
            .Json.GetProperty("items")
            .EnumerateArray()
            .Select(each => each.GetProperty("id").GetGuid())
            .ToList();
        var list = (await program.SendAsync(HttpMethod.Post, "press-lists", new { name = "Ours", journalists = people })).Text("id");

        Assert.Equal(
            HttpStatusCode.OK,
            (
                await program.SendAsync(HttpMethod.Post, $"press-lists/{list}/unsubscriptions", new { address = "person000@example.org" })
            ).Status
        );
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await program.SendAsync(HttpMethod.Delete, $"press-lists/{list}/journalists/{people[0]}")).Status
        );
        var back = await program.SendAsync(HttpMethod.Post, $"press-lists/{list}/journalists", new { journalists = people });

        Assert.Equal(1, back.Json.GetProperty("changed").GetInt32());
        Assert.Equal(
            3,
            (await program.SendAsync(HttpMethod.Get, $"press-lists/{list}/journalists")).Json.GetProperty("items").GetArrayLength()
        );
        Assert.Equal(1, await hub.DbAsync(db => db.Set<Unsubscription>().CountAsync()));
    }

    private static Task<int> MembersAsync(HubFactory hub, Guid list) =>
        hub.DbAsync(db => db.Set<PressListMember>().CountAsync(member => member.ListId == list));

    private static Task<Guid> ManyAsync(HubFactory hub) =>
        hub.DbAsync(async db =>
        {
            for (var number = 0; number < 123; number++)
            {
                PressPeople.Add(db, "Person", $"{number:000}", $"person{number:000}@example.org", number < 60 ? "Housing" : "Sport");
            }

            var list = new PressList { Name = "Newsrooms", CampaignId = hub.Campaign.Id };
            db.Add(list);
            await db.SaveChangesAsync();
            return list.Id;
        });
}
