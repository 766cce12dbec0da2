using CampaignHub.Platform.Access;

namespace CampaignHub.Tests.Features.Planning;

/// <summary>
/// The ordinary week is inherited: organisation, campaign, person. The vote is on Thursday 15 June 2023 (no public holiday near); five working days before
/// it, Monday to Friday, is Thursday 8 June; Monday to Thursday it is Wednesday 7. Today is Tuesday 7 February 2023.
/// </summary>
public sealed class WorkingWeeks
{
    private const string Calendar = "/admin/campaigns/test/plan/calendar";
    private const string FourDays = "Metropole;1 2 3 4;09:00-12:00 13:00-18:00";
    private const string FiveDays = "Metropole;1 2 3 4 5;09:00-12:00 13:00-18:00";

    [Fact]
    public async Task A_campaign_works_as_the_organisation_unless_it_has_a_week_of_its_own()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        await FiveBeforeAsync(program);
        Assert.Equal("2023-06-08 2023-06-08", (await program.DatesAsync())["Post"]);

        await WeekAsync(
            program,
            new
            {
                kind = "week",
                organisation = true,
                text = (string?)FourDays,
            }
        );
        Assert.Equal("2023-06-07 2023-06-07", (await program.DatesAsync())["Post"]);

        await WeekAsync(program, new { kind = "week", text = FiveDays });
        Assert.Equal("2023-06-08 2023-06-08", (await program.DatesAsync())["Post"]);

        // Without a week of its own it works as the organisation again.
        await WeekAsync(program, new { kind = "week", text = (string?)null });
        Assert.Equal("2023-06-07 2023-06-07", (await program.DatesAsync())["Post"]);

        await program.SendAsync(HttpMethod.Post, "schedule", new { backTo = 0 });
        Assert.Equal("2023-06-08 2023-06-08", (await program.DatesAsync())["Post"]);
    }

    /// <summary>Who works on Mondays and Tuesdays only needs Monday 12 and Tuesday 13 for two days before Thursday 15; others Tuesday and Wednesday.</summary>
    [Fact]
    public async Task A_person_who_works_other_days_is_planned_by_them_and_looks_first_at_what_that_moves()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        using var visitor = await hub.AdministratorAsync();
        var anchor = await program.AnchorAsync("Vote", "2023-06-15");
        var owner = hub.Administrator.Id;
        await program.TaskAsync(
            new
            {
                title = "Hers",
                anchor,
                durationDays = 2,
                owner,
            }
        );
        await program.TaskAsync(
            new
            {
                title = "Others",
                anchor,
                durationDays = 2,
            }
        );

        await visitor.OpenAsync($"{Calendar}?whose={owner}");
        Assert.Contains("It has no week of its own", visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("#week", ("days", "Monday"), ("days", "Tuesday"));
        await visitor.FollowAsync();
        Assert.Contains("Ordinary week of", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("1 task moves.", visitor.Text, StringComparison.Ordinal);
        Assert.Equal("2023-06-13 2023-06-14", (await program.DatesAsync())["Hers"]);
        await visitor.SubmitAsync("form[data-guard]");

        var dates = await program.DatesAsync();
        Assert.Equal(("2023-06-12 2023-06-13", "2023-06-13 2023-06-14"), (dates["Hers"], dates["Others"]));

        await visitor.OpenAsync($"{Calendar}?whose={owner}");
        await visitor.SubmitAsync("#week", ("none", "true"));
        await visitor.FollowAsync();
        await visitor.SubmitAsync("form[data-guard]");
        Assert.Equal("2023-06-13 2023-06-14", (await program.DatesAsync())["Hers"]);
    }

    /// <summary>What came, went and came again in several revisions goes and comes within one answer when one goes back over all of them.</summary>
    [Fact]
    public async Task Going_back_over_days_off_that_came_and_went_leaves_the_plan_as_it_was()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        await FiveBeforeAsync(program);
        var id = Guid.CreateVersion7();
        await WeekAsync(
            program,
            new
            {
                kind = "closure_added",
                id,
                name = "Closed",
                from = "2023-06-12",
                to = "2023-06-13",
            }
        );
        Assert.Equal("2023-06-06 2023-06-06", (await program.DatesAsync())["Post"]);
        await WeekAsync(program, new { kind = "closure_removed", id });

        foreach (
            var (backTo, expected) in new[]
            {
                (0, "2023-06-08"),
                (1, "2023-06-06"),
                (0, "2023-06-08"),
                (3, "2023-06-08"),
                (1, "2023-06-06"),
            }
        )
        {
            await program.SendAsync(HttpMethod.Post, "schedule", new { backTo });
            Assert.Equal($"{expected} {expected}", (await program.DatesAsync())["Post"]);
        }
    }

    [Fact]
    public async Task Only_an_administrator_sets_the_week_of_the_organisation_and_only_oneself_ones_own()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync(CampaignRole.Contributor);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await visitor.OpenAsync($"{Calendar}?whose=organisation");
        Assert.Null(visitor.Page.QuerySelector("#week"));

        foreach (
            var change in new object[]
            {
                new
                {
                    kind = "week",
                    organisation = true,
                    text = FourDays,
                },
                new
                {
                    kind = "week",
                    person = hub.Administrator.Id,
                    text = FourDays,
                },
                new { kind = "week", text = FourDays },
            }
        )
        {
            var answer = await program.SendAsync(HttpMethod.Post, "schedule", new { changes = new[] { change } });
            Assert.Equal("You may not move this date of the plan.", answer.Text("detail"));
        }
    }

    private static async Task FiveBeforeAsync(HttpClient program) =>
        await program.TaskAsync(
            new
            {
                title = "Post",
                anchor = await program.AnchorAsync("Vote", "2023-06-15"),
                durationDays = 0,
                offsetDays = -5,
            }
        );

    private static async Task WeekAsync(HttpClient program, object change) =>
        Assert.Equal(200, (int)(await program.SendAsync(HttpMethod.Post, "schedule", new { changes = new[] { change } })).Status);
}
