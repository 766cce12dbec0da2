using System.Text.Json.Nodes;
using CampaignHub.Workflows.Definitions;
using CampaignHub.Workflows.Rehearsing;
using CampaignHub.Workflows.Running;

namespace CampaignHub.Workflows.Tests.Rehearsing;

/// <summary>A workflow tried out on a virtual clock: what would be done and when, and nothing is.</summary>
public sealed class Rehearsals
{
    private static readonly WorkflowDefinition s_definition = Workflows.Draw(
        """
        held: CampaignHubMeetingHeld
        thank: CampaignHubSendMail {"To": {"Expression": "{{ Workflow.Input.Mail }}"}, "Text": {"Expression": "Thank you."}}
        wait: CampaignHubWaitForEvent {"Event": "CampaignHubAnswerReceived", "Days": 10}
        call: CampaignHubCreateTask {"Title": {"Expression": "Call"}}
        last: CampaignHubWaitForEvent {"Event": "CampaignHubAnswerReceived", "Days": 5}
        press: CampaignHubCreateTask {"Title": {"Expression": "Prepare the press release"}}
        held -Done-> thank
        thank -Done-> wait
        wait -TimedOut-> call
        call -Done-> last
        last -TimedOut-> press
        """
    );

    private readonly TestHost _calendar = new();

    // Tuesday 17 January 2023, the day of the case's meeting.
    private static DateTimeOffset Held { get; } = new(2023, 1, 17, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Without_an_answer_every_step_has_its_day_and_its_values()
    {
        var report = await RehearseAsync(s_definition);

        Assert.Equal(RehearsalEnd.Finished, report.End);
        Assert.Equal(
            [
                // Ten working days after 17 January is Tuesday 31 January, five more Tuesday 7 February; nine o'clock in Paris.
                ("thank", "2023-01-17T09:00:00Z"),
                ("call", "2023-01-31T08:00:00Z"),
                ("press", "2023-02-07T08:00:00Z"),
            ],
            report.Steps.Where(step => step.HasEffect).Select(step => (step.ActivityId, $"{step.At.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}"))
        );
        Assert.Equal("dir@cnaf.example", report.Steps.First(step => step.HasEffect).Values["To"]!.ToString());
    }

    [Fact]
    public async Task An_answer_between_ends_it_there_and_one_about_something_else_does_not()
    {
        RehearsedEvent Answer(int day, string about) =>
            new(Held.AddDays(day), new WorkflowEvent("CampaignHubAnswerReceived") { CorrelationId = about });

        var elsewhere = await RehearseAsync(s_definition, Answer(3, "meeting-2"));
        var late = await RehearseAsync(s_definition, Answer(16, "meeting-1"), Answer(3, "meeting-2"));

        Assert.Equal(["thank", "call", "press"], elsewhere.Steps.Where(step => step.HasEffect).Select(step => step.ActivityId));
        Assert.Equal(["thank", "call"], late.Steps.Where(step => step.HasEffect).Select(step => step.ActivityId));
        Assert.Equal(Held.AddDays(16), late.EndedAt);
    }

    [Fact]
    public async Task What_never_ends_is_stopped_and_what_waits_for_ever_says_for_what()
    {
        var daily = await RehearseAsync(
            Workflows.Draw(
                """
                held: CampaignHubMeetingHeld
                wait: CampaignHubWaitWorkingDays {"Days": 1}
                held -Done-> wait
                wait -Done-> wait
                """
            )
        );
        var waiting = await RehearseAsync(
            Workflows.Draw(
                """
                held: CampaignHubMeetingHeld
                wait: CampaignHubWaitForEvent {"Event": "CampaignHubAnswerReceived"}
                held -Done-> wait
                """
            )
        );

        Assert.Equal(RehearsalEnd.Stopped, daily.End);
        Assert.InRange(daily.Steps.Count, 500, Rehearsal.MostSteps);
        Assert.Equal(RehearsalEnd.Waiting, waiting.End);
        Assert.Equal("CampaignHubAnswerReceived", Assert.Single(waiting.Waits).Event);
    }

    [Fact]
    public async Task A_value_that_cannot_be_had_faults_there_as_in_earnest()
    {
        var report = await RehearseAsync(
            Workflows.Draw(
                """
                held: CampaignHubMeetingHeld
                thank: CampaignHubSendMail {"To": {"Expression": "{{ Workflow.Input.Nobody }}"}}
                task: CampaignHubCreateTask {}
                held -Done-> task
                task -Done-> thank
                """
            )
        );

        Assert.Equal(RehearsalEnd.Faulted, report.End);
        Assert.Contains("Title", report.Fault, StringComparison.Ordinal);
        Assert.Equal(("task", ActivityStatus.Faulted), (report.Steps[^1].ActivityId, report.Steps[^1].Status));
    }

    [Fact]
    public async Task Another_event_starts_nothing()
    {
        var host = new RehearsalHost(Workflows.Catalog, _calendar, new RehearsalClock());
        var report = await new Rehearsal(Workflows.Catalog, Workflows.Expressions).RunAsync(
            s_definition,
            host,
            new RehearsedEvent(Held, new WorkflowEvent("CampaignHubAnswerReceived")),
            [],
            TestContext.Current.CancellationToken
        );

        Assert.Equal(RehearsalEnd.NotStarted, report.End);
    }

    private Task<RehearsalReport> RehearseAsync(WorkflowDefinition definition, params RehearsedEvent[] then) =>
        new Rehearsal(Workflows.Catalog, Workflows.Expressions).RunAsync(
            definition,
            new RehearsalHost(Workflows.Catalog, _calendar, new RehearsalClock()),
            new RehearsedEvent(
                Held,
                new WorkflowEvent("CampaignHubMeetingHeld")
                {
                    CorrelationId = "meeting-1",
                    Input = new JsonObject { ["Mail"] = "dir@cnaf.example" },
                }
            ),
            then,
            TestContext.Current.CancellationToken
        );
}
