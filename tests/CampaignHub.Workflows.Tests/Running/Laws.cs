using CampaignHub.Workflows.Definitions;
using CampaignHub.Workflows.Running;
using CsCheck;

namespace CampaignHub.Workflows.Tests.Running;

/// <summary>The interpreter on random drawings, against a few lines that say what a drawing means.</summary>
public sealed class Laws
{
    private const int Activities = 9;

    /// <summary>0 mark, 1 true/false by a constant, 2 fork, 3 wait; each with up to two ways on.</summary>
    private static readonly Gen<(int Kind, int First, int Second, bool Flag)[]> s_drawing = Gen.Select(
            Gen.Int[0, 3],
            Gen.Int[0, 3],
            Gen.Int[0, 3],
            Gen.Bool
        )
        .Array[Activities]
        .Select(drawing =>
            drawing.Select((one, index) => (one.Item1, Onward(index, one.Item2), Onward(index, one.Item3), one.Item4)).ToArray()
        );

    /// <summary>A few activities further, so that branches meet and waits fall on the same day; itself stands for nowhere.</summary>
    private static int Onward(int index, int by) => index + by < Activities ? index + by : index;

    private static WorkflowDefinition Draw((int Kind, int First, int Second, bool Flag)[] drawing)
    {
        var lines = new List<string> { "start: CampaignHubMeetingHeld", "start -Done-> 0" };
        foreach (var (index, one) in drawing.Index())
        {
            var (name, first, second) = one.Kind switch
            {
                1 => ($$$"""IfElseTask {"Condition": {"Expression": "{{{(one.Flag ? "true" : "false")}}}"}}""", "True", "False"),
                2 => ("""ForkTask {"Forks": ["x", "y"]}""", "x", "y"),
                3 => ("""CampaignHubWaitWorkingDays {"Days": 1}""", "Done", null),
                _ => ("Mark", "Done", (string?)null),
            };
            lines.Add($"{index}: {name}");
            // Only forward, so that the reference needs no bound.
            if (one.First > index)
            {
                lines.Add($"{index} -{first}-> {one.First}");
            }

            if (second is not null && one.Second > index)
            {
                lines.Add($"{index} -{second}-> {one.Second}");
            }
        }

        return Workflows.Draw(string.Join('\n', lines));
    }

    /// <summary>What is marked, in order: depth first, the last fork first; waits come after all that need none, oldest first.</summary>
    private static List<string> Meaning((int Kind, int First, int Second, bool Flag)[] drawing)
    {
        var marked = new List<string>();
        var waiting = new Queue<int>();

        void Visit(int index, int from)
        {
            if (index <= from)
            {
                return;
            }

            var (kind, first, second, flag) = drawing[index];
            switch (kind)
            {
                case 0:
                    marked.Add($"{index}");
                    Visit(first, index);
                    break;
                case 1:
                    Visit(flag ? first : second, index);
                    break;
                case 2:
                    Visit(second, index);
                    Visit(first, index);
                    break;
                case 3:
                    waiting.Enqueue(index);
                    break;
            }
        }

        Visit(0, -1);
        while (waiting.Count > 0)
        {
            foreach (var index in Enumerable.Range(0, waiting.Count).Select(_ => waiting.Dequeue()).ToList())
            {
                Visit(drawing[index].First, index);
            }
        }

        return marked;
    }

    private static async Task<(WorkflowInstance Instance, List<ActivityExecution> Journal)> LiveAsync(
        WorkflowDefinition definition,
        TestHost host,
        Func<WorkflowInstance, WorkflowInstance> between
    )
    {
        var interpreter = Workflows.Interpreter(host);
        var start = definition.Activities[0];
        var instance = (await interpreter.StartAsync(definition, start, new WorkflowEvent(start.Name), host))!;
        var journal = new List<ActivityExecution>();
        while (instance.Status is WorkflowStatus.Executing or WorkflowStatus.Halted)
        {
            if (instance.Status == WorkflowStatus.Halted)
            {
                host.Now = instance.WakesAt!.Value;
                instance = interpreter.ResumeDue(instance)!;
            }

            var step = await interpreter.StepAsync(definition, instance, host);
            journal.Add(step.Execution);
            instance = between(step.Instance);
        }

        return (instance, journal);
    }

    [Fact]
    public async Task A_drawing_does_what_it_means() =>
        await s_drawing.SampleAsync(
            async drawing =>
            {
                var host = new TestHost();

                var (ended, journal) = await LiveAsync(Draw(drawing), host, instance => instance);

                Assert.Equal(Meaning(drawing), host.Done);
                Assert.Equal(WorkflowStatus.Finished, ended.Status);
                Assert.Equal(Enumerable.Range(1, journal.Count), journal.Select(line => line.Sequence));
            },
            iter: 500
        );

    [Fact]
    public async Task An_instance_that_goes_through_the_database_after_each_step_does_the_same() =>
        await s_drawing.SampleAsync(
            async drawing =>
            {
                var (kept, stored) = (new TestHost(), new TestHost());

                var (one, first) = await LiveAsync(Draw(drawing), kept, instance => instance);
                var (other, second) = await LiveAsync(Draw(drawing), stored, instance => WorkflowInstance.FromJson(instance.ToJson()));

                Assert.Equal(kept.Done, stored.Done);
                Assert.Equal(one.ToJson(), other.ToJson());
                Assert.Equal(first.Select(line => line.ToString()), second.Select(line => line.ToString()));
            },
            iter: 200
        );

    /// <summary>Branches of any length, some of which wait: what follows the join runs once, and after all of them.</summary>
    [Fact]
    public async Task What_follows_a_join_runs_once_after_every_branch() =>
        await Gen.Int[0, 3]
            .Array[1, 5]
            .SampleAsync(
                async lengths =>
                {
                    var lines = new List<string>
                    {
                        "start: CampaignHubMeetingHeld",
                        "start -Done-> fork",
                        "join: JoinTask",
                        "end: Mark",
                        "join -Joined-> end",
                    };
                    lines.Add($"fork: ForkTask {{\"Forks\": [{string.Join(", ", lengths.Select((_, branch) => $"\"{branch}\""))}]}}");
                    foreach (var (branch, length) in lengths.Index())
                    {
                        var before = $"fork -{branch}";
                        for (var step = 0; step < length; step++)
                        {
                            lines.Add($"{branch}.{step}: {(step % 2 == 0 ? "Mark" : "CampaignHubWaitWorkingDays {\"Days\": 1}")}");
                            lines.Add($"{before}-> {branch}.{step}");
                            before = $"{branch}.{step} -Done";
                        }

                        lines.Add($"{before}-> join");
                    }

                    var host = new TestHost();
                    var (ended, _) = await LiveAsync(Workflows.Draw(string.Join('\n', lines)), host, instance => instance);

                    Assert.Equal(WorkflowStatus.Finished, ended.Status);
                    Assert.Equal("end", host.Done[^1]);
                    Assert.Equal(1 + lengths.Sum(length => (length + 1) / 2), host.Done.Count);
                },
                iter: 300
            );
}
