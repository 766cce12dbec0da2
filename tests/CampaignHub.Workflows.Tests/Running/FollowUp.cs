using System.Text.Json.Nodes;
using CampaignHub.Workflows.Definitions;
using CampaignHub.Workflows.Running;

namespace CampaignHub.Workflows.Tests.Running;

/// <summary>The case's follow-up: a meeting is held, its host is thanked, ten working days for a reply, then somebody is asked to call.</summary>
public sealed class FollowUp
{
    private static readonly WorkflowDefinition s_definition = Workflows.Draw(
        """
        held: CampaignHubMeetingHeld
        thank: CampaignHubSendMail {"To": {"Expression": "{{ Workflow.Input.Host.Mail }}"}, "Text": {"Expression": "Thank you, {{ Workflow.Input.Host.Name }}."}}
        wait: CampaignHubWaitForEvent {"Event": "CampaignHubAnswerReceived", "Days": 10}
        call: CampaignHubCreateTask {"Title": {"Expression": "Call {{ Workflow.Input.Host.Name }}"}}
        thanks: CampaignHubCreateTask {"Title": {"Expression": "Publish the answer {{ Workflow.Input.Answer }}"}}
        held -Done-> thank
        thank -Done-> wait
        wait -TimedOut-> call
        wait -Happened-> thanks
        """
    );

    private static readonly JsonObject s_input = new()
    {
        ["Host"] = new JsonObject { ["Name"] = "Mme Morel", ["Mail"] = "morel@ville.example" },
    };

    private readonly TestHost _host = new();

    [Fact]
    public void The_follow_up_can_be_published() => Assert.Empty(Workflows.Validator.Validate(s_definition).Problems);

    [Fact]
    public async Task Without_a_reply_in_ten_working_days_somebody_is_asked_to_call()
    {
        var interpreter = Workflows.Interpreter(_host);
        var (waiting, journal) = await _host.RunAsync(s_definition, s_input);

        Assert.Equal(["mail to morel@ville.example: Thank you, Mme Morel. [id1/2/thank]"], _host.Done);
        Assert.Equal(WorkflowStatus.Halted, waiting.Status);
        // Ten working days after Tuesday 7 February is Tuesday 21 February, nine in the morning in Paris.
        Assert.Equal(new DateTimeOffset(2023, 2, 21, 8, 0, 0, TimeSpan.Zero), waiting.WakesAt);
        Assert.Equal(
            [
                (1, "held", true, ActivityStatus.Completed),
                (2, "thank", false, ActivityStatus.Completed),
                (3, "wait", false, ActivityStatus.Halted),
            ],
            journal.Select(line => (line.Sequence, line.ActivityId, line.IsResume, line.Status))
        );

        _host.Now = new(2023, 2, 21, 7, 59, 59, TimeSpan.Zero);
        Assert.Null(interpreter.ResumeDue(waiting));

        _host.Now = new(2023, 2, 21, 8, 0, 0, TimeSpan.Zero);
        var (ended, rest) = await interpreter.RunAsync(
            s_definition,
            interpreter.ResumeDue(WorkflowInstance.FromJson(waiting.ToJson()))!,
            _host
        );

        Assert.Equal("task: Call Mme Morel", _host.Done[^1]);
        Assert.Equal(WorkflowStatus.Finished, ended.Status);
        Assert.Equal(
            [(4, "wait", "TimedOut"), (5, "call", "Done")],
            rest.Select(line => (line.Sequence, line.ActivityId, line.Outcomes[0]))
        );
        Assert.Null(interpreter.ResumeDue(ended));
    }

    [Fact]
    public async Task A_reply_about_this_meeting_ends_the_waiting_and_the_clock_does_nothing_more()
    {
        var interpreter = Workflows.Interpreter(_host);
        var (waiting, _) = await _host.RunAsync(s_definition, s_input);

        var elsewhere = new WorkflowEvent("CampaignHubAnswerReceived") { CorrelationId = "meeting-2" };
        var answer = new WorkflowEvent("CampaignHubAnswerReceived")
        {
            CorrelationId = "meeting-1",
            Input = new() { ["Answer"] = "A-7" },
        };
        Assert.Null(await interpreter.ResumeAsync(s_definition, waiting, elsewhere, _host));
        var woken = await interpreter.ResumeAsync(s_definition, waiting, answer, _host);

        _host.Now = new(2023, 3, 30, 9, 0, 0, TimeSpan.Zero);
        Assert.Null(interpreter.ResumeDue(woken!));
        Assert.Null(await interpreter.ResumeAsync(s_definition, woken!, answer, _host));
        var (ended, _) = await interpreter.RunAsync(s_definition, woken!, _host);

        Assert.Equal("task: Publish the answer A-7", _host.Done[^1]);
        Assert.Equal(WorkflowStatus.Finished, ended.Status);
        Assert.Equal(2, _host.Done.Count);
    }
}
