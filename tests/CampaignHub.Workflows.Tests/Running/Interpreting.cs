using System.Text.Json.Nodes;
using CampaignHub.Workflows.Running;

namespace CampaignHub.Workflows.Tests.Running;

public sealed class Interpreting
{
    private readonly TestHost _host = new();

    [Fact]
    public async Task Branches_run_last_first_and_the_join_waits_for_all()
    {
        var (ended, journal) = await _host.RunAsync(
            Workflows.Draw(
                """
                start: CampaignHubMeetingHeld
                fork: ForkTask {"Forks": ["a", "b", "c"]}
                a: Mark
                b: Mark
                c: Mark
                join: JoinTask {"Mode": 0}
                end: Mark
                start -Done-> fork
                fork -a-> a
                fork -b-> b
                fork -c-> c
                a -Done-> join
                b -Done-> join
                c -Done-> join
                join -Joined-> end
                """
            )
        );

        Assert.Equal(["c", "b", "a", "end"], _host.Done);
        Assert.Equal(WorkflowStatus.Finished, ended.Status);
        Assert.Equal(["Joined"], journal.Last(line => line.ActivityId == "join").Outcomes);
    }

    [Fact]
    public async Task A_join_does_not_wait_for_a_branch_that_ended_early()
    {
        await _host.RunAsync(
            Workflows.Draw(
                """
                start: CampaignHubMeetingHeld
                fork: ForkTask {"Forks": ["a", "b"]}
                a: Mark
                if: IfElseTask {"Condition": {"Expression": "false"}}
                join: JoinTask {"Mode": "WaitAll"}
                end: Mark
                start -Done-> fork
                fork -a-> if
                fork -b-> a
                if -True-> join
                a -Done-> join
                join -Joined-> end
                """
            )
        );

        Assert.Equal(["a", "end"], _host.Done);
    }

    [Fact]
    public async Task A_join_in_a_loop_waits_each_time()
    {
        await _host.RunAsync(
            Workflows.Draw(
                """
                start: CampaignHubMeetingHeld
                loop: ForLoopTask {"From": {"Expression": "0"}, "To": {"Expression": "2"}, "Step": {"Expression": "1"}}
                fork: ForkTask {"Forks": ["a", "b"]}
                a: Mark
                b: Mark
                join: JoinTask {"Mode": "WaitAll"}
                each: Mark
                end: Mark
                start -Done-> loop
                loop -Iterate-> fork
                fork -a-> a
                fork -b-> b
                a -Done-> join
                b -Done-> join
                join -Joined-> each
                each -Done-> loop
                loop -Done-> end
                """
            )
        );

        Assert.Equal(["b", "a", "each", "b", "a", "each", "end"], _host.Done);
    }

    [Fact]
    public async Task The_first_of_several_waits_calls_the_others_off()
    {
        var definition = Workflows.Draw(
            """
            start: CampaignHubMeetingHeld
            fork: ForkTask {"Forks": ["soon", "late", "apart"]}
            soon: CampaignHubWaitWorkingDays {"Days": 1}
            late: CampaignHubWaitWorkingDays {"Days": 5}
            apart: CampaignHubWaitWorkingDays {"Days": 9}
            join: JoinTask {"Mode": "WaitAny"}
            end: Mark
            other: Mark
            start -Done-> fork
            fork -soon-> soon
            fork -late-> late
            fork -apart-> apart
            soon -Done-> join
            late -Done-> join
            apart -Done-> other
            join -Joined-> end
            """
        );
        var interpreter = Workflows.Interpreter(_host);
        var (waiting, _) = await _host.RunAsync(definition);
        Assert.Equal(3, waiting.BlockingActivities.Count);

        _host.Now = waiting.WakesAt!.Value;
        (waiting, _) = await interpreter.RunAsync(definition, interpreter.ResumeDue(waiting)!, _host);

        Assert.Equal(["end"], _host.Done);
        Assert.Equal(["apart"], waiting.BlockingActivities.Select(blocking => blocking.ActivityId));
    }

    [Fact]
    public async Task Of_two_that_are_due_the_one_that_waited_first_goes_first()
    {
        var definition = Workflows.Draw(
            """
            start: CampaignHubMeetingHeld
            fork: ForkTask {"Forks": ["a", "b"]}
            waitA: CampaignHubWaitWorkingDays {"Days": 1}
            waitB: CampaignHubWaitWorkingDays {"Days": 1}
            a: Mark
            b: Mark
            start -Done-> fork
            fork -a-> waitA
            fork -b-> waitB
            waitA -Done-> a
            waitB -Done-> b
            """
        );
        var interpreter = Workflows.Interpreter(_host);
        var (waiting, _) = await _host.RunAsync(definition);

        _host.Now = waiting.WakesAt!.Value;
        await interpreter.RunAsync(definition, interpreter.ResumeDue(waiting)!, _host);

        Assert.Equal(["waitB", "waitA"], waiting.BlockingActivities.Select(blocking => blocking.ActivityId));
        Assert.Equal(["b", "a"], _host.Done);
    }

    [Fact]
    public async Task For_each_item_the_body_runs_with_it_also_when_the_body_waits()
    {
        var definition = Workflows.Draw(
            """
            start: CampaignHubMeetingHeld
            each: ForEachTask {"Enumerable": {"Expression": "input('People')"}, "LoopVariableName": "person"}
            task: CampaignHubCreateTask {"Title": {"Expression": "Call {{ Workflow.Properties.person.name }}"}}
            wait: CampaignHubWaitWorkingDays {"Days": 1}
            end: Mark
            start -Done-> each
            each -Iterate-> task
            task -Done-> wait
            wait -Done-> each
            each -Done-> end
            """
        );
        var interpreter = Workflows.Interpreter(_host);
        var (instance, _) = await _host.RunAsync(
            definition,
            JsonNode.Parse("""{"People": [{"name": "Anne"}, {"name": "Karim"}]}""")!.AsObject()
        );
        while (instance.WakesAt is { } next)
        {
            _host.Now = next;
            (instance, _) = await interpreter.RunAsync(
                definition,
                interpreter.ResumeDue(WorkflowInstance.FromJson(instance.ToJson()))!,
                _host
            );
        }

        Assert.Equal(["task: Call Anne", "task: Call Karim", "end"], _host.Done);
        Assert.Empty(instance.State.ActivityStates);
    }

    [Fact]
    public async Task A_failing_condition_faults_and_says_why_instead_of_being_false()
    {
        var definition = Workflows.Draw(
            """
            start: CampaignHubMeetingHeld
            if: IfElseTask {"Condition": {"Expression": "input('Meeting').held"}}
            yes: Mark
            no: Mark
            start -Done-> if
            if -True-> yes
            if -False-> no
            """
        );
        var (faulted, journal) = await _host.RunAsync(definition);

        Assert.Empty(_host.Done);
        Assert.Equal(WorkflowStatus.Faulted, faulted.Status);
        Assert.StartsWith("Condition: ", faulted.FaultMessage, StringComparison.Ordinal);
        Assert.Contains("null", faulted.FaultMessage);
        Assert.Contains("(line 1, column", faulted.FaultMessage);
        Assert.Equal((ActivityStatus.Faulted, faulted.FaultMessage), (journal[^1].Status, journal[^1].Error));

        faulted.State.Input["Meeting"] = new JsonObject { ["held"] = true };
        var (ended, again) = await Workflows.Interpreter(_host).RunAsync(definition, faulted.Retry(), _host);

        Assert.Equal(["yes"], _host.Done);
        Assert.Equal(WorkflowStatus.Finished, ended.Status);
        Assert.Equal([3, 4], again.Select(line => line.Sequence));
    }

    [Fact]
    public async Task What_a_faulted_activity_changed_before_is_not_kept()
    {
        var (faulted, journal) = await _host.RunAsync(Workflows.Draw("start: CampaignHubMeetingHeld\nbad: Breaks\nstart -Done-> bad"));

        Assert.Equal("The mail server does not answer.", journal[^1].Error);
        Assert.Empty(faulted.State.Properties);
        Assert.Equal(["bad"], faulted.PendingActivities.Select(pending => pending.ActivityId));
    }

    [Theory]
    [InlineData("IfElseTask", """{"Condition": {"Expression": "1"}}""", "\"1\" is neither true nor false", "1 is neither true nor false")]
    [InlineData("IfElseTask", "{}", "Condition: a value is needed", "")]
    [InlineData(
        "IfElseTask",
        """{"Syntax": "Liquid", "LiquidCondition": {"Expression": "{{ Workflow.Input.none }}"}}""",
        "no value \"none\"",
        ""
    )]
    [InlineData("ForEachTask", """{"Enumerable": {"Expression": "'abc'"}}""", "no list", "")]
    [InlineData("ForLoopTask", """{"Step": {"Expression": "0"}}""", "never ends", "")]
    [InlineData("ScriptTask", """{"Script": {"Expression": "1"}}""", "set no outcome", "")]
    [InlineData("ScriptTask", """{"Script": {"Expression": "setOutcome('Dnoe')"}}""", "not one of Done", "")]
    [InlineData("CampaignHubWaitUntil", """{"Date": {"Expression": "'soon'"}}""", "no date", "")]
    [InlineData("CampaignHubWaitWorkingDays", """{"Days": "x"}""", "no number", "")]
    [InlineData("CampaignHubWaitWorkingDays", """{"Days": 2000000000}""", "from 0 to 1000", "")]
    [InlineData("CampaignHubWaitWorkingDays", """{"Days": 1, "TimeOfDay": "noon"}""", "write a time", "")]
    [InlineData("JoinTask", """{"Mode": "Some"}""", "not one of WaitAll, WaitAny", "")]
    [InlineData("NotifyContentOwnerTask", "{}", "is not available here", "")]
    public async Task An_activity_that_cannot_go_on_says_why(string name, string properties, string reason, string other)
    {
        var (faulted, _) = await _host.RunAsync(
            Workflows.Draw($"start: CampaignHubMeetingHeld\none: {name} {properties}\nstart -Done-> one")
        );

        Assert.Equal(WorkflowStatus.Faulted, faulted.Status);
        Assert.True(
            faulted.FaultMessage!.Contains(reason, StringComparison.Ordinal)
                || (other.Length > 0 && faulted.FaultMessage.Contains(other, StringComparison.Ordinal)),
            faulted.FaultMessage
        );
    }

    [Fact]
    public async Task A_loop_that_never_waits_is_stopped()
    {
        var definition = Workflows.Draw(
            """
            start: CampaignHubMeetingHeld
            while: WhileLoopTask {"Condition": {"Expression": "true"}}
            start -Done-> while
            while -Iterate-> while
            """
        );
        var interpreter = Workflows.Interpreter(_host, maxSteps: 200);
        var start = definition.Activities[0];
        var instance = await interpreter.StartAsync(definition, start, new WorkflowEvent(start.Name), _host);

        var (faulted, journal) = await interpreter.RunAsync(definition, instance!, _host);

        Assert.Equal(201, journal.Count);
        Assert.Contains("200 activities without waiting", faulted.FaultMessage);
    }

    [Fact]
    public async Task A_script_chooses_its_way_and_keeps_values()
    {
        var (ended, _) = await _host.RunAsync(
            Workflows.Draw(
                """
                start: CampaignHubMeetingHeld
                script: ScriptTask {"AvailableOutcomes": ["Firm", "Vague"], "Script": {"Expression": "setProperty('count', input('Promises').length); output('id', uuid()); log('Warning', correlationId()); setOutcome(property('count') > 1 ? 'Firm' : 'Vague'); 'ok'"}}
                about: CorrelateTask {"Value": {"Expression": "'demand-' + property('count')"}}
                set: SetPropertyTask {"PropertyName": "next", "Syntax": "Liquid", "LiquidValue": {"Expression": "{{ Workflow.Properties.count | plus: 1 }}"}, "Value": {"Expression": "'not me'"}}
                log: LogTask {"LogLevel": "Error", "Text": {"Expression": "{{ Workflow.CorrelationId }} {{ Workflow.Properties.next }} {{ Workflow.LastResult }}"}}
                start -Done-> script
                script -Firm-> about
                about -Done-> set
                set -Done-> log
                """
            ),
            JsonNode.Parse("""{"Promises": ["a", "b"]}""")!.AsObject()
        );

        Assert.Equal(["Warning: meeting-1", "Error: demand-2 3 ok"], _host.Done);
        Assert.Equal("id2", ended.State.Output["id"]!.ToString());
        Assert.Equal("3", ended.State.Properties["next"]!.ToJsonString());
    }

    [Fact]
    public async Task A_signal_wakes_only_who_waits_for_it_by_that_name()
    {
        var definition = Workflows.Draw(
            """
            start: CampaignHubMeetingHeld
            signal: SignalEvent {"SignalName": {"Expression": "Approved"}}
            end: Mark
            start -Done-> signal
            signal -Done-> end
            """
        );
        var interpreter = Workflows.Interpreter(_host);
        var (waiting, _) = await _host.RunAsync(definition);

        WorkflowEvent Signal(string name) =>
            new("SignalEvent")
            {
                CorrelationId = "meeting-1",
                Input = new() { ["Signal"] = name },
            };
        Assert.Null(await interpreter.ResumeAsync(definition, waiting, Signal("Refused"), _host));
        var woken = await interpreter.ResumeAsync(definition, waiting, Signal("approved"), _host);
        await interpreter.RunAsync(definition, woken!, _host);

        Assert.Equal(["end"], _host.Done);
    }

    [Theory]
    [InlineData("2023-02-10", "2023-02-10T08:00:00Z")]
    [InlineData("2023-03-26", "2023-03-26T01:00:00Z", "02:30")]
    [InlineData("2023-10-29", "2023-10-29T01:30:00Z", "02:30")]
    [InlineData("2023-02-10T12:00:00+01:00", "2023-02-10T11:00:00Z")]
    [InlineData("2023-02-06", null)]
    public async Task Waiting_until_a_day_means_its_morning_in_the_campaign(string date, string? expected, string time = "09:00")
    {
        var (instance, _) = await _host.RunAsync(
            Workflows.Draw(
                $$$"""
                start: CampaignHubMeetingHeld
                wait: CampaignHubWaitUntil {"Date": {"Expression": "'{{{date}}}'"}, "TimeOfDay": "{{{time}}}"}
                start -Done-> wait
                """
            )
        );

        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, null), instance.WakesAt);
    }

    [Fact]
    public async Task A_step_leaves_the_instance_it_was_given_as_it_was()
    {
        var definition = Workflows.Draw(
            "start: CampaignHubMeetingHeld\nset: SetPropertyTask {\"PropertyName\": \"a\", \"Value\": {\"Expression\": \"1\"}}\nstart -Done-> set"
        );
        var interpreter = Workflows.Interpreter(_host);
        var instance = await interpreter.StartAsync(
            definition,
            definition.Activities[0],
            new WorkflowEvent("CampaignHubMeetingHeld"),
            _host
        );
        var before = instance!.ToJson();

        var first = await interpreter.StepAsync(definition, instance, _host);
        var middle = first.Instance.ToJson();
        var second = await interpreter.StepAsync(definition, first.Instance, _host);

        Assert.Equal(before, instance.ToJson());
        Assert.Equal(middle, first.Instance.ToJson());
        Assert.False(first.EndsTransaction);
        Assert.True(second.EndsTransaction);
        await Assert.ThrowsAsync<InvalidOperationException>(() => interpreter.StepAsync(definition, second.Instance, _host));
    }

    [Fact]
    public async Task A_cancelled_workflow_hears_nothing_more()
    {
        var definition = Workflows.Draw(
            "start: CampaignHubMeetingHeld\nwait: CampaignHubWaitWorkingDays {\"Days\": 1}\nstart -Done-> wait"
        );
        var (waiting, _) = await _host.RunAsync(definition);

        var cancelled = waiting.Cancel();

        _host.Now += TimeSpan.FromDays(30);
        Assert.Null(Workflows.Interpreter(_host).ResumeDue(cancelled));
        Assert.Equal(WorkflowStatus.Aborted, cancelled.Status);
        Assert.NotNull(Workflows.Interpreter(_host).ResumeDue(waiting));
    }
}
