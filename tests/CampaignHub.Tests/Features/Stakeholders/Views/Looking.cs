using System.Globalization;
using System.Net;
using System.Xml.Linq;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Directory.Rights;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Features.Stakeholders.Views;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Stakeholders.Views;

/// <summary>The map as a grid, a spectrum and an analysis of actors: each drawn, as a table, and as files of the same facts.</summary>
public sealed class Looking
{
    private const string Views = $"{StakeholderDesk.Path}/views";

    [Fact]
    public async Task Two_raters_give_a_median_with_its_spread_on_the_grid_and_in_its_files()
    {
        await using var hub = new HubFactory();
        var roy = await StakeholderDesk.PutAsync(hub, "Roy");
        using var one = await hub.VisitorAsync(CampaignRole.Contributor);
        using var other = await hub.VisitorAsync(CampaignRole.Contributor, "other@example.org");

        await AssessAsync(one, roy, "8", "4");
        await AssessAsync(other, roy, "5", "9");
        await one.OpenAsync($"{Views}");

        Assert.Contains(
            "Roy Unknown 6.5 from 4 to 9, 2 raters 6.5 from 5 to 8, 2 raters Manage closely",
            one.Text,
            StringComparison.Ordinal
        );
        var drawing = XElement.Parse(await FileAsync(one, "grid.svg"));
        Assert.Contains(drawing.Elements(), element => element.Value == "? Roy");
        Assert.Contains(
            "\"Roy\";\"Relay\";\"Unknown\";\"6.5\";\"4\";\"9\";\"2\";\"6.5\";\"5\";\"8\";\"2\";\"Manage closely\"",
            await FileAsync(one, "grid.csv?sensitive=true"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_campaign_chooses_its_axes_on_each_demand_and_judges_on_them()
    {
        await using var hub = new HubFactory();
        var roy = await StakeholderDesk.PutAsync(hub, "Roy");
        var demand = await DemandAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await visitor.OpenAsync($"{Views}/axes");
        await visitor.SubmitAsync("#axes", ("whole", "Willingness"), ("demand", $"Influence {demand}"));
        await visitor.OpenAsync($"{StakeholderDesk.Path}/{roy.Id}");
        Assert.Equal(2, visitor.Page.QuerySelectorAll("#assess input[type=number]").Length);
        await visitor.SubmitAsync("#assess", ("values[0].Value", "3"), ("values[1].Value", "9"));
        await visitor.OpenAsync($"{Views}?x=Willingness&y=Influence&demand={demand}");

        Assert.Contains("Roy Unknown 3 one rater 9 one rater · on this demand —", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_judges_on_a_demand_and_the_history_stays()
    {
        await using var hub = new HubFactory();
        var roy = await StakeholderDesk.PutAsync(hub, "Roy");
        var demand = await DemandAsync(hub);
        using var program = await hub.ProgramAsync();

        foreach (var value in new[] { 3, 7 })
        {
            var made = await program.SendAsync(
                HttpMethod.Post,
                "assessments",
                new
                {
                    stakeholder = roy.Id,
                    axis = "influence",
                    demand,
                    value,
                }
            );
            Assert.Equal(HttpStatusCode.OK, made.Status);
        }

        var tooHigh = await program.SendAsync(
            HttpMethod.Post,
            "assessments",
            new
            {
                stakeholder = roy.Id,
                axis = "influence",
                value = 11,
            }
        );
        var listed = await program.SendAsync(HttpMethod.Get, $"assessments?stakeholder={roy.Id}&demand={demand}");

        Assert.Equal([3, 7], listed.Json.GetProperty("items").EnumerateArray().Select(each => each.GetProperty("value").GetInt32()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooHigh.Status);
        Assert.Null((await hub.DbAsync(db => db.Set<Stakeholder>().SingleAsync())).Influence);
    }

    [Fact]
    public async Task The_spectrum_shows_who_stands_where_and_whom_to_ask_again()
    {
        await using var hub = new HubFactory();
        var (roy, known) = (await StakeholderDesk.PutAsync(hub, "Roy"), await StakeholderDesk.PutAsync(hub, "Belkacem"));
        await StateAsync(hub, roy, Stance.ActiveAlly, new DateOnly(2023, 1, 10));
        await StateAsync(hub, known, Stance.PassiveOpponent, new DateOnly(2021, 1, 10));
        await StakeholderDesk.PutAsync(hub, "Dupré");
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);

        await visitor.OpenAsync($"{Views}/spectrum");

        Assert.Contains("Roy Active ally 10 January 2023 · Interview", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Belkacem Passive opponent 10 January 2021 · Interview old: ask again", visitor.Text, StringComparison.Ordinal);
        var words = XElement.Parse(await FileAsync(visitor, "spectrum.svg")).Elements().Select(element => element.Value).ToList();
        Assert.Contains("▲ Active ally (1)", words);
        Assert.Contains("Belkacem …", words);
        Assert.Contains("1 whose stance is not known", words);
        Assert.Contains("\"Roy\";\"Relay\"\r\n", await FileAsync(visitor, "spectrum.csv"), StringComparison.Ordinal);
        using var contributor = await hub.VisitorAsync(CampaignRole.Contributor, "other@example.org");
        Assert.Contains(
            "\"Roy\";\"Relay\";\"Active ally\";\"2023-01-10\";\"Interview\"",
            await FileAsync(contributor, "spectrum.csv?sensitive=true"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_worked_matrix_is_typed_and_its_strengths_are_read()
    {
        await using var hub = new HubFactory();
        var people = new[]
        {
            await StakeholderDesk.PutAsync(hub, "A"),
            await StakeholderDesk.PutAsync(hub, "B"),
            await StakeholderDesk.PutAsync(hub, "C"),
        };
        int[][] mdi =
        [
            [0, 3, 1],
            [2, 0, 2],
            [0, 1, 0],
        ];
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        foreach (var person in people)
        {
            await visitor.OpenAsync($"{Views}/mactor");
            await visitor.SubmitAsync("#seat", ("actor", $"{person.ActorId}"));
        }

        await visitor.FollowAsync();
        await visitor.SubmitAsync("#seat", ("actor", $"{Guid.CreateVersion7()}"));
        Assert.Contains("Choose somebody on the map of this campaign.", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync($"{Views}/mactor");
        var fields =
            from i in Enumerable.Range(0, 3)
            from j in Enumerable.Range(0, 3)
            where i != j
            select ($"v.{people[i].Id}.{people[j].Id}", mdi[i][j].ToString(CultureInfo.InvariantCulture));
        await visitor.SubmitAsync("#weigh", [.. fields]);
        await visitor.FollowAsync();

        Assert.Contains("A 7 3 2.21", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("B 5 5 0.63", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("C 2 6 0.16", visitor.Text, StringComparison.Ordinal);
        // MDI, then MDII of the worked vector; nobody took a stance, so nobody converges.
        var table = await FileAsync(visitor, "mactor.csv?sensitive=true");
        Assert.Contains(
            "\"A\";\"7\";\"3\";\"2.211\";\"0\";\"3\";\"1\";\"2\";\"4\";\"3\";\"0\";\"0\";\"0\"",
            table,
            StringComparison.Ordinal
        );
        Assert.Contains("\"B\";\"5\";\"5\";\"0.632\";\"2\";\"0\";\"2\";\"2\";\"3\";\"3\";", table, StringComparison.Ordinal);
        Assert.Contains("\"MDII → A\";\"MDII → B\";\"MDII → C\";\"3CAA · A\"", table, StringComparison.Ordinal);
        Assert.Equal("A 2 4 3", Cells(visitor, "mdii", 0));
        Assert.Equal("C 1 1 1", Cells(visitor, "mdii", 2));
        Assert.Equal("A 0 0 0", Cells(visitor, "convergence", 0));
        Assert.Contains(XElement.Parse(await FileAsync(visitor, "mactor.svg")).Elements(), element => element.Value == "? C");

        await visitor.SubmitAsync("#weigh", ($"v.{people[0].Id}.{people[1].Id}", "5"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        await visitor.OpenAsync($"{Views}/mactor");
        await visitor.SubmitAsync($"form[action*=TakeOut]:has(input[value='{people[2].Id}'])");
        Assert.Equal(3, await hub.DbAsync(db => db.Set<DirectInfluence>().CountAsync()) + 1);
    }

    [Fact]
    public async Task Who_may_not_see_the_map_gets_none_of_its_views()
    {
        await using var hub = new HubFactory();
        using var keeper = await hub.VisitorAsync(CampaignRole.TestimonyKeeper);

        foreach (var path in new[] { "", "grid.svg", "spectrum.csv", "mactor", "mactor.svg", "axes" })
        {
            await keeper.OpenAsync($"{Views}/{path}");
            Assert.NotEqual(HttpStatusCode.OK, keeper.Status);
        }
    }

    [Theory]
    [InlineData("views/grid.csv")]
    [InlineData("views/spectrum.csv")]
    [InlineData("views/mactor.csv")]
    [InlineData("network.csv?sheet=Actors")]
    public async Task Stances_and_scores_leave_in_a_table_only_when_asked_for_by_who_may_and_it_is_written_down(string file)
    {
        await using var hub = new HubFactory();
        var roy = await StakeholderDesk.PutAsync(hub, "Roy");
        await StateAsync(hub, roy, Stance.ActiveAlly, new DateOnly(2023, 1, 10));
        using var contributor = await hub.VisitorAsync(CampaignRole.Contributor);
        await AssessAsync(contributor, roy, "8", "4");
        await contributor.OpenAsync($"{Views}/mactor");
        await contributor.SubmitAsync("#seat", ("actor", $"{roy.ActorId}"));
        using var reader = await hub.VisitorAsync(CampaignRole.Reader, "reader@example.org");
        var asked = $"{file}{(file.Contains('?', StringComparison.Ordinal) ? '&' : '?')}sensitive=true";

        var plain = await TakeAsync(reader, file);
        Assert.Contains("Roy", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("Active ally", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("Influence", plain, StringComparison.Ordinal);
        await reader.OpenAsync($"{StakeholderDesk.Path}/{asked}");
        Assert.NotEqual(HttpStatusCode.OK, reader.Status);
        var whole = await TakeAsync(contributor, asked);
        Assert.Contains(
            file.StartsWith("views/mactor", StringComparison.Ordinal) ? "Influence" : "Active ally",
            whole,
            StringComparison.Ordinal
        );

        var exports = await hub.DbAsync(db => db.Set<DataExport>().OrderBy(each => each.At).ThenBy(each => each.Id).ToListAsync());
        Assert.Equal([false, true], exports.Select(each => each.Scope.EndsWith(" with stances and scores", StringComparison.Ordinal)));
        Assert.All(exports, each => Assert.Equal(("CSV", 1), (each.Reason, each.People)));

        static Task<string> TakeAsync(Visitor visitor, string file) =>
            visitor.Client.GetStringAsync(
                new Uri($"{StakeholderDesk.Path}/{file}", UriKind.Relative),
                TestContext.Current.CancellationToken
            );
    }

    [Fact]
    public async Task Who_wants_the_same_and_who_is_against_stands_in_whole_matrices_weighed_by_strength()
    {
        await using var hub = new HubFactory();
        var (a, b) = (await StakeholderDesk.PutAsync(hub, "A"), await StakeholderDesk.PutAsync(hub, "B"));
        await DemandAsync(hub);
        await StateAsync(hub, a, Stance.Champion, new DateOnly(2023, 1, 10));
        await StateAsync(hub, b, Stance.ActiveOpponent, new DateOnly(2023, 1, 10));
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        foreach (var person in new[] { a, b })
        {
            await visitor.OpenAsync($"{Views}/mactor");
            await visitor.SubmitAsync("#seat", ("actor", $"{person.ActorId}"));
        }

        await visitor.OpenAsync($"{Views}/mactor");
        await visitor.SubmitAsync("#weigh", ($"v.{a.Id}.{b.Id}", "3"), ($"v.{b.Id}.{a.Id}", "1"));
        await visitor.OpenAsync($"{Views}/mactor");

        // MDII [[1,3],[1,1]]: I = [3,1], D = [1,3]; r = [2/4·3/4, 0], R = [2, 0]: 3MAO is 8 and 0, and nobody is against a zero.
        Assert.Equal("A 0 0", Cells(visitor, "divergence", 0));
        await visitor.SubmitAsync("#weigh", ($"v.{a.Id}.{b.Id}", "0"), ($"v.{b.Id}.{a.Id}", "0"));
        await visitor.OpenAsync($"{Views}/mactor");
        Assert.Equal("A 0 0", Cells(visitor, "mdii", 0));
    }

    private static string Cells(Visitor visitor, string matrix, int row) =>
        string.Join(
            ' ',
            visitor
                .Page.QuerySelectorAll($"table[data-matrix={matrix}] tbody tr")
                .ElementAt(row)
                .Children.Select(each => each.TextContent.Trim())
        );

    private static async Task AssessAsync(Visitor visitor, Stakeholder who, string influence, string interest)
    {
        await visitor.OpenAsync($"{StakeholderDesk.Path}/{who.Id}");
        await visitor.SubmitAsync("#assess", ("values[0].Value", influence), ("values[1].Value", interest));
        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
    }

    private static Task<string> FileAsync(Visitor visitor, string name) =>
        visitor.Client.GetStringAsync(new Uri($"{Views}/{name}", UriKind.Relative), TestContext.Current.CancellationToken);

    private static Task<Guid> DemandAsync(HubFactory hub) =>
        hub.InsideAsync(async services =>
            (await services.GetRequiredService<AddDemand>().ExecuteAsync("Publish", "Its code.", TestContext.Current.CancellationToken)).Id
        );

    private static Task<int> StateAsync(HubFactory hub, Stakeholder who, Stance level, DateOnly day) =>
        hub.DbAsync(async db =>
        {
            db.Add(Statement.Of(who, demandId: null, level, day, "Interview"));
            return await db.SaveChangesAsync();
        });
}
