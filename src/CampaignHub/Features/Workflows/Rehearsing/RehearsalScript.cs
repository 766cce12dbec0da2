using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CampaignHub.Platform;
using CampaignHub.Workflows.Activities.BuiltIn;
using CampaignHub.Workflows.Definitions;
using CampaignHub.Workflows.Rehearsing;
using CampaignHub.Workflows.Running;

namespace CampaignHub.Features.Workflows.Rehearsing;

/// <summary>
/// What happens in a rehearsal, as it is written in a file or in a test of the workflow:
/// <c>{"name": "CampaignHubMeetingHeld", "at": "2023-01-17T16:00", "about": "meeting-1", "input": {…}, "then": [{"name": …, "at": …}]}</c>.
/// Beside these it may say <c>subject</c> (<c>{"title", "url"}</c>; the title of the input and an address of nobody unless told), <c>campaign</c> (<c>{"name"}</c>) and <c>timeZone</c> (Europe/Paris unless told).
/// A time without an offset is local in that zone; a day alone is nine o'clock.
/// </summary>
internal sealed class RehearsalScript
{
    private static readonly TimeOnly Morning = new(9, 0);

    private readonly string _campaign;
    private readonly JsonObject _subject;
    private readonly RehearsalCalendar _calendar;
    private readonly RehearsedEvent _start;
    private readonly IReadOnlyList<RehearsedEvent> _then;

    /// <param name="clock">When it begins, in place of the script's own; null takes that.</param>
    /// <exception cref="RefusedException">Something is missing or is of another kind; the sentence names the member.</exception>
    public RehearsalScript(JsonObject script, string? clock = null)
    {
        _calendar = RehearsalCalendar.France(ZoneOf(script));
        _campaign = (script["campaign"] as JsonObject)?["name"]?.ToString() ?? "";
        _start = Event(script, "", "", clock);
        _subject = script["subject"]?.DeepClone() as JsonObject ?? [];
        // In earnest there is always something that it is about.
        _subject["title"] ??= _start.Happened.Input["title"]?.DeepClone() ?? _start.Happened.CorrelationId;
        _subject["url"] ??= "https://campaign.example/";
        var about = _start.Happened.CorrelationId;
        _then = [.. List(script, "then").Select((each, index) => Event(each, $"then[{index}].", about, clock: null))];
    }

    public string StartsOn => _start.Happened.Name;

    public TimeZoneInfo Zone => _calendar.Zone;

    public static RehearsalScript Read(string text, string? clock = null)
    {
        try
        {
            return new RehearsalScript(
                JsonNode.Parse(
                    text.TrimStart('\uFEFF'),
                    new JsonNodeOptions { PropertyNameCaseInsensitive = true },
                    new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
                ) as JsonObject
                    ?? throw new RefusedException("An event is a JSON object with a name."),
                clock
            );
        }
        catch (JsonException mistake)
        {
            throw new RefusedException("This is no JSON: {0}", mistake.Message);
        }
    }

    public Task<RehearsalReport> RunAsync(WorkflowDefinition definition, Rehearsal rehearsal, CancellationToken cancellationToken) =>
        rehearsal.RunAsync(
            definition,
            new CampaignRehearsal(rehearsal.Catalog, _calendar, _campaign, _subject),
            _start,
            _then,
            cancellationToken
        );

    private RehearsedEvent Event(JsonObject json, string place, string about, string? clock)
    {
        var name = json["name"]?.ToString() is { Length: > 0 } said
            ? said
            : throw new RefusedException("{0}name: the event has no name.", place);
        var at =
            clock ?? json["at"]?.ToString() ?? throw new RefusedException("{0}at: say when it happens, such as 2023-01-17T16:00.", place);
        return new RehearsedEvent(
            Instant(at, $"{place}at"),
            new WorkflowEvent(name)
            {
                CorrelationId = json["about"]?.ToString() ?? about,
                Input = json["input"]?.DeepClone() as JsonObject ?? [],
            }
        );
    }

    private DateTimeOffset Instant(string text, string place)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return Moments.At(_calendar, day, Morning);
        }

        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time))
        {
            throw new RefusedException("{0}: “{1}” is no moment; write it as 2023-01-17T16:00.", place, text);
        }

        return time.Kind == DateTimeKind.Unspecified
            ? Moments.At(_calendar, DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time))
            : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUniversalTime();
    }

    private static TimeZoneInfo? ZoneOf(JsonObject script) =>
        script["timeZone"]?.ToString() is not { } id ? null
        : TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone
        : throw new RefusedException("timeZone: there is no time zone {0}.", id);

    internal static IEnumerable<JsonObject> List(JsonObject json, string name) =>
        json[name] switch
        {
            null => [],
            JsonArray list => list.Select(
                (each, index) => each as JsonObject ?? throw new RefusedException("{0}[{1}] is no object.", name, index)
            ),
            _ => throw new RefusedException("{0} is no list.", name),
        };
}
