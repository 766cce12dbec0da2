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
        Assert.Contains("(inherited from Group: member since 1 January 2023)", visitor.Text, StringComparison.Ordinal);
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
    public async Task Who_holds_a_post_stands_where_the_body_stands_while_the_mandate_lasts_and_the_home_page_tells_that_they_moved()
    {
        await using var hub = new HubFactory();
        var (director, fund) = (await StakeholderDesk.PutAsync(hub, "Director"), await PutBodyAsync(hub, "Fund"));
        await HoldAsync(hub, director, fund, "Head of office", new DateOnly(2023, 1, 20), new DateOnly(2023, 2, 7));
        await StateAsync(hub, fund, Stance.ActiveOpponent, new DateOnly(2022, 3, 1));
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);

        Assert.Equal("Active opponent", await HeadAsync(visitor, director));
        Assert.Contains("(inherited from Fund: Head of office since 20 January 2023)", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync("/admin/campaigns/test");
        Assert.Contains("Director: Active opponent, was Unknown 20 January 2023", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync($"{StakeholderDesk.Path}?stance=ActiveOpponent");
        Assert.Contains("Director", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync($"{StakeholderDesk.Path}/shifts?from=2023-01-19&to=2023-02-07");
        Assert.Contains("Unknown Active opponent — 1 March 2022 · A letter (inherited from Fund)", visitor.Text, StringComparison.Ordinal);
        using var program = await hub.ProgramAsync();
        var told = (await program.SendAsync(HttpMethod.Get, $"stakeholders/{director.Id}")).Json.GetProperty("stances")[0];
        Assert.Equal(
            ($"{fund.Id}", "Head of office", "2023-01-20"),
            (told.GetProperty("from").GetString(), told.GetProperty("post").GetString(), told.GetProperty("belongsSince").GetString())
        );

        hub.Clock.Advance(TimeSpan.FromDays(1));
        using var later = await hub.VisitorAsync(CampaignRole.Reader);
        Assert.Equal("Unknown", await HeadAsync(later, director));
    }

    [Fact]
    public async Task The_nearest_body_that_spoke_decides_over_any_number_of_levels_and_circles_of_bodies_end()
    {
        await using var hub = new HubFactory();
        var member = await StakeholderDesk.PutAsync(hub, "Member");
        var (local, union, roof) = (await PutBodyAsync(hub, "Local"), await PutBodyAsync(hub, "Union"), await PutBodyAsync(hub, "Roof"));
        await StakeholderDesk.TieAsync(hub, member, local, TieType.MemberOf);
        await StakeholderDesk.TieAsync(hub, local, union, TieType.MemberOf, until: new DateOnly(2023, 2, 7));
        await StakeholderDesk.TieAsync(hub, union, roof, TieType.MemberOf);
        await StakeholderDesk.TieAsync(hub, roof, local, TieType.MemberOf);
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);
        Assert.Equal("Unknown", await HeadAsync(visitor, member));

        await StateAsync(hub, roof, Stance.Champion, new DateOnly(2023, 1, 30));
        Assert.Equal("Champion", await HeadAsync(visitor, member));
        Assert.Contains("(inherited from Roof through Local: member since 1 January 2023)", visitor.Text, StringComparison.Ordinal);

        await StateAsync(hub, union, Stance.Neutral, new DateOnly(2023, 1, 10));
        Assert.Equal("Neutral", await HeadAsync(visitor, member));
        Assert.Equal("Neutral", await HeadAsync(visitor, local));

        hub.Clock.Advance(TimeSpan.FromDays(1));
        using var later = await hub.VisitorAsync(CampaignRole.Reader);
        Assert.Equal("Unknown", await HeadAsync(later, member));
    }

    [Fact]
    public async Task Many_who_follow_their_body_are_one_line_of_the_home_page()
    {
        await using var hub = new HubFactory();
        var union = await PutBodyAsync(hub, "Union");
        for (var at = 1; at <= 4; at++)
        {
            await StakeholderDesk.TieAsync(hub, await StakeholderDesk.PutAsync(hub, $"Member {at}"), union, TieType.MemberOf);
        }

        await StateAsync(hub, union, Stance.PassiveAlly, new DateOnly(2023, 2, 1));
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);

        await visitor.OpenAsync("/admin/campaigns/test");

        Assert.Contains("Union: Passive ally, was Unknown", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Union: Passive ally; 4 who belong to it follow", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Member 1", visitor.Text, StringComparison.Ordinal);
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

    private static Task<Stakeholder> PutBodyAsync(HubFactory hub, string name) =>
        hub.DbAsync(async db =>
        {
            var actor = new Actor { Type = ActorKind.Organisation, Name = name };
            var stakeholder = new Stakeholder
            {
                ActorId = actor.Id,
                Actor = actor,
                Class = TargetClass.Relay,
            };
            db.Add(stakeholder);
            await db.SaveChangesAsync();
            return stakeholder;
        });

    private static Task<int> HoldAsync(HubFactory hub, Stakeholder person, Stakeholder body, string title, DateOnly from, DateOnly until) =>
        hub.DbAsync(async db =>
        {
            var post = Post.Of(body.Actor, title);
            db.Add(post);
            db.Add(Mandate.Of(person.Actor, post, from, until));
            return await db.SaveChangesAsync();
        });

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
