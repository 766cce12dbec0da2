using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Platform.Access;

namespace CampaignHub.Tests.Features.Search;

public sealed class Finding
{
    [Fact]
    public async Task Somebody_on_the_map_is_found_once()
    {
        await using var hub = new HubFactory();
        await hub.InsideAsync(async services =>
        {
            var db = services.GetRequiredService<CampaignHub.Data.HubDb>();
            var actor = new Actor { Type = ActorKind.Organisation, Name = "Martin and sons" };
            db.Add(actor);
            await db.SaveChangesAsync();
            return await services
                .GetRequiredService<AddStakeholder>()
                .ExecuteAsync(actor, TargetClass.DirectTarget, TestContext.Current.CancellationToken);
        });
        using var reader = await hub.VisitorAsync(CampaignRole.Coordinator);

        await reader.OpenAsync("/admin/campaigns/test/search?q=martin");

        Assert.Contains("1 result", reader.Text, StringComparison.Ordinal);
        Assert.Contains("/stakeholders/", reader.Page.QuerySelector("#found a")?.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("echeance", "Comment")]
    [InlineData("moratoire", "Minutes")]
    [InlineData("temoin", "Delegation")]
    [InlineData("algorithm suspects", "Mail")]
    public async Task What_stands_beside_records_is_found_by_who_may_see_it(string words, string what)
    {
        await using var hub = new HubFactory();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        await FillAsync(hub, coordinator);

        await coordinator.OpenAsync($"/admin/campaigns/test/search?q={words}");
        Assert.Contains($"· {what}", coordinator.Text, StringComparison.Ordinal);
        await coordinator.OpenAsync($"/admin/search?q={words}");
        Assert.Contains($"· {what}", coordinator.Text, StringComparison.Ordinal);
        await coordinator.OpenAsync("/admin/campaigns");
        Assert.Equal("/admin/search", coordinator.Page.QuerySelector("form.hub-search")?.GetAttribute("action"));

        // Who only reads meetings does not find the names that were typed on our side, nor mails.
        using var reader = await hub.VisitorAsync(CampaignRole.Reader, "reader@example.org");
        await reader.OpenAsync($"/admin/search?q={words}");
        Assert.Equal(
            what is "Delegation" or "Mail",
            reader.Text.Contains("Nothing found", StringComparison.Ordinal) || !reader.Text.Contains($"· {what}", StringComparison.Ordinal)
        );

        // A keeper of testimonies sees neither meetings nor mails; nobody sees another campaign.
        using var keeper = await hub.VisitorAsync(CampaignRole.TestimonyKeeper, "keeper@example.org");
        using var stranger = await hub.VisitorAsync(email: "stranger@example.org");
        foreach (var visitor in new[] { keeper, stranger })
        {
            await visitor.OpenAsync($"/admin/search?q={words}");
            Assert.Contains("Nothing found", visitor.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_release_is_found_by_its_press_contact()
    {
        await using var hub = new HubFactory();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        await Press.PressDesk.ReleaseAsync(hub);

        await coordinator.OpenAsync("/admin/campaigns/test/search?q=Camille Renard");

        Assert.Contains("The algorithm that suspects the poor", coordinator.Text, StringComparison.Ordinal);
    }

    private static async Task FillAsync(HubFactory hub, Visitor coordinator)
    {
        var demand = await Meetings.MeetingDesk.DemandAsync(hub, "Transparency");
        var meeting = await Meetings.MeetingDesk.MeetAsync(coordinator, "2023-01-17", "At the fund");
        await Meetings.MeetingDesk.PutAsync(coordinator, meeting, demand);
        await Meetings.MeetingDesk.HoldAsync(coordinator, meeting);
        await coordinator.OpenAsync($"{Meetings.MeetingDesk.Path}/{meeting}/minutes/{demand}");
        await coordinator.SubmitAsync("form[data-guard]", ("Said", "Un moratoire serait étudié."), ("Answer", "Evasive"));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, coordinator.Status);
        await coordinator.OpenAsync($"{Meetings.MeetingDesk.Path}/{meeting}");
        await coordinator.SubmitAsync("form[action*='handler=Delegation']", ("Member.Name", "Noor, témoin"), ("Member.Side", "Ours"));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, coordinator.Status);
        using var program = await hub.ProgramAsync();
        await program.SendAsync(
            HttpMethod.Post,
            "comments",
            new
            {
                kind = "meeting",
                subject = meeting,
                text = "Relancer avant l'échéance.",
            }
        );
        await Press.PressDesk.SendAsync(coordinator, await Press.PressDesk.ReleaseAsync(hub), await Press.PressDesk.ListAsync(hub, 1));
    }
}
