using System.Text.Json.Nodes;
using CampaignHub.Workflows.Definitions;

namespace CampaignHub.Workflows.Activities;

public enum PropertyType
{
    Text,
    LongText,
    Boolean,
    WholeNumber,
    Number,
    Choice,
    Texts,
    Value,

    /// <summary>The name of an event of the catalogue.</summary>
    Event,
}

public enum ExpressionSyntax
{
    JavaScript,
    Liquid,
}

/// <summary>A property that an activity declares: how it is stored, edited, checked and evaluated.</summary>
/// <param name="Name">The member in the activity's <c>Properties</c>.</param>
/// <param name="Text">The label that people read.</param>
public abstract record ActivityProperty(string Name, string Text)
{
    public PropertyType Type { get; init; }

    /// <summary>The language of the expression when nothing in the document says otherwise; null when the value is stored as it is.</summary>
    public ExpressionSyntax? Syntax { get; init; }

    /// <summary>The author may choose the language, by <c>Syntax</c> on the expression or on the activity (Orchard's <c>Liquid…</c> twins are read).</summary>
    public bool SyntaxIsFree { get; init; }

    public bool Required { get; init; }

    public string Help { get; init; } = "";

    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>A value stored as it is.</summary>
    public static ActivityProperty<T> Plain<T>(string name, string text) => new(name, text);

    /// <summary>An expression in one language.</summary>
    public static ActivityProperty<T> Expression<T>(string name, string text, ExpressionSyntax syntax) =>
        new(name, text) { Syntax = syntax };

    /// <summary>An expression whose author chooses the language; JavaScript unless said otherwise.</summary>
    public static ActivityProperty<T> Expression<T>(string name, string text) =>
        new(name, text) { Syntax = ExpressionSyntax.JavaScript, SyntaxIsFree = true };

    /// <summary>The plain value, or the source of the expression; null when the document has none.</summary>
    public string? Source(ActivityDefinition activity) => Stored(activity) is { } stored ? Plain(stored) : null;

    /// <summary>Writes a plain value or the source of an expression; an empty one takes the member away.</summary>
    public void Write(ActivityDefinition activity, JsonNode? value, ExpressionSyntax? syntax = null)
    {
        activity.Properties.Remove("Liquid" + Name);
        if (value is null || (value is JsonValue text && text.ToString().Length == 0))
        {
            activity.Properties.Remove(Name);
            return;
        }

        if (Syntax is null)
        {
            activity.Properties[Name] = value.DeepClone();
            return;
        }

        var expression = activity.Properties[Name] as JsonObject ?? new JsonObject(JsonMembers.Nodes);
        expression["Expression"] = value.ToString();
        if (syntax is { } chosen)
        {
            expression[nameof(Syntax)] = chosen.ToString();
        }

        activity.Properties[Name] = expression;
    }

    /// <summary>The language in force: the expression's own, else the activity's, else the property's.</summary>
    public ExpressionSyntax? SyntaxOf(ActivityDefinition activity)
    {
        if (Syntax is null)
        {
            return null;
        }

        var own = activity[Name] is JsonObject expression ? expression.Text(nameof(Syntax)) : "";
        var said = own.Length > 0 ? own : (activity[nameof(Syntax)]?.ToString() ?? "");
        return SyntaxIsFree && Enum.TryParse<ExpressionSyntax>(said, ignoreCase: true, out var chosen) ? chosen : Syntax;
    }

    /// <summary>Evaluates it as the activity would, for whoever knows no more of it than that it is declared.</summary>
    internal abstract ValueTask ReadAsync(ActivityContext context);

    /// <summary>Whether a plain value is of the declared type.</summary>
    /// <exception cref="Expressions.ExpressionException">It is not.</exception>
    internal abstract void Check(ActivityDefinition activity);

    /// <summary>A JSON pointer to the value, from the activity.</summary>
    internal string Path(ActivityDefinition activity) =>
        Syntax is null ? $"/Properties/{Name}" : $"/Properties/{Member(activity)}/Expression";

    internal JsonNode? Stored(ActivityDefinition activity)
    {
        var stored = activity[Member(activity)];
        return stored is JsonObject expression && Syntax is not null ? expression["Expression"] : stored;
    }

    private string Member(ActivityDefinition activity)
    {
        var twin = "Liquid" + Name;
        return SyntaxOf(activity) is ExpressionSyntax.Liquid && Syntax is not ExpressionSyntax.Liquid && activity[twin] is not null
            ? twin
            : Name;
    }

    private static string Plain(JsonNode stored) => stored is JsonValue value ? value.ToString() : stored.ToJsonString();
}

/// <inheritdoc/>
/// <typeparam name="T">text, bool, int, decimal, an enum, a list of texts, or <see cref="JsonNode"/> for any value.</typeparam>
public sealed record ActivityProperty<T> : ActivityProperty
{
    internal ActivityProperty(string name, string text)
        : base(name, text)
    {
        Type = PropertyValues.TypeOf<T>();
        Choices = PropertyValues.ChoicesOf<T>();
    }

    /// <summary>What an absent property means.</summary>
    public T? Missing { get; init; }

    internal override async ValueTask ReadAsync(ActivityContext context) => await context.GetAsync(this);

    internal override void Check(ActivityDefinition activity) => PropertyValues.Convert<T>(Stored(activity));
}
