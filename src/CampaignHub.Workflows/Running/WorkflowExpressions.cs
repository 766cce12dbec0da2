using System.Text.Json.Nodes;
using CampaignHub.Workflows.Activities;
using CampaignHub.Workflows.Expressions;
using Fluid;

namespace CampaignHub.Workflows.Running;

/// <summary>
/// The expressions of workflows: Orchard's functions in JavaScript and its <c>Workflow</c> object in Liquid, plus what the host adds.
/// </summary>
public sealed class WorkflowExpressions(BoundedScript? scripts = null, BoundedLiquid? liquid = null)
{
    private readonly BoundedScript _scripts = scripts ?? new BoundedScript();
    private readonly BoundedLiquid _liquid = liquid ?? new BoundedLiquid();

    /// <summary>Functions and values that the host adds to every script.</summary>
    public Action<ScriptScope, ActivityContext>? ExtendScript { get; init; }

    /// <summary>Values that the host adds to every template.</summary>
    public Action<TemplateContext, ActivityContext>? ExtendLiquid { get; init; }

    /// <summary>Reads an expression without evaluating it.</summary>
    /// <exception cref="ExpressionException">It cannot be read.</exception>
    public void Check(string source, ExpressionSyntax syntax)
    {
        if (syntax == ExpressionSyntax.JavaScript)
        {
            _scripts.Check(source);
        }
        else
        {
            _liquid.Parse(source);
        }
    }

    /// <exception cref="ExpressionException">It cannot be read, fails, or passes a limit.</exception>
    public async ValueTask<JsonNode?> EvaluateAsync(string source, ExpressionSyntax syntax, ActivityContext context)
    {
        if (syntax == ExpressionSyntax.JavaScript)
        {
            return RunScript(source, context);
        }

        var values = _liquid.CreateContext(context.Now);
        values.SetValue("Workflow", JsonLiquid.ToLiquid(Describe(context)));
        ExtendLiquid?.Invoke(values, context);
        return await _liquid.EvaluateAsync(_liquid.Parse(source), values);
    }

    internal JsonNode? RunScript(string source, ActivityContext context, Action<ScriptScope>? extend = null)
    {
        var instance = context.Instance;
        var state = instance.State;
        var scope = new ScriptScope(context.Now) { TimeZone = context.Host.Calendar.Zone }
            .Function("workflow", _ => Describe(context))
            .Function("workflowId", _ => instance.WorkflowId)
            .Function("input", arguments => state.Input[Name(arguments, "input")]?.DeepClone())
            .Function("output", arguments => Set(state.Output, arguments, "output"))
            .Function("property", arguments => state.Properties[Name(arguments, "property")]?.DeepClone())
            .Function("setProperty", arguments => Set(state.Properties, arguments, "setProperty"))
            .Function("lastResult", _ => state.LastResult?.DeepClone())
            .Function("correlationId", _ => instance.CorrelationId)
            .Function("setCorrelationId", arguments => instance.CorrelationId = Name(arguments, "setCorrelationId"))
            .Function("uuid", _ => context.Host.NewId())
            .Function("log", arguments => Log(context, arguments));
        ExtendScript?.Invoke(scope, context);
        extend?.Invoke(scope);
        return _scripts.Evaluate(source, scope);
    }

    private static JsonObject Describe(ActivityContext context)
    {
        var state = context.Instance.State;
        return new JsonObject
        {
            ["WorkflowId"] = context.Instance.WorkflowId,
            ["WorkflowTypeId"] = context.Instance.WorkflowTypeId,
            ["Name"] = context.Workflow.Name,
            ["CorrelationId"] = context.Instance.CorrelationId,
            ["Input"] = state.Input.DeepClone(),
            ["Output"] = state.Output.DeepClone(),
            ["Properties"] = state.Properties.DeepClone(),
            ["LastResult"] = state.LastResult?.DeepClone(),
        };
    }

    private static string Name(IReadOnlyList<JsonNode?> arguments, string function) =>
        arguments is [JsonValue name, ..] ? name.ToString() : throw new ExpressionException($"{function} needs a name.");

    private static JsonNode? Set(JsonObject target, IReadOnlyList<JsonNode?> arguments, string function)
    {
        target[Name(arguments, function)] = arguments.ElementAtOrDefault(1)?.DeepClone();
        return null;
    }

    private static JsonNode? Log(ActivityContext context, IReadOnlyList<JsonNode?> arguments)
    {
        var level = Enum.TryParse<WorkflowLogLevel>(Name(arguments, "log"), ignoreCase: true, out var known)
            ? known
            : WorkflowLogLevel.Information;
        context.Host.Log(level, arguments.ElementAtOrDefault(1)?.ToString() ?? "");
        return null;
    }
}
