using CampaignHub.Workflows.Definitions;
using CsCheck;

namespace CampaignHub.Workflows.Tests.Definitions;

/// <summary>A drawing changed step by step, as by a list of steps.</summary>
public sealed class Drawings
{
    private const string Branched = """
        held: CampaignHubMeetingHeld
        wait: CampaignHubWaitForEvent {"Event": "CampaignHubAnswerReceived", "Days": 10}
        remind: Mark
        press: Mark
        thank: Mark
        held -Done-> wait
        wait -TimedOut-> remind
        wait -Happened-> thank
        remind -Done-> press
        """;

    [Fact]
    public void A_step_put_between_two_leads_on_to_what_came_before()
    {
        var before = Workflows.Draw(Branched);

        var after = before.Insert("wait", "TimedOut", ("call", "Mark"), "Done");

        Assert.Equal("held-wait wait-thank wait-call call-remind remind-press", Paths(after));
        Assert.Empty(Workflows.Validator.Validate(after).Problems);
        Assert.Null(before.Find("call"));
    }

    [Fact]
    public void A_step_at_the_end_ends_there()
    {
        var after = Workflows.Draw(Branched).Insert("press", "Done", ("last", "Mark"), "Done");

        Assert.Contains(after.Transitions, transition => transition is { SourceActivityId: "press", DestinationActivityId: "last" });
        Assert.DoesNotContain(after.Transitions, transition => transition.SourceActivityId == "last");
    }

    [Fact]
    public void A_step_taken_out_closes_the_gap()
    {
        var after = Workflows.Draw(Branched).Remove("remind");

        Assert.Contains(
            after.Transitions,
            transition => transition is { SourceActivityId: "wait", SourceOutcomeName: "TimedOut", DestinationActivityId: "press" }
        );
        Assert.Equal(4, after.Activities.Count);
    }

    [Fact]
    public void What_only_a_step_taken_out_led_to_goes_with_it()
    {
        var after = Workflows.Draw(Branched).Remove("wait");

        // The first way of the step goes on: the reminder; the thanks are reached no more.
        Assert.Equal(["held", "remind", "press"], after.Activities.Select(activity => activity.ActivityId));
        Assert.Empty(Workflows.Validator.Validate(after).Problems);
    }

    [Fact]
    public void A_way_may_lead_back_or_end()
    {
        var looped = Workflows.Draw(Branched).Lead("press", "Done", "wait");
        var ended = looped.Lead("wait", "Happened", destination: null);

        Assert.Empty(Workflows.Validator.Validate(looped).Problems);
        Assert.DoesNotContain(ended.Transitions, transition => transition.SourceOutcomeName == "Happened");
        Assert.Throws<ArgumentException>(() => looped.Lead("press", "Done", "nowhere"));
    }

    [Fact]
    public void Whatever_is_done_to_it_in_whatever_order_a_sound_drawing_stays_sound() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 999], Gen.Int[0, 999])
            .List[1, 30]
            .Sample(
                deeds =>
                {
                    var drawing = Workflows.Draw(Branched);
                    foreach (var (index, (deed, which, where)) in deeds.Index())
                    {
                        var step = drawing.Activities[which % drawing.Activities.Count];
                        var outcomes = Outcomes(step.Name);
                        var outcome = outcomes[where % outcomes.Length];
                        drawing = deed switch
                        {
                            0 => drawing.Insert(step.ActivityId, outcome, ($"new{index}", "Mark"), "Done"),
                            1 when !step.IsStart => drawing.Remove(step.ActivityId),
                            _ => drawing.Rewrite(step.ActivityId, each => each.Title = $"Step {index}"),
                        };
                    }

                    return Workflows.Validator.Validate(drawing).Problems.Count == 0;
                },
                iter: 500
            );

    private static string[] Outcomes(string name) => name == "CampaignHubWaitForEvent" ? ["TimedOut", "Happened"] : ["Done"];

    private static string Paths(WorkflowDefinition definition) =>
        string.Join(
            ' ',
            definition
                .Transitions.Select(transition => $"{transition.SourceActivityId}-{transition.DestinationActivityId}")
                .OrderBy(path => "held-wait wait-thank wait-call call-remind remind-press".IndexOf(path, StringComparison.Ordinal))
        );
}
