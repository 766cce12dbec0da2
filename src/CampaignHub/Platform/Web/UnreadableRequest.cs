using System.Text.Json;
using System.Text.RegularExpressions;

namespace CampaignHub.Platform.Web;

/// <summary>Why what a program sent cannot be taken, in a sentence that names the place and none of our types.</summary>
internal static partial class UnreadableRequest
{
    /// <summary>Null where something else than the JSON or a parameter is wrong.</summary>
    public static RefusedException? Of(BadHttpRequestException exception) =>
        exception.InnerException is JsonException json ? Of(json)
        : Parameter().Match(exception.Message) is { Success: true } parameter
            ? new RefusedException("The value of {0} is missing, or not of the kind that belongs there.", parameter.Groups["name"].Value)
            {
                Code = "bad_request",
            }
        : null;

    private static RefusedException Of(JsonException json) =>
        Unmapped().Match(json.Message) is { Success: true } unknown
            ? new RefusedException("This address knows no member \"{0}\" in what it is sent.", unknown.Groups["name"].Value)
            {
                Code = "unknown_member",
            }
        // Where the text itself is broken, the path says only how far it was read.
        : json is { Path: { Length: > 1 } path, InnerException: not JsonException }
            ? new RefusedException("The value at {0} is not of the kind that belongs there.", path) { Code = "bad_request" }
        : new RefusedException("The JSON cannot be read (line {0}).", (json.LineNumber ?? 0) + 1) { Code = "bad_request" };

    // Before the name stands its type.
    [GeneratedRegex("parameter \"([^\" ]+ )*(?<name>[^\" ]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Parameter();

    [GeneratedRegex("^The JSON property '(?<name>.*)' could not be mapped", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Unmapped();
}
