using System.Text.Json.Nodes;
using CampaignHub.Workflows.Definitions;
using CampaignHub.Workflows.Expressions;
using CampaignHub.Workflows.Running;

namespace CampaignHub.Workflows.Activities;

/// <summary>What an activity sees while it runs. What it changes here is kept only if it does not fault.</summary>
public sealed class ActivityContext
{
    private readonly WorkflowExpressions _expressions;
    private readonly JsonObject _read = [];

    internal ActivityContext(
        WorkflowDefinition workflow,
        ActivityDefinition activity,
        WorkflowInstance instance,
        IWorkflowHost host,
        WorkflowExpressions expressions
    )
    {
        (Workflow, Activity, Instance, Host, _expressions) = (workflow, activity, instance, host, expressions);
    }

    public WorkflowDefinition Workflow { get; }

    public ActivityDefinition Activity { get; }

    public WorkflowInstance Instance { get; }

    public IWorkflowHost Host { get; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>What resumed the activity; null when it was reached.</summary>
    public Resumption? Resumption { get; init; }

    /// <summary>The same for every try of this very execution, also after a crash: what makes an effect outside happen once.</summary>
    public string ExecutionKey => $"{Instance.WorkflowId}/{Instance.Sequence}/{Activity.ActivityId}";

    /// <summary>What this activity keeps from one visit to the next, such as how far a loop is.</summary>
    public JsonObject State
    {
        get
        {
            if (!Instance.State.ActivityStates.TryGetValue(Activity.ActivityId, out var state))
            {
                Instance.State.ActivityStates[Activity.ActivityId] = state = [];
            }

            return state;
        }
    }

    /// <summary>The properties that the activity asked for, with the values it was given.</summary>
    internal JsonObject Read => _read;

    public void ForgetState() => Instance.State.ActivityStates.Remove(Activity.ActivityId);

    /// <summary>The property's value, evaluated when it is an expression; its <see cref="ActivityProperty{T}.Missing"/> when the document has none.</summary>
    /// <exception cref="ExpressionException">It fails or is of another kind; the message names the property.</exception>
    public async ValueTask<T?> GetAsync<T>(ActivityProperty<T> property)
    {
        try
        {
            var stored = property.Stored(Activity);
            if (stored is null || (property.Syntax is not null && stored.ToString().Length == 0))
            {
                return property.Required ? throw new ExpressionException("a value is needed.") : property.Missing;
            }

            var value = property.SyntaxOf(Activity) is { } syntax
                ? await _expressions.EvaluateAsync(stored.ToString(), syntax, this)
                : stored;
            _read[property.Name] = value?.DeepClone();
            return PropertyValues.Convert<T>(value);
        }
        catch (ExpressionException failure)
        {
            var place = failure.Line is { } line ? $" (line {line}, column {failure.Column})" : "";
            throw new ExpressionException($"{property.Name}: {failure.Message}{place}", failure)
            {
                Property = property.Name,
                Reason = failure.Message,
                Line = failure.Line,
                Column = failure.Column,
            };
        }
    }

    /// <inheritdoc cref="GetAsync{T}"/>
    /// <exception cref="ExpressionException">It fails, is of another kind, or is empty.</exception>
    public async ValueTask<T> NeedAsync<T>(ActivityProperty<T> property) =>
        await GetAsync(property)
        ?? throw new ExpressionException($"{property.Name}: the value is empty.")
        {
            Property = property.Name,
            Reason = "the value is empty.",
        };

    /// <summary>Runs a script that may also call <paramref name="extend"/>'s functions.</summary>
    internal JsonNode? RunScript(string source, Action<ScriptScope> extend) => _expressions.RunScript(source, this, extend);
}
