using System.Net;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Stakeholders;

/// <summary>Where each stands, by a rule that is shown; today is Tuesday 7 February 2023.</summary>
public sealed class Stances
{
    [Fact]
    public async Task A_member_stands_where_its_body_stands_while_the_membership_lasts_and_until_it_speaks_for_itself()
    {
        await using var hub = new HubFactory();
        var (deputy, group) = (await StakeholderDesk.PutAsync(hub, "Deputy"), await StakeholderDesk.PutAsync(hub, "Group"));
        await StakeholderDesk.TieAsync(hub, deputy, group, TieType.MemberOf, until: new DateOnly(2023, 2, 7));
        await StateAsync(hub, group, Stance.ActiveAlly, new DateOnly(2023, 1, 10));
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);

        Assert.Equal("Active ally", await HeadAsync(visitor, deputy));
        Assert.Contains("(inherited)", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync($"{StakeholderDesk.Path}?stance=ActiveAlly");
        Assert.Contains("Deputy", visitor.Text, StringComparison.Ordinal);
        using var program = await hub.ProgramAsync();
        Assert.Equal("active_ally", (await program.SendAsync(HttpMethod.Get, $"stakeholders/{deputy.Id}")).Text("stance"));
        var all = (await program.SendAsync(HttpMethod.Get, "stakeholders")).Json.GetProperty("items").EnumerateArray();
        Assert.All(all, each => Assert.Equal("active_ally", each.GetProperty("stance").GetString()));

        hub.Clock.Advance(TimeSpan.FromDays(1));
        using var later = await hub.VisitorAsync(CampaignRole.Reader);
        Assert.Equal("Unknown", await HeadAsync(later, deputy));

        await StateAsync(hub, deputy, Stance.PassiveOpponent, new DateOnly(2022, 7, 1));
        Assert.Equal("Passive opponent", await HeadAsync(later, deputy));
    }

    [Fact]
    public async Task The_list_of_a_stance_follows_what_was_said_and_who_is_a_member_today()
    {
        await using var hub = new HubFactory();
        var (deputy, group) = (await StakeholderDesk.PutAsync(hub, "Deputy"), await StakeholderDesk.PutAsync(hub, "Group"));
        await StakeholderDesk.TieAsync(hub, deputy, group, TieType.MemberOf, until: new DateOnly(2023, 2, 7));
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);
        Assert.Equal(["Deputy", "Group"], await ListAsync(visitor, "Unknown"));

        await StateAsync(hub, group, Stance.ActiveAlly, new DateOnly(2023, 1, 10));
        Assert.Equal(["Deputy", "Group"], await ListAsync(visitor, "ActiveAlly"));
        Assert.Equal([], await ListAsync(visitor, "Unknown"));

        await StateAsync(hub, group, Stance.Neutral, new DateOnly(2023, 1, 11));
        Assert.Equal([], await ListAsync(visitor, "ActiveAlly"));
        Assert.Equal(["Deputy", "Group"], await ListAsync(visitor, "Neutral"));
        Assert.Equal(["Group"], await ListAsync(visitor, "Neutral&q=gro"));
        Assert.Equal([], await ListAsync(visitor, "Neutral&class=Observer"));

        hub.Clock.Advance(TimeSpan.FromDays(1));
        using var later = await hub.VisitorAsync(CampaignRole.Reader);
        Assert.Equal(["Group"], await ListAsync(later, "Neutral"));
        Assert.Equal(["Deputy"], await ListAsync(later, "Unknown"));

        async Task<IReadOnlyList<string>> ListAsync(Visitor reader, string stance)
        {
            await reader.OpenAsync($"{StakeholderDesk.Path}?stance={stance}");
            return
            [
                .. new[] { deputy, group }
                    .Where(each => reader.Page.QuerySelector($"a[href$='{each.Id}']") is not null)
                    .Select(each => each.Actor.Name),
            ];
        }
    }

    [Fact]
    public async Task A_stance_of_more_than_twelve_months_is_old()
    {
        await using var hub = new HubFactory();
        var deputy = await StakeholderDesk.PutAsync(hub, "Deputy");
        await StateAsync(hub, deputy, Stance.Neutral, new DateOnly(2022, 2, 7));
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);

        await visitor.OpenAsync($"{StakeholderDesk.Path}/{deputy.Id}");
        Assert.DoesNotContain("old: ask again", visitor.Text, StringComparison.Ordinal);
        hub.Clock.Advance(TimeSpan.FromDays(1));
        using var later = await hub.VisitorAsync(CampaignRole.Reader);
        await later.OpenAsync($"{StakeholderDesk.Path}/{deputy.Id}");
        Assert.Contains("old: ask again", later.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shift_says_how_far_and_after_what_and_a_kept_report_stays_as_it_was()
    {
        await using var hub = new HubFactory();
        var deputy = await StakeholderDesk.PutAsync(hub, "Deputy");
        await StateAsync(hub, deputy, Stance.PassiveOpponent, new DateOnly(2022, 12, 1));
        await StateAsync(hub, deputy, Stance.PassiveAlly, new DateOnly(2023, 1, 20));
        using var program = await hub.ProgramAsync();
        // What they began is none of our actions, though it came last before the statement.
        foreach (
            var (title, day, direction) in new[]
            {
                ("A call", "2023-01-12", "outgoing_own_initiative"),
                ("Their letter", "2023-01-15", "incoming"),
                ("A later call", "2023-01-25", "outgoing_own_initiative"),
            }
        )
        {
            await program.SendAsync(
                HttpMethod.Post,
                "interactions",
                new
                {
                    title,
                    direction,
                    heldOn = day,
                    actors = new[] { deputy.ActorId },
                }
            );
        }

        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        const string line =
            "Deputy The campaign as a whole Passive opponent Passive ally +2 20 January 2023 · A letter After: A call, 12 January 2023";
        const string asked = $"{StakeholderDesk.Path}/shifts?from=2023-01-01&to=2023-02-07";
        await visitor.OpenAsync(asked);
        Assert.Contains(line, visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("#keep");
        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
        var kept = visitor.Location!.OriginalString;

        await StateAsync(hub, deputy, Stance.Champion, new DateOnly(2023, 1, 31));

        await visitor.OpenAsync(asked);
        Assert.Contains("Passive opponent Champion +4 31 January 2023", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync(kept);
        Assert.Contains(line, visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Champion", visitor.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var read = await program.SendAsync(HttpMethod.Get, "shifts?from=2023-01-01");
        Assert.Equal("champion", Assert.Single(read.Json.EnumerateArray()).GetProperty("to").GetString());
        var turned = await program.SendAsync(HttpMethod.Get, "shifts?from=2023-02-01&to=2023-01-01");
        Assert.Equal("The second day comes before the first.", turned.Text("detail"));
    }

    private static async Task<string> HeadAsync(Visitor visitor, Stakeholder stakeholder)
    {
        await visitor.OpenAsync($"{StakeholderDesk.Path}/{stakeholder.Id}");
        return visitor.Page.QuerySelector(".hub-head .stance")!.TextContent.Trim();
    }

    private static Task<bool> StateAsync(HubFactory hub, Stakeholder of, Stance level, DateOnly day) =>
        hub.InsideAsync(async services =>
        {
            var db = services.GetRequiredService<CampaignHub.Data.HubDb>();
            var stakeholder = await db.Set<Stakeholder>().Include(each => each.Statements).SingleAsync(each => each.Id == of.Id);
            var statement = Statement.Of(stakeholder, demandId: null, level, day, "A letter");
            await services.GetRequiredService<StateStance>().ExecuteAsync(stakeholder, statement, TestContext.Current.CancellationToken);
            return true;
        });
}
