using System.Globalization;
using System.Text.Json.Nodes;

namespace CampaignHub.Workflows.Expressions;

/// <summary>A function that a script may call. Arguments and result are JSON; <c>undefined</c> and <c>null</c> are both null.</summary>
public delegate JsonNode? ScriptFunction(IReadOnlyList<JsonNode?> arguments);

/// <summary>All that a script sees of the world: the moment it runs at, and the functions and values that its host hands to it.</summary>
public sealed class ScriptScope(DateTimeOffset now)
{
    private readonly Dictionary<string, ScriptFunction> _functions = [];
    private readonly Dictionary<string, JsonNode?> _values = [];

    /// <summary>What <c>new Date()</c> answers.</summary>
    public DateTimeOffset Now => now;

    /// <summary>The zone of dates without an offset.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    internal IReadOnlyDictionary<string, ScriptFunction> Functions => _functions;

    internal IReadOnlyDictionary<string, JsonNode?> Values => _values;

    public ScriptScope Function(string name, ScriptFunction function)
    {
        _functions[name] = function;
        return this;
    }

    public ScriptScope Value(string name, JsonNode? value)
    {
        _values[name] = value;
        return this;
    }
}
