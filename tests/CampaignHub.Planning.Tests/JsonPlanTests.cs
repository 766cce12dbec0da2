using System.Text;
using static CampaignHub.Planning.Tests.Iso;

namespace CampaignHub.Planning.Tests;

public sealed class JsonPlanTests
{
    private static readonly string[] Constraints = ["MSO", "MFO", "SNET", "SNLT", "FNET", "FNLT", "ASAP", "ALAP"];

    [Theory]
    [InlineData("A", "2026-05-28", "M", "A", 10, "2026-05-12T09:00")]
    [InlineData("A", "2026-05-28", "A", "M", -10, "2026-05-12T09:00")]
    [InlineData("A", "2023-01-17", "M", "A", 60, "2022-10-21T09:00")]
    [InlineData("A", "2027-01-17", "M", "A", 1, "2027-01-15T09:00")]
    [InlineData("A", "2023-01-17", "A", "M", 10, "2023-01-31T18:00")]
    [InlineData("A", "2023-01-17", "M", "A", -10, "2023-01-31T18:00")]
    public void A_milestone_counted_from_an_anchor_stands_on_its_day(
        string id,
        string date,
        string from,
        string to,
        int lag,
        string expected
    )
    {
        var task = Assert.Single(
            Compute(
                $$"""
                {"scheduleFrom":"finish","anchors":[{"id":"{{id}}","name":"Vote","date":"{{date}}"}],
                 "tasks":[{"id":"M","name":"Milestone","durationDays":0}],
                 "links":[{"from":"{{from}}","to":"{{to}}","type":"FS","lagDays":{{lag}}}]}
                """
            ).Tasks
        );

        Assert.Equal((At(expected), At(expected)), (task.Start, task.Finish));
        Assert.Equal("A", task.DrivenBy);
    }

    [Fact]
    public void A_plan_from_its_start_without_a_calendar_is_worked_from_9_to_12_and_13_to_18()
    {
        var tasks = Compute(
            """
            {"scheduleFrom":"start","start":"2023-01-16","tasks":[{"id":"a","durationHours":10},{"id":"b","durationDays":0.5},{"id":"c"}],
             "links":[{"from":"a","to":"b"},{"from":"b","to":"c","type":"FS"}]}
            """
        ).Tasks;

        Assert.Equal((At("2023-01-16T09:00"), At("2023-01-17T11:00")), (tasks[0].Start, tasks[0].Finish));
        Assert.Equal((At("2023-01-17T11:00"), At("2023-01-17T16:00")), (tasks[1].Start, tasks[1].Finish));
        Assert.Equal((At("2023-01-17T16:00"), At("2023-01-17T16:00")), (tasks[2].Start, tasks[2].Finish));
    }

    [Fact]
    public void Days_hours_and_holidays_of_the_file_make_its_calendar()
    {
        // Sunday to Thursday, mornings; Sunday 1 January is a French holiday, Monday 2 is closed by the file.
        var task = Compute(
            """
            {"scheduleFrom":"start","start":"2023-01-01",
             "calendar":{"workingDays":[7,1,2,3,4],"hours":[["08:00","12:00"]],"holidays":["2023-01-02"]},
             "tasks":[{"id":"a","durationDays":3}]}
            """
        ).Tasks[0];

        Assert.Equal((At("2023-01-03T08:00"), At("2023-01-05T12:00")), (task.Start, task.Finish));
    }

    [Fact]
    public void A_date_without_a_time_is_the_end_of_the_day_for_finishes_and_deadlines_and_the_beginning_for_starts()
    {
        var plan = Read(
            """
            {"start":"2023-01-02","finish":"2023-01-31","anchors":[{"id":"A","name":"A","date":"2023-01-20"}],
             "tasks":[{"id":"a","deadline":"2023-01-10","constraint":{"type":"SNLT","date":"2023-01-05"}},
                      {"id":"b","deadline":"2023-01-10T12:00","constraint":{"type":"MFO","date":"2023-01-05"}},
                      {"id":"c","constraint":{"type":"FNLT","date":"2023-01-05T17:30:00"}}]}
            """
        ).Plan;

        Assert.Equal((At("2023-01-02"), At("2023-02-01"), At("2023-01-20")), (plan.Start, plan.Finish, plan.Anchors[0].At));
        Assert.Equal([At("2023-01-11"), At("2023-01-10T12:00"), null], plan.Tasks.Select(task => task.Deadline));
        Assert.Equal([At("2023-01-05"), At("2023-01-06"), At("2023-01-05T17:30")], plan.Tasks.Select(task => task.Constraint!.At));
    }

    [Fact]
    public void Every_constraint_link_type_and_lag_has_its_word()
    {
        var types = string.Join(
            ',',
            Constraints.Select((type, i) => $$$"""{"id":"{{{i}}}","constraint":{"type":"{{{type}}}","date":"2023-01-05"}}""")
        );

        var plan = Read(
            $$"""
            {"tasks":[{{types}}],"links":[{"from":"0","to":"1","type":"SS","lagElapsedDays":3},{"from":"1","to":"2","type":"FF","lagPercent":50},
             {"from":"2","to":"3","type":"SF","lagDays":-1.5},{"from":"3","to":"4"}]}
            """
        ).Plan;

        Assert.Equal(
            [
                ConstraintType.MustStartOn,
                ConstraintType.MustFinishOn,
                ConstraintType.StartNoEarlierThan,
                ConstraintType.StartNoLaterThan,
                ConstraintType.FinishNoEarlierThan,
                ConstraintType.FinishNoLaterThan,
                null,
                null,
            ],
            plan.Tasks.Select(task => task.Constraint?.Type)
        );
        Assert.Equal([Placement.AsSoonAsPossible, Placement.AsLateAsPossible], plan.Tasks.Skip(6).Select(task => task.Placement));
        Assert.Equal(
            [
                new("0", "1", LinkType.StartToStart, Lag.ElapsedDays(3)),
                new("1", "2", LinkType.FinishToFinish, Lag.Percent(50)),
                new("2", "3", LinkType.StartToFinish, Lag.WorkingDays(-1.5)),
                new PlanLink("3", "4"),
            ],
            plan.Links
        );
    }

    [Fact]
    public void Today_is_no_floor_and_no_start_where_the_file_holds_a_date()
    {
        var tasks = Compute(
            """
            {"scheduleFrom":"start","tasks":[{"id":"a","durationDays":1,"constraint":{"type":"SNET","date":"2023-01-17"}}]}
            """
        ).Tasks;

        Assert.Equal(At("2023-01-17T09:00"), tasks[0].Start);
    }

    [Fact]
    public void A_plan_counted_back_from_no_date_says_that_nothing_tells_when()
    {
        var result = Compute("""{"scheduleFrom":"finish","tasks":[{"id":"a","durationDays":1}]}""");

        var problem = Assert.Single(result.Problems);
        Assert.Equal((ProblemKind.NoPathToAnchor, "a"), (problem.Kind, Assert.Single(problem.Chain).Id));
    }

    [Theory]
    [InlineData("{", "line 1, column 2")]
    [InlineData("", "line 1, column 1")]
    [InlineData("[]", "/: an object")]
    [InlineData("{}", "/: \"tasks\" is missing")]
    [InlineData("""{"tasks":{}}""", "/tasks: a list")]
    [InlineData("""{"tasks":[{"name":"x"}]}""", "/tasks/0: \"id\" is missing")]
    [InlineData("""{"tasks":[{"id":"a"},{"id":"a"}]}""", "/tasks/1/id: the id \"a\"")]
    [InlineData("""{"tasks":[{"id":"a"}],"anchors":[{"id":"a","date":"2023-01-17"}]}""", "/anchors/0/id: the id \"a\"")]
    [InlineData("""{"tasks":[{"id":"a","durationDays":-1}]}""", "/tasks/0/durationDays: -1")]
    [InlineData("""{"tasks":[{"id":"a","durationDays":1e300}]}""", "/tasks/0/durationDays: 1e300")]
    [InlineData("""{"tasks":[{"id":"a","durationDays":"2"}]}""", "/tasks/0/durationDays: a number")]
    [InlineData("""{"tasks":[{"id":"a","durationDays":1,"durationHours":8}]}""", "/tasks/0/durationHours: only one of")]
    [InlineData("""{"tasks":[{"id":"a","deadline":"17/01/2023"}]}""", "/tasks/0/deadline: \"17/01/2023\"")]
    [InlineData("""{"tasks":[{"id":"a","deadline":"2023-02-30"}]}""", "/tasks/0/deadline: \"2023-02-30\"")]
    [InlineData("""{"tasks":[{"id":"a","deadline":"2023-01-17T09:00Z"}]}""", "/tasks/0/deadline")]
    [InlineData("""{"tasks":[{"id":"a","deadline":"1949-12-31"}]}""", "/tasks/0/deadline: 1949-12-31 is outside")]
    [InlineData("""{"tasks":[{"id":"a","deadline":"2026-03-29T02:30"}]}""", "/tasks/0/deadline: 2026-03-29T02:30 does not exist")]
    [InlineData("""{"tasks":[],"start":"2026-03-29T02:00"}""", "/start: 2026-03-29T02:00 does not exist")]
    [InlineData("""{"tasks":[{"id":"a","constraint":{"type":"MSO"}}]}""", "/tasks/0/constraint: \"date\" is missing")]
    [InlineData("""{"tasks":[{"id":"a","constraint":{"type":"XYZ"}}]}""", "/tasks/0/constraint/type: ASAP")]
    [InlineData("""{"tasks":[{"id":"a"}],"links":[{"from":"a","to":"b"}]}""", "/links/0/to: \"b\" is no task")]
    [InlineData("""{"tasks":[{"id":"a"}],"links":[{"from":"a","to":"a","type":"XX"}]}""", "/links/0/type: FS")]
    [InlineData(
        """{"tasks":[{"id":"a"}],"links":[{"from":"a","to":"a","lagDays":1,"lagPercent":1}]}""",
        "/links/0/lagPercent: only one of"
    )]
    [InlineData("""{"tasks":[],"scheduleFrom":"middle"}""", "/scheduleFrom: \"start\"")]
    [InlineData("""{"tasks":[],"calendar":{"workingDays":[0]}}""", "/calendar/workingDays/0: 0")]
    [InlineData("""{"tasks":[],"calendar":{"workingDays":[1.5]}}""", "/calendar/workingDays/0: 1 (Monday)")]
    [InlineData("""{"tasks":[],"calendar":{"hours":[["12:00","09:00"]]}}""", "/calendar/hours/0: hours in order")]
    [InlineData("""{"tasks":[],"calendar":{"hours":[["09:00"]]}}""", "/calendar/hours/0: a pair")]
    [InlineData("""{"tasks":[],"calendar":{"holidays":["2023-01-01","2023-13-01"]}}""", "/calendar/holidays/1")]
    [InlineData("""{"tasks":[],"tasks":[]}""", "/tasks: this name stands twice in one object.")]
    public void A_bad_file_is_refused_with_its_place(string json, string place)
    {
        var refused = Assert.Throws<PlanFileException>(() => Read(json));

        Assert.StartsWith(place, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        var refused = Assert.Throws<PlanFileException>(() => Read("{\"tasks\":" + new string('[', 100_000)));

        Assert.EndsWith("the file is nested too deep, or too large.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_and_null_values_do_no_harm()
    {
        Assert.Single(Read("\uFEFF{\"tasks\":[{\"id\":1,\"deadline\":null,\"name\":null}],\"anchors\":null}").Plan.Tasks);
    }

    private static PlanFile Read(string json) =>
        JsonPlan.Read(
            Encoding.UTF8.GetBytes(json),
            new PlanFileOptions
            {
                Today = Day("2022-01-03"),
                Start = Day("2022-01-03"),
                Holidays = [.. FrenchHolidays.Closures()],
                Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"),
            }
        );

    private static PlanResult Compute(string json) => Schedule.Compute(Read(json).Plan);
}
