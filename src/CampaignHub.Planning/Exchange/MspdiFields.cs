namespace CampaignHub.Planning;

/// <summary>
/// Columns that somebody added to a project: MSPDI numbers them (<c>Text1</c> to <c>Text10</c> by the field numbers of Microsoft Project) and lets each have a name
/// of its own, its alias.
/// </summary>
internal sealed class MspdiFields
{
    // The numbers of Text1 to Text10 as Project gives them; they do not lie in a row.
    private static readonly int[] Numbers =
    [
        188743731,
        188743734,
        188743737,
        188743740,
        188743743,
        188743746,
        188743747,
        188743748,
        188743749,
        188743750,
    ];

    private readonly Dictionary<int, string> _names;

    private MspdiFields(Dictionary<int, string> names) => _names = names;

    /// <summary>Those that a file defines; one without an alias goes by its own name.</summary>
    public static MspdiFields Of(MspdiElement project)
    {
        var names = new Dictionary<int, string>();
        foreach (var field in project.Find("ExtendedAttributes")?.All("ExtendedAttribute") ?? [])
        {
            if (field.Number("FieldID") is { } number && (field.TextOf("Alias") ?? field.TextOf("FieldName")) is { Length: > 0 } name)
            {
                names.TryAdd(number, name);
            }
        }

        return new MspdiFields(names);
    }

    /// <summary>Those that the tasks of a plan need, in the order of their names.</summary>
    /// <exception cref="ArgumentException">There are more of them than the format has.</exception>
    public static MspdiFields Of(IEnumerable<PlanFileDetail> details)
    {
        var names = details
            .SelectMany(detail => detail.Fields.Keys)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        return names.Count <= Numbers.Length
            ? new MspdiFields(Numbers.Zip(names).ToDictionary())
            : throw new ArgumentException($"A project has {Numbers.Length} columns of text, not {names.Count}.", nameof(details));
    }

    /// <summary>Number, own name and alias of each.</summary>
    public IEnumerable<(int Number, string Name, string Alias)> All =>
        _names.Select(named => (named.Key, $"Text{Array.IndexOf(Numbers, named.Key) + 1}", named.Value));

    /// <summary>What a task says in them, in their order.</summary>
    public IEnumerable<(int Number, string Value)> ValuesOf(PlanFileDetail detail) =>
        from field in _names
        let value = detail.Fields.GetValueOrDefault(field.Value, "")
        where value.Length > 0
        select (field.Key, value);

    /// <summary>What a task of a file says in them.</summary>
    public IReadOnlyDictionary<string, string> Read(MspdiElement task)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in task.All("ExtendedAttribute"))
        {
            if (field.Number("FieldID") is { } number && _names.TryGetValue(number, out var name) && field.TextOf("Value") is { } value)
            {
                values.TryAdd(name, value);
            }
        }

        return values;
    }
}
