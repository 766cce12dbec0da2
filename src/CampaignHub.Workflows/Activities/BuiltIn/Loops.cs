using System.Text.Json.Nodes;
using CampaignHub.Workflows.Expressions;

namespace CampaignHub.Workflows.Activities.BuiltIn;

public sealed class WhileLoopTask : Activity, IDescribedActivity
{
    private static readonly ActivityProperty<bool> s_condition = ActivityProperty.Expression<bool>("Condition", "Condition") with
    {
        Required = true,
    };

    public static ActivityDescriptor Descriptor { get; } =
        new("WhileLoopTask", ActivityKind.Task, "While", "Control flow")
        {
            Help = "Repeats as long as the condition is true.",
            Properties = [s_condition],
            Outcomes = ["Iterate", "Done"],
            Loops = true,
        };

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken) =>
        await context.GetAsync(s_condition) ? Outcome("Iterate") : Done;
}

public sealed class ForLoopTask : Activity, IDescribedActivity
{
    private static readonly ActivityProperty<decimal> s_from = ActivityProperty.Expression<decimal>("From", "From");
    private static readonly ActivityProperty<decimal> s_to = ActivityProperty.Expression<decimal>("To", "To (not included)") with
    {
        Missing = 10,
    };
    private static readonly ActivityProperty<decimal> s_step = ActivityProperty.Expression<decimal>("Step", "Counting by") with
    {
        Missing = 1,
    };

    private static readonly ActivityProperty<string> s_variable = ActivityProperty.Plain<string>(
        "LoopVariableName",
        "Name of the counter"
    ) with
    {
        Missing = "x",
    };

    public static ActivityDescriptor Descriptor { get; } =
        new("ForLoopTask", ActivityKind.Task, "For", "Control flow")
        {
            Help = "Repeats while counting; the count is kept as a property of the workflow.",
            Properties = [s_from, s_to, s_step, s_variable],
            Outcomes = ["Iterate", "Done"],
            Loops = true,
        };

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var to = await context.GetAsync(s_to);
        var step = await context.GetAsync(s_step);
        if (step == 0)
        {
            return Fault("Step: a step of 0 never ends.");
        }

        var index = context.State["Index"]?.GetValue<decimal>() ?? await context.GetAsync(s_from);
        if (step > 0 ? index >= to : index <= to)
        {
            context.ForgetState();
            return Done;
        }

        context.State["Index"] = index + step;
        context.Instance.State.LastResult = index;
        context.Instance.State.Properties[await context.NeedAsync(s_variable)] = index;
        return Outcome("Iterate");
    }
}

public sealed class ForEachTask : Activity, IDescribedActivity
{
    private const int MaxItems = 10_000;

    private static readonly ActivityProperty<JsonNode> s_items = ActivityProperty.Expression<JsonNode>("Enumerable", "List") with
    {
        Required = true,
    };

    private static readonly ActivityProperty<string> s_variable = ActivityProperty.Plain<string>(
        "LoopVariableName",
        "Name of the item"
    ) with
    {
        Missing = "x",
    };

    public static ActivityDescriptor Descriptor { get; } =
        new("ForEachTask", ActivityKind.Task, "For each", "Control flow")
        {
            Help = "Repeats for each item of a list, read once; the item is kept as a property of the workflow.",
            Properties = [s_items, s_variable],
            Outcomes = ["Iterate", "Done"],
            Loops = true,
        };

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var items = context.State["Items"] as JsonArray ?? await ReadAsync(context);
        if (items.Count == 0)
        {
            context.ForgetState();
            return Done;
        }

        var current = items[0]?.DeepClone();
        items.RemoveAt(0);
        context.State["Items"] = items.DeepClone();
        context.Instance.State.LastResult = current;
        context.Instance.State.Properties[await context.NeedAsync(s_variable)] = current?.DeepClone();
        return Outcome("Iterate");
    }

    private static async ValueTask<JsonArray> ReadAsync(ActivityContext context)
    {
        var items = await context.NeedAsync(s_items) as JsonArray ?? throw new ExpressionException("Enumerable: the value is no list.");
        return items.Count <= MaxItems ? items : throw new ExpressionException($"Enumerable: a list of more than {MaxItems} items.");
    }
}
