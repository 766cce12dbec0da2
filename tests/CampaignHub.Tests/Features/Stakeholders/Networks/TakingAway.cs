using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Platform.Access;

namespace CampaignHub.Tests.Features.Stakeholders.Networks;

/// <summary>The network as tables for a spreadsheet.</summary>
public sealed class TakingAway
{
    [Fact]
    public async Task The_tree_is_a_table_with_how_deep_each_stands_and_under_whom()
    {
        await using var hub = new HubFactory();
        var (target, adviser, friend, alone) = (
            await StakeholderDesk.PutAsync(hub, "Target", TargetClass.DirectTarget),
            await StakeholderDesk.PutAsync(hub, "Adviser"),
            await StakeholderDesk.PutAsync(hub, "Friend"),
            await StakeholderDesk.PutAsync(hub, "Alone")
        );
        await StakeholderDesk.TieAsync(hub, adviser, target, TieType.Advises);
        await StakeholderDesk.TieAsync(hub, friend, adviser, TieType.Personal);
        Assert.NotEqual(alone.Id, target.Id);

        var lines = await LinesAsync(hub, "?sheet=Tree");

        Assert.Equal(
            [
                "Level;Name;Class;Under;Tie;Since",
                "1;Target;Direct target;;;",
                "2;Adviser;Relay;Target;Adviser → Advises → Target;2023-01-01",
                "3;Friend;Relay;Adviser;Friend → Personal → Adviser;2023-01-01",
                "1;Alone;Relay;;;",
            ],
            lines
        );
    }

    [Fact]
    public async Task A_tree_without_ties_of_family_does_not_hang_anybody_by_one()
    {
        await using var hub = new HubFactory();
        var (target, cousin) = (
            await StakeholderDesk.PutAsync(hub, "Target", TargetClass.DirectTarget),
            await StakeholderDesk.PutAsync(hub, "Cousin")
        );
        await StakeholderDesk.TieAsync(hub, cousin, target, TieType.Family);

        Assert.Contains("1;Cousin;Relay;;;", await LinesAsync(hub, "?sheet=Tree"));
        Assert.Contains("2;Cousin;Relay;Target;Cousin → Family → Target;2023-01-01", await LinesAsync(hub, "?sheet=Tree&sensitive=true"));
    }

    [Fact]
    public async Task Ties_bear_their_source()
    {
        await using var hub = new HubFactory();
        var (one, other) = (await StakeholderDesk.PutAsync(hub, "One"), await StakeholderDesk.PutAsync(hub, "Other"));
        await StakeholderDesk.TieAsync(hub, one, other, TieType.Advises);

        Assert.Equal(
            ["From;Tie;To;Strength;Since;Until;Source", "One;Advises;Other;5;2023-01-01;;Annual report"],
            await LinesAsync(hub, "")
        );
    }

    private static async Task<string[]> LinesAsync(HubFactory hub, string query)
    {
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var text = await visitor.Client.GetStringAsync(
            new Uri($"{StakeholderDesk.Path}/network.csv{query}", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        return text.TrimStart('\uFEFF').Replace("\"", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
