using System.Diagnostics;
using CampaignHub.Workflows.Definitions;
using CsCheck;

namespace CampaignHub.Workflows.Tests.Definitions;

public sealed class Validating
{
    private static string[] Problems(WorkflowDefinition definition) =>
        [.. Workflows.Validator.Validate(definition).Problems.Select(problem => $"{problem.Code} {problem.Path}")];

    [Theory]
    [InlineData("a: CampaignHubMeetingHeld\nb: Mark\na -Done-> b")]
    [InlineData("a: Mark\n", "start_on_task /Activities/0/IsStart")]
    [InlineData("a: CampaignHubMeetingHeld\na: Mark", "duplicate_id /Activities/1/ActivityId")]
    [InlineData("a: CampaignHubMeetingHeld\nb: Mark", "unreachable /Activities/1")]
    [InlineData("a: CampaignHubMeetingHeld\nb: EmailTask\na -Done-> b", "unknown_activity /Activities/1/Name")]
    [InlineData(
        "a: CampaignHubMeetingHeld\na -Done-> b\nc -Done-> a",
        "dangling_transition /Transitions/0/DestinationActivityId",
        "dangling_transition /Transitions/1/SourceActivityId"
    )]
    [InlineData(
        "a: CampaignHubMeetingHeld\nb: Mark\nc: Mark\na -Done-> b\na -Done-> c",
        "two_transitions /Transitions/1/SourceOutcomeName",
        "unreachable /Activities/2"
    )]
    [InlineData("a: CampaignHubMeetingHeld\nb: Mark\na -Done-> b\nb -Failed-> a", "unknown_outcome /Transitions/1/SourceOutcomeName")]
    [InlineData(
        "a: CampaignHubMeetingHeld\nf: ForkTask {\"Forks\": [\"x\"]}\nb: Mark\nc: Mark\na -Done-> f\nf -x-> b\nf -y-> c",
        "unknown_outcome /Transitions/2/SourceOutcomeName"
    )]
    [InlineData("a: CampaignHubMeetingHeld\nb: Mark\nc: Mark\na -Done-> b\nb -Done-> c\nc -Done-> b", "endless_cycle /Activities/1")]
    [InlineData("a: CampaignHubMeetingHeld\nb: Mark\na -Done-> b\nb -Done-> b", "endless_cycle /Activities/1")]
    [InlineData("a: CampaignHubMeetingHeld\nb: Mark\nw: CampaignHubWaitWorkingDays {\"Days\": 1}\na -Done-> b\nb -Done-> w\nw -Done-> b")]
    [InlineData(
        "a: CampaignHubMeetingHeld\nl: WhileLoopTask {\"Condition\": {\"Expression\": \"true\"}}\nb: Mark\na -Done-> l\nl -Iterate-> b\nb -Done-> l"
    )]
    [InlineData("a: CampaignHubMeetingHeld\ni: IfElseTask\na -Done-> i", "missing_property /Activities/1/Properties/Condition/Expression")]
    [InlineData(
        "a: CampaignHubMeetingHeld\nw: CampaignHubWaitWorkingDays {\"Days\": \"many\"}\na -Done-> w",
        "bad_property /Activities/1/Properties/Days"
    )]
    [InlineData(
        "a: CampaignHubMeetingHeld\ni: IfElseTask {\"Condition\": {\"Expression\": \"1 +\"}}\na -Done-> i",
        "bad_expression /Activities/1/Properties/Condition/Expression"
    )]
    [InlineData(
        "a: CampaignHubMeetingHeld\ni: IfElseTask {\"Syntax\": \"Liquid\", \"LiquidCondition\": {\"Expression\": \"{{ x\"}}\na -Done-> i",
        "bad_expression /Activities/1/Properties/LiquidCondition/Expression"
    )]
    [InlineData(
        "a: CampaignHubMeetingHeld\ni: IfElseTask {\"Condition\": {\"Expression\": \"{{ true }}\", \"Syntax\": \"Liquid\"}}\na -Done-> i"
    )]
    public void Problems_are_listed_with_their_place(string drawing, params string[] expected) =>
        Assert.Equal(expected, Problems(Workflows.Draw(drawing)));

    [Fact]
    public void Starts_are_counted()
    {
        var two = Workflows.Draw("a: CampaignHubMeetingHeld\nb: CampaignHubMeetingHeld\nc: CampaignHubAnswerReceived");
        two.Activities[1].IsStart = two.Activities[2].IsStart = true;
        var none = Workflows.Draw("a: CampaignHubMeetingHeld");
        none.Activities[0].IsStart = false;

        Assert.Equal(["two_starts /Activities/1/IsStart"], Problems(two));
        Assert.Equal(["no_start /Activities"], Problems(none));
    }

    [Fact]
    public void Unknown_activities_are_named_once_and_messages_are_filled()
    {
        var report = Workflows.Validator.Validate(
            Workflows.Draw("a: CampaignHubMeetingHeld\nb: EmailTask\nc: EmailTask\na -Done-> b\nb -Done-> c")
        );

        Assert.Equal(("Drawing", 3, false), (report.Name, report.Activities, report.CanBePublished));
        Assert.Equal(["EmailTask"], report.Unknown);
        Assert.Equal("/Activities/1/Name: The activity EmailTask is not available here.", report.Problems[0].ToString());
    }

    [Fact]
    public void Ten_thousand_activities_in_a_row_or_a_ring_are_no_trouble()
    {
        var watch = Stopwatch.StartNew();
        var definition = WorkflowDefinition.Create("type", "Long");
        definition.Add("start", "CampaignHubMeetingHeld", isStart: true);
        for (var index = 0; index < 10_000; index++)
        {
            definition.Add($"a{index}", "Mark");
            definition.Connect(index == 0 ? "start" : $"a{index - 1}", "Done", $"a{index}");
        }

        Assert.Empty(Problems(definition));
        definition.Connect("a9999", "Done", "a5000");
        Assert.Equal(["endless_cycle /Activities/5001"], Problems(definition));
        Assert.InRange(watch.ElapsedMilliseconds, 0, 5_000);
    }

    /// <summary>The validator's cycles against the plain definition: an activity that reaches itself.</summary>
    [Fact]
    public void A_cycle_is_found_exactly_when_an_activity_reaches_itself() =>
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 7])
            .Array[0, 14]
            .Sample(
                edges =>
                {
                    var definition = WorkflowDefinition.Create("type", "Random");
                    foreach (var index in Enumerable.Range(0, 8))
                    {
                        definition.Add($"{index}", "Mark");
                    }

                    var next = new Dictionary<(int, int), bool>();
                    foreach (var (from, to) in edges)
                    {
                        definition.Connect($"{from}", $"o{to}", $"{to}");
                        next[(from, to)] = true;
                    }

                    // Warshall's closure.
                    foreach (
                        var (k, i, j) in from k in Enumerable.Range(0, 8)
                        from i in Enumerable.Range(0, 8)
                        from j in Enumerable.Range(0, 8)
                        select (k, i, j)
                    )
                    {
                        if (next.ContainsKey((i, k)) && next.ContainsKey((k, j)))
                        {
                            next[(i, j)] = true;
                        }
                    }

                    // One problem a group of activities that reach each other, at the first of them.
                    var expected = Enumerable
                        .Range(0, 8)
                        .Where(one => next.ContainsKey((one, one)))
                        .GroupBy(one =>
                            Enumerable.Range(0, 8).First(other => next.ContainsKey((one, other)) && next.ContainsKey((other, one)))
                        )
                        .Select(group => $"/Activities/{group.Key}");
                    var found = Workflows
                        .Validator.Validate(definition)
                        .Problems.Where(problem => problem.Code == "endless_cycle")
                        .Select(problem => problem.Path);
                    Assert.Equal(expected.Order(), found.Order());
                },
                iter: 2_000
            );
}
