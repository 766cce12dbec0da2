using System.Globalization;
using System.Text.Json.Nodes;
using CampaignHub.Platform.Language;
using CampaignHub.Workflows.Activities;
using CampaignHub.Workflows.Definitions;

namespace CampaignHub.Features.Workflows.Editing;

/// <summary>A step as a form, made from what its activity declares, and read back from one.</summary>
internal sealed class StepForm(ActivityCatalog catalog, Texts texts)
{
    public const string PropertyPrefix = "property-";
    public const string SyntaxPrefix = "syntax-";
    public const string WayPrefix = "way-";

    /// <param name="Syntax">The language in force; null for a plain value.</param>
    /// <param name="SyntaxIsFree">The author may choose the language.</param>
    internal sealed record Field(
        string Name,
        string Label,
        string Help,
        PropertyType Type,
        string Value,
        bool IsRequired,
        IReadOnlyList<(string Value, string Text)> Choices,
        ExpressionSyntax? Syntax,
        bool SyntaxIsFree
    );

    /// <summary>The events that a workflow can start on or wait for, by what they are called.</summary>
    public IReadOnlyList<(string Value, string Text)> Events =>
        [
            .. catalog
                .Types.Where(type => type.Descriptor.Kind == ActivityKind.Event)
                .Select(type => (type.Descriptor.Name, texts[type.Descriptor.Text]))
                .OrderBy(each => each.Item2, StringComparer.CurrentCulture),
        ];

    /// <summary>The steps that can be put in, by drawer; those of this hub before the constructs of Orchard's.</summary>
    public IEnumerable<IGrouping<string, ActivityDescriptor>> Steps =>
        catalog
            .Types.Select(type => type.Descriptor)
            .Where(descriptor => descriptor.Kind == ActivityKind.Task)
            .OrderBy(descriptor => texts[descriptor.Text], StringComparer.CurrentCulture)
            .GroupBy(descriptor => texts[descriptor.Category])
            .OrderBy(drawer => !drawer.Any(descriptor => descriptor.Name.StartsWith("CampaignHub", StringComparison.Ordinal)))
            .ThenBy(drawer => drawer.Key, StringComparer.CurrentCulture);

    public ActivityDescriptor? Find(string name) => catalog.TryFind(name, out var type) ? type.Descriptor : null;

    public IReadOnlyList<Field> FieldsOf(ActivityDefinition activity) =>
        [
            .. (Find(activity.Name)?.Properties ?? []).Select(property => new Field(
                property.Name,
                texts[property.Text],
                property.Help.Length > 0 ? texts[property.Help] : "",
                property.Type,
                ValueOf(property, activity),
                property.Required,
                property.Type == PropertyType.Event ? Events : [.. property.Choices.Select(choice => (choice, texts[choice]))],
                property.SyntaxOf(activity),
                property.SyntaxIsFree
            )),
        ];

    /// <summary>Writes what the form says into the step. What does not fit its type is kept as it was typed, so that the problem can be shown beside it.</summary>
    public void Write(ActivityDefinition activity, IFormCollection form)
    {
        activity.Title = form["title"].ToString().Trim();
        foreach (var property in Find(activity.Name)?.Properties ?? [])
        {
            var typed = form[PropertyPrefix + property.Name].ToString().ReplaceLineEndings("\n").Trim();
            ExpressionSyntax? syntax = Enum.TryParse<ExpressionSyntax>(form[SyntaxPrefix + property.Name], out var chosen) ? chosen : null;
            property.Write(activity, Read(property, typed), property.SyntaxIsFree ? syntax : null);
        }

        WriteRetries(activity, form);
    }

    private static JsonNode? Read(ActivityProperty property, string typed) =>
        property.Type switch
        {
            _ when property.Syntax is not null => typed,
            PropertyType.Boolean => typed.Length > 0,
            PropertyType.WholeNumber when int.TryParse(typed, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole) => whole,
            PropertyType.Number
                when decimal.TryParse(typed.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            PropertyType.Texts => new JsonArray([
                .. typed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => (JsonNode)line),
            ]),
            _ => typed,
        };

    private static string ValueOf(ActivityProperty property, ActivityDefinition activity) =>
        property.Type == PropertyType.Texts && activity[property.Name] is JsonArray lines
            ? string.Join('\n', lines.Select(line => line?.ToString()))
            : property.Source(activity) ?? "";

    private static void WriteRetries(ActivityDefinition activity, IFormCollection form)
    {
        var retries = int.TryParse(form["retries"], CultureInfo.InvariantCulture, out var many) ? many : 0;
        var goesOn = form["failed"] == nameof(RetryFailure.FollowFailedOutcome);
        if (retries == 0 && !goesOn)
        {
            activity.Properties.Remove(RetryPolicy.Property);
            return;
        }

        activity.Properties[RetryPolicy.Property] = new JsonObject
        {
            [nameof(RetryPolicy.MaxRetries)] = retries,
            [nameof(RetryPolicy.DelaySeconds)] =
                60 * (int.TryParse(form["minutes"], CultureInfo.InvariantCulture, out var minutes) ? minutes : 0),
            [nameof(RetryPolicy.Backoff)] = form["doubling"] == "true" ? nameof(RetryBackoff.Exponential) : nameof(RetryBackoff.Fixed),
            [nameof(RetryPolicy.OnFailure)] = goesOn ? nameof(RetryFailure.FollowFailedOutcome) : nameof(RetryFailure.FaultWorkflow),
        };
    }
}
