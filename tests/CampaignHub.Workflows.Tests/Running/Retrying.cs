using CampaignHub.Workflows.Definitions;
using CampaignHub.Workflows.Running;

namespace CampaignHub.Workflows.Tests.Running;

/// <summary>An activity that faults is tried again as its policy says, and only then stops the workflow or lets it go another way.</summary>
public sealed class Retrying
{
    private readonly TestHost _host = new();

    [Theory]
    [InlineData("Fixed", new[] { 60, 60, 60 })]
    [InlineData("Exponential", new[] { 60, 120, 240 })]
    public async Task It_is_tried_again_after_each_wait_and_then_faults(string backoff, int[] waits)
    {
        var definition = Draw($$"""{"MaxRetries": 3, "DelaySeconds": 60, "Backoff": "{{backoff}}"}""");
        var interpreter = Workflows.Interpreter(_host);
        var (instance, journal) = await _host.RunAsync(definition);
        var statuses = journal.Select(line => line.Status).ToList();
        foreach (var seconds in waits)
        {
            Assert.Equal(WorkflowStatus.Halted, instance.Status);
            Assert.Equal(_host.Now.AddSeconds(seconds), instance.WakesAt);
            // What an activity did before it faulted is not kept.
            Assert.False(instance.State.Properties.ContainsKey("half"));
            _host.Now = _host.Now.AddSeconds(seconds);
            var woken = interpreter.ResumeDue(WorkflowInstance.FromJson(instance.ToJson()));
            (instance, journal) = await interpreter.RunAsync(definition, woken!, _host);
            statuses.AddRange(journal.Select(line => line.Status));
        }

        Assert.Equal(WorkflowStatus.Faulted, instance.Status);
        Assert.Equal("The mail server does not answer.", instance.FaultMessage);
        Assert.Equal(
            [ActivityStatus.Completed, ActivityStatus.Retrying, ActivityStatus.Retrying, ActivityStatus.Retrying, ActivityStatus.Faulted],
            statuses
        );
    }

    [Fact]
    public async Task After_the_last_try_it_goes_on_along_Failed_where_the_policy_says_so()
    {
        var definition = Draw("""{"MaxRetries": 1, "DelaySeconds": 5, "OnFailure": "FollowFailedOutcome"}""");
        definition.Connect("try", "Failed", "instead");
        var (waiting, _) = await _host.RunAsync(definition);
        _host.Now = _host.Now.AddSeconds(5);
        var interpreter = Workflows.Interpreter(_host);

        var (ended, journal) = await interpreter.RunAsync(definition, interpreter.ResumeDue(waiting)!, _host);

        Assert.Equal(WorkflowStatus.Finished, ended.Status);
        Assert.Equal(["instead"], _host.Done);
        Assert.Equal((ActivityStatus.Failed, "Failed"), (journal[0].Status, journal[0].Outcomes[0]));
        Assert.Equal("The mail server does not answer.", journal[0].Error);
        Assert.Empty(Workflows.Validator.Validate(definition).Problems);
    }

    [Fact]
    public async Task Another_branch_goes_on_while_one_waits_for_its_next_try()
    {
        var definition = Workflows.Draw(
            """
            held: CampaignHubMeetingHeld
            fork: ForkTask {"Forks": ["a", "b"]}
            try: Breaks {"ActivityRetryPolicy": {"MaxRetries": 1, "DelaySeconds": 60}}
            other: Mark
            held -Done-> fork
            fork -a-> other
            fork -b-> try
            """
        );

        var (waiting, _) = await _host.RunAsync(definition);

        Assert.Equal(["other"], _host.Done);
        Assert.Equal(WorkflowStatus.Halted, waiting.Status);
    }

    [Theory]
    [InlineData("""{"MaxRetries": 11}""", "/Activities/1/Properties/ActivityRetryPolicy/MaxRetries")]
    [InlineData("""{"DelaySeconds": -1}""", "/Activities/1/Properties/ActivityRetryPolicy/DelaySeconds")]
    [InlineData("""{"Backoff": "Slowly"}""", "/Activities/1/Properties/ActivityRetryPolicy/Backoff")]
    [InlineData("""{"OnFailure": "Cry"}""", "/Activities/1/Properties/ActivityRetryPolicy/OnFailure")]
    [InlineData("3", "/Activities/1/Properties/ActivityRetryPolicy")]
    public void A_policy_that_cannot_be_kept_is_a_problem_with_its_place(string policy, string path)
    {
        var problem = Assert.Single(Workflows.Validator.Validate(Draw(policy)).Problems, each => each.Code == "bad_property");

        Assert.Equal(path, problem.Path);
    }

    [Fact]
    public void Without_a_policy_nothing_ends_with_Failed()
    {
        var definition = Draw("""{"MaxRetries": 1}""");
        definition.Connect("try", "Failed", "instead");

        Assert.Equal("unknown_outcome", Assert.Single(Workflows.Validator.Validate(definition).Problems).Code);
    }

    private static WorkflowDefinition Draw(string policy) =>
        Workflows.Draw(
            $$"""
            held: CampaignHubMeetingHeld
            try: Breaks {"ActivityRetryPolicy": {{policy}}}
            instead: Mark
            held -Done-> try
            try -Done-> instead
            """
        );
}
