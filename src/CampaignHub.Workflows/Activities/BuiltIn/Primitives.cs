using System.Text.Json.Nodes;
using CampaignHub.Workflows.Running;

namespace CampaignHub.Workflows.Activities.BuiltIn;

public sealed class SetPropertyTask : Activity, IDescribedActivity
{
    private static readonly ActivityProperty<string> s_name = ActivityProperty.Plain<string>("PropertyName", "Name") with
    {
        Required = true,
    };
    private static readonly ActivityProperty<JsonNode> s_value = ActivityProperty.Expression<JsonNode>("Value", "Value");

    public static ActivityDescriptor Descriptor { get; } =
        new("SetPropertyTask", ActivityKind.Task, "Keep a value", "Values")
        {
            Help = "Keeps a value under a name, for the activities that follow.",
            Properties = [s_name, s_value],
        };

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        context.Instance.State.Properties[await context.NeedAsync(s_name)] = (await context.GetAsync(s_value))?.DeepClone();
        return Done;
    }
}

public sealed class SetOutputTask : Activity, IDescribedActivity
{
    private static readonly ActivityProperty<string> s_name = ActivityProperty.Plain<string>("OutputName", "Name") with { Required = true };
    private static readonly ActivityProperty<JsonNode> s_value = ActivityProperty.Expression<JsonNode>("Value", "Value");

    public static ActivityDescriptor Descriptor { get; } =
        new("SetOutputTask", ActivityKind.Task, "Give a result", "Values")
        {
            Help = "Gives a value to whoever started the workflow.",
            Properties = [s_name, s_value],
        };

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        context.Instance.State.Output[await context.NeedAsync(s_name)] = (await context.GetAsync(s_value))?.DeepClone();
        return Done;
    }
}

public sealed class CorrelateTask : Activity, IDescribedActivity
{
    private static readonly ActivityProperty<string> s_value = ActivityProperty.Expression<string>("Value", "About") with
    {
        Required = true,
    };

    public static ActivityDescriptor Descriptor { get; } =
        new("CorrelateTask", ActivityKind.Task, "Say what it is about", "Values")
        {
            Help = "Events about the same thing will find this workflow.",
            Properties = [s_value],
        };

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        context.Instance.CorrelationId = await context.NeedAsync(s_value);
        return Done;
    }
}

public sealed class LogTask : Activity, IDescribedActivity
{
    private static readonly ActivityProperty<WorkflowLogLevel> s_level = ActivityProperty.Plain<WorkflowLogLevel>("LogLevel", "Level") with
    {
        Missing = WorkflowLogLevel.Information,
    };

    private static readonly ActivityProperty<string> s_text = ActivityProperty.Expression<string>(
        "Text",
        "Text",
        ExpressionSyntax.Liquid
    ) with
    {
        Required = true,
    };

    public static ActivityDescriptor Descriptor { get; } =
        new("LogTask", ActivityKind.Task, "Write to the log", "Values")
        {
            Help = "Writes a line to the log of the server.",
            Properties = [s_level, s_text],
        };

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        context.Host.Log(await context.GetAsync(s_level), await context.NeedAsync(s_text));
        return Done;
    }
}

public sealed class LiquidTask : Activity, IDescribedActivity
{
    private static readonly ActivityProperty<JsonNode> s_expression = ActivityProperty.Expression<JsonNode>(
        "Expression",
        "Template",
        ExpressionSyntax.Liquid
    ) with
    {
        Required = true,
        Type = PropertyType.LongText,
    };

    public static ActivityDescriptor Descriptor { get; } =
        new("LiquidTask", ActivityKind.Task, "Fill a template", "Values")
        {
            Help = "Fills a Liquid template; the text is the last result.",
            Properties = [s_expression],
        };

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        context.Instance.State.LastResult = (await context.GetAsync(s_expression))?.DeepClone();
        return Done;
    }
}

public sealed class SignalEvent : EventActivity, IDescribedActivity
{
    private static readonly ActivityProperty<string> s_name = ActivityProperty.Expression<string>(
        "SignalName",
        "Signal",
        ExpressionSyntax.Liquid
    ) with
    {
        Required = true,
    };

    public static ActivityDescriptor Descriptor { get; } =
        new("SignalEvent", ActivityKind.Event, "Signal", "Events")
        {
            Help = "Somebody gives the signal, by a button or a link.",
            Properties = [s_name],
        };

    public override async ValueTask<bool> AcceptsAsync(ActivityContext context, CancellationToken cancellationToken) =>
        string.Equals(
            await context.NeedAsync(s_name),
            context.Instance.State.Input["Signal"]?.ToString(),
            StringComparison.OrdinalIgnoreCase
        );
}
