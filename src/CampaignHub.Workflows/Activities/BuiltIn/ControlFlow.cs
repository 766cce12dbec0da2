using System.Text.Json.Nodes;
using CampaignHub.Workflows.Definitions;
using CampaignHub.Workflows.Expressions;
using CampaignHub.Workflows.Running;

namespace CampaignHub.Workflows.Activities.BuiltIn;

public sealed class IfElseTask : Activity, IDescribedActivity
{
    private static readonly ActivityProperty<bool> s_condition = ActivityProperty.Expression<bool>("Condition", "Condition") with
    {
        Required = true,
    };

    public static ActivityDescriptor Descriptor { get; } =
        new("IfElseTask", ActivityKind.Task, "If / Else", "Control flow")
        {
            Help = "Goes one way when the condition is true, the other when it is false.",
            Properties = [s_condition],
            Outcomes = ["True", "False"],
        };

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken) =>
        Outcome(await context.GetAsync(s_condition) ? "True" : "False");
}

public sealed class ForkTask : Activity, IDescribedActivity
{
    private static readonly ActivityProperty<string[]> s_forks = ActivityProperty.Plain<string[]>("Forks", "Branches") with
    {
        Required = true,
    };

    public static ActivityDescriptor Descriptor { get; } =
        new("ForkTask", ActivityKind.Task, "Fork", "Control flow")
        {
            Help = "Goes on along several branches.",
            Properties = [s_forks],
            Outcomes = [],
            OutcomesFrom = Names("Forks"),
        };

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken) =>
        Outcome(await context.NeedAsync(s_forks));

    internal static Func<ActivityDefinition, IReadOnlyList<string>> Names(string property, params string[] missing) =>
        activity =>
            activity[property] is JsonArray names
                ? [.. names.Select(name => name?.ToString() ?? "").Where(name => name.Length > 0)]
                : missing;
}

public enum JoinMode
{
    WaitAll = 0,
    WaitAny = 1,
}

public sealed class JoinTask : Activity, IDescribedActivity
{
    internal const string Name = "JoinTask";

    private static readonly ActivityProperty<JoinMode> s_mode = ActivityProperty.Plain<JoinMode>("Mode", "Wait for");

    public static ActivityDescriptor Descriptor { get; } =
        new(Name, ActivityKind.Task, "Bring branches together", "Control flow")
        {
            Help = "Brings branches together: goes on when all that can still come have come, or as soon as one has.",
            Properties = [s_mode],
            Outcomes = ["Joined"],
        };

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        if (Joins.IsOpening(context))
        {
            context.ForgetState();
            return Outcome("Joined");
        }

        if (await context.GetAsync(s_mode) == JoinMode.WaitAny)
        {
            Joins.CallOffTheOthers(context.Workflow, context.Instance, context.Activity.ActivityId);
            return Outcome("Joined");
        }

        Joins.Arrive(context);
        return Outcome();
    }
}

public sealed class ScriptTask : Activity, IDescribedActivity
{
    private static readonly ActivityProperty<string[]> s_outcomes = ActivityProperty.Plain<string[]>("AvailableOutcomes", "Outcomes");

    private static readonly ActivityProperty<JsonNode> s_script = ActivityProperty.Expression<JsonNode>(
        "Script",
        "Script",
        ExpressionSyntax.JavaScript
    ) with
    {
        Type = PropertyType.LongText,
        Help = "Say how it ends with setOutcome('…').",
    };

    public static ActivityDescriptor Descriptor { get; } =
        new("ScriptTask", ActivityKind.Task, "Script", "Control flow")
        {
            Help = "Runs a script that decides how the workflow goes on.",
            Properties = [s_outcomes, s_script],
            Outcomes = ["Done"],
            OutcomesFrom = ForkTask.Names("AvailableOutcomes", "Done"),
        };

    public override ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var available = Descriptor.OutcomesOf(context.Activity);
        var chosen = new List<string>();
        context.Instance.State.LastResult = context.RunScript(
            s_script.Source(context.Activity) ?? "setOutcome('Done');",
            scope =>
                scope.Function(
                    "setOutcome",
                    arguments =>
                    {
                        var name = arguments is [JsonValue value, ..] ? value.ToString() : "";
                        if (!available.Contains(name))
                        {
                            throw new ExpressionException($"setOutcome: \"{name}\" is not one of {string.Join(", ", available)}.");
                        }

                        chosen.Add(name);
                        return null;
                    }
                )
        );
        return new(chosen.Count > 0 ? Outcome([.. chosen.Distinct()]) : Fault("The script set no outcome."));
    }
}
