using System.Text.Json;
using System.Text.RegularExpressions;

namespace CampaignHub.Features.Recipes;

/// <summary>Says what is wrong with the shape of a step, and where, without the names of our classes.</summary>
internal static partial class StepMistake
{
    public static (string Pointer, string Sentence, object[] Values) Of(JsonException mistake)
    {
        var pointer = PointerOf(mistake.Path ?? "$");
        if (Missing().Match(mistake.Message) is { Success: true } missing)
        {
            return (pointer, "This is missing: {0}", [missing.Groups["names"].Value.Replace("'", "", StringComparison.Ordinal)]);
        }

        if (Unknown().Match(mistake.Message) is { Success: true } unknown)
        {
            return (pointer, "\"{0}\" is not known here.", [unknown.Groups["name"].Value]);
        }

        return (pointer, "The value does not fit here.", []);
    }

    // "$.tasks[3]['a b']" becomes "/tasks/3/a b".
    private static string PointerOf(string path) =>
        string.Concat(Part().Matches(path).Select(part => "/" + RecipeExpressions.Escape(part.Groups["name"].Value)));

    [GeneratedRegex(@"missing required properties including: (?<names>.*?)\.( Path:|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Missing();

    [GeneratedRegex(@"^The JSON property '(?<name>.*?)' could not be mapped", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unknown();

    [GeneratedRegex(@"\['(?<name>.*?)'\]|\[(?<name>\d+)\]|\.(?<name>[^.\[]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Part();
}
