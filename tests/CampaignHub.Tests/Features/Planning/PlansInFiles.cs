using System.Text.Json;

namespace CampaignHub.Tests.Features.Planning;

/// <summary><c>plan schedule</c>, on a machine without a hub; the dates are those of the field's own examples.</summary>
public sealed class PlansInFiles : IDisposable
{
    private readonly HubCommand _machine = new(hasDatabase: false);

    public void Dispose() => _machine.Dispose();

    [Theory]
    [InlineData("2026-05-28", -10, "fr", "2026-05-12")]
    [InlineData("2026-05-28", -10, "none", "2026-05-14")]
    [InlineData("2023-01-17", -60, "fr", "2022-10-21")]
    [InlineData("2027-01-17", -1, "fr", "2027-01-15")]
    [InlineData("2023-01-17", 10, "fr", "2023-01-31")]
    public async Task A_milestone_stands_so_many_working_days_from_its_anchor(string anchor, int days, string calendar, string expected)
    {
        var link = days < 0 ? $$"""{"from":"m","to":"a","lagDays":{{-days}}}""" : $$"""{"from":"a","to":"m","lagDays":{{days}}}""";
        var plan = $$"""
            {
                "anchors": [{ "id": "a", "name": "La réunion", "date": "{{anchor}}" }],
                "tasks": [{ "id": "m", "name": "Dossier envoyé", "durationDays": 0 }],
                "links": [{{link}}]
            }
            """;

        var schedule = await ScheduleAsync("plan.json", plan, "--calendar", calendar, "--from", "2022-01-03");

        var task = Assert.Single(schedule.GetProperty("tasks").EnumerateArray());
        Assert.All(
            ["start", "finish", "earlyStart", "earlyFinish", "lateStart", "lateFinish"],
            member => Assert.Equal(JsonValueKind.String, task.GetProperty(member).ValueKind)
        );
        Assert.Equal(expected, task.GetProperty("start").GetString()![..10]);
        Assert.Equal(("Dossier envoyé", "a"), (task.GetProperty("name").GetString(), task.GetProperty("drivenBy").GetString()));
        Assert.Empty(schedule.GetProperty("problems").EnumerateArray());
        Assert.Empty(System.IO.Directory.EnumerateFiles(_machine.Folder, "*.db*"));
    }

    [Fact]
    public async Task What_does_not_fit_is_told_and_is_no_refusal()
    {
        const string Plan = """
            {
                "start": "2026-03-02",
                "finish": "2026-03-06",
                "tasks": [
                    { "id": "write", "durationDays": 4 },
                    { "id": "print", "durationDays": 3 },
                    { "id": "x" },
                    { "id": "y" }
                ],
                "links": [{ "from": "write", "to": "print" }, { "from": "x", "to": "y" }, { "from": "y", "to": "x" }]
            }
            """;

        var problems = (await ScheduleAsync("plan.json", Plan, "--from", "2026-03-02")).GetProperty("problems").EnumerateArray().ToList();

        var slack = Assert.Single(problems, problem => problem.GetProperty("kind").GetString() == "negativeSlack");
        Assert.Equal(2, slack.GetProperty("missingWorkingDays").GetDouble());
        Assert.Equal(["write", "print"], slack.GetProperty("tasks").EnumerateArray().Select(id => id.GetString()));
        Assert.Contains(
            "Shorten \"write\" by 2 working days.",
            slack.GetProperty("repairs").EnumerateArray().Select(repair => repair.GetString())
        );
        var cycle = Assert.Single(problems, problem => problem.GetProperty("kind").GetString() == "cycle");
        Assert.Equal(["x", "y"], cycle.GetProperty("tasks").EnumerateArray().Select(id => id.GetString()).Order());
        Assert.Matches("These tasks would wait for one another: (x → y → x|y → x → y).", cycle.GetProperty("text").GetString()!);
        Assert.All(problems, problem => Assert.NotEmpty(problem.GetProperty("text").GetString()!));
    }

    [Theory]
    [InlineData(
        "plan.json",
        """{ "start": "2026-03-02", "tasks": [{ "id": "a", "durationDays": 1 }], "calendar": { "workingDays": [] } }""",
        "(/calendar)"
    )]
    [InlineData(
        "plan.xml",
        """
            <Project xmlns="http://schemas.microsoft.com/project"><StartDate>2026-03-02T09:00:00</StartDate><CalendarUID>7</CalendarUID>
              <Calendars>
                <Calendar><UID>7</UID><Name>Never</Name></Calendar></Calendars>
              <Tasks><Task><UID>1</UID><ID>1</ID><Name>a</Name><Duration>PT8H0M0S</Duration></Task></Tasks></Project>
            """,
        "(line 3, column 6, Calendar)"
    )]
    public async Task A_calendar_that_nobody_works_on_is_told_with_its_place(string name, string plan, string place)
    {
        var problems = (await ScheduleAsync(name, plan, "--calendar", "none")).GetProperty("problems").EnumerateArray();

        var empty = Assert.Single(problems, problem => problem.GetProperty("kind").GetString() == "calendarWithoutWorkingTime");
        Assert.EndsWith(place, empty.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_of_microsoft_project_is_scheduled()
    {
        const string Plan = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Project xmlns="http://schemas.microsoft.com/project">
                <StartDate>2026-03-02T09:00:00</StartDate>
                <Tasks>
                    <Task><UID>1</UID><ID>1</ID><Name>Écrire</Name><Duration>PT16H0M0S</Duration></Task>
                    <Task>
                        <UID>2</UID><ID>2</ID><Name>Imprimer</Name><Duration>PT8H0M0S</Duration>
                        <PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type></PredecessorLink>
                    </Task>
                </Tasks>
            </Project>
            """;

        var tasks = (await ScheduleAsync("plan.xml", Plan, "--from", "2026-03-02")).GetProperty("tasks").EnumerateArray().ToList();

        Assert.Equal(["Écrire", "Imprimer"], tasks.Select(task => task.GetProperty("name").GetString()));
        Assert.Equal("2026-03-04", tasks[1].GetProperty("start").GetString()![..10]);
    }

    [Theory]
    [InlineData("plan.json", """{ "tasks": [{ "id": "a" }, { "id": "a" }] }""", "/tasks/1/id: the id \"a\" is used twice.")]
    [InlineData("plan.json", """{ "start": "2026-02-30", "tasks": [] }""", "/start: \"2026-02-30\" is not a date")]
    [InlineData("plan.json", """{ "tasks": [""", "this is not JSON")]
    [InlineData("plan.xml", "<Project><Tasks>", "this is not XML that can be read")]
    public async Task A_file_that_cannot_be_read_gets_one_sentence_with_the_place(string name, string plan, string sentence)
    {
        var (exitCode, output, error) = await RunAsync(name, plan, "--json");

        Assert.Equal((1, ""), (exitCode, output));
        Assert.StartsWith("error: ", error, StringComparison.Ordinal);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private async Task<JsonElement> ScheduleAsync(string name, string plan, params string[] more)
    {
        var (exitCode, output, error) = await RunAsync(name, plan, ["--json", .. more]);
        Assert.True(exitCode == 0, error);
        return JsonSerializer.Deserialize<JsonElement>(output);
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(string name, string plan, params string[] more)
    {
        var file = Path.Combine(_machine.Folder, name);
        await File.WriteAllTextAsync(file, plan, TestContext.Current.CancellationToken);
        return await _machine.RunAsync(["plan", "schedule", file, .. more]);
    }
}
