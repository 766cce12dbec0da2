using System.Net;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Features.Stakeholders.Interactions;
using CampaignHub.Features.Stakeholders.Settings;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Stakeholders;

/// <summary>When a statement is old and somebody neglected is the campaign's own to say.</summary>
public sealed class MapSetting
{
    private const string Page = $"{StakeholderDesk.Path}/settings";

    [Fact]
    public async Task A_statement_is_old_after_as_many_months_as_the_campaign_says()
    {
        await using var hub = new HubFactory();
        var deputy = await StakeholderDesk.PutAsync(hub, "Deputy");
        using var program = await hub.ProgramAsync();
        await program.SendAsync(
            HttpMethod.Post,
            "statements",
            new
            {
                stakeholder = deputy.Id,
                level = "neutral",
                madeOn = "2022-11-07",
                source = "A letter",
            }
        );
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);

        await SetAsync(visitor, ("staleMonths", "3"));
        Assert.DoesNotContain("old: ask again", await SheetAsync(visitor, deputy), StringComparison.Ordinal);
        await SetAsync(visitor, ("staleMonths", "2"));

        var sheet = await SheetAsync(visitor, deputy);
        Assert.Contains("old: ask again", sheet, StringComparison.Ordinal);
        Assert.Contains("After 2 months a statement counts as old.", sheet, StringComparison.Ordinal);
        await visitor.OpenAsync($"{StakeholderDesk.Path}/views/spectrum");
        Assert.Contains("old: ask again", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_is_neglected_after_as_many_days_as_the_campaign_says_of_the_class()
    {
        await using var hub = new HubFactory();
        await StakeholderDesk.PutAsync(hub, "Watcher", TargetClass.Observer);
        using var program = await hub.ProgramAsync();

        var usual = await program.SendAsync(HttpMethod.Get, "map-settings");
        hub.Clock.Advance(TimeSpan.FromDays(21));
        Assert.Equal(0, await NeglectedAsync(hub));
        var changed = await program.SendAsync(
            HttpMethod.Patch,
            "map-settings",
            new { neglectDays = new[] { new { @class = "observer", days = 20 } } }
        );

        Assert.Equal(1, await NeglectedAsync(hub));
        Assert.Equal((12, 120), (usual.Json.GetProperty("staleMonths").GetInt32(), DaysOf(usual, "observer")));
        Assert.Equal(
            (12, 20, 30),
            (changed.Json.GetProperty("staleMonths").GetInt32(), DaysOf(changed, "observer"), DaysOf(changed, "direct_target"))
        );
        var refused = await program.SendAsync(HttpMethod.Patch, "map-settings", new { staleMonths = 0 });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(1, await hub.DbAsync(db => db.Set<MapSettings>().CountAsync()));
    }

    [Fact]
    public async Task Only_whoever_may_change_the_campaign_sees_the_settings()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await visitor.OpenAsync(Page);

        Assert.Equal(HttpStatusCode.Forbidden, visitor.Status);
    }

    private static int DaysOf(Programs.Answer settings, string @class) =>
        settings
            .Json.GetProperty("neglectDays")
            .EnumerateArray()
            .Single(each => each.GetProperty("class").GetString() == @class)
            .GetProperty("days")
            .GetInt32();

    private static async Task SetAsync(Visitor visitor, params (string, string)[] fields)
    {
        await visitor.OpenAsync(Page);
        await visitor.SubmitAsync("#settings", fields);
        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
    }

    private static async Task<string> SheetAsync(Visitor visitor, Stakeholder stakeholder)
    {
        await visitor.OpenAsync($"{StakeholderDesk.Path}/{stakeholder.Id}");
        return visitor.Text;
    }

    private static Task<int> NeglectedAsync(HubFactory hub) =>
        hub.InsideAsync(async services =>
            (await services.GetRequiredService<Neglect>().ReadAsync(only: null, TestContext.Current.CancellationToken)).Count
        );
}
