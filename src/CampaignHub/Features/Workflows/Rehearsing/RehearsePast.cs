using System.Globalization;
using System.Text.Json.Nodes;
using CampaignHub.Data;
using CampaignHub.Features.Planning;
using CampaignHub.Features.Workflows.Instances;
using CampaignHub.Platform.Events;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Settings;
using CampaignHub.Platform.Workflows;
using CampaignHub.Workflows.Activities.BuiltIn;
using CampaignHub.Workflows.Definitions;
using CampaignHub.Workflows.Rehearsing;
using CampaignHub.Workflows.Running;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Workflows.Rehearsing;

/// <summary>
/// What a workflow would have done on what happened in the campaign: each past event starts a rehearsal, and what followed about the same record follows.
/// An event that says its day is taken to have happened that day at nine o'clock, whenever it was written down.
/// </summary>
internal sealed class RehearsePast(HubDb db, WorkflowEvents events, Rehearsal rehearsal, SubjectKinds kinds, HubSettings settings)
{
    /// <summary>As many of the latest events as are tried at once.</summary>
    public const int MostEvents = 60;

    private const int MostFollowing = 5_000;
    private static readonly TimeOnly Morning = new(9, 0);

    /// <param name="Title">What the event was about; empty when that is gone.</param>
    internal sealed record Past(Guid EventId, AnnouncedEvent Event, DateTimeOffset At, string Title, string? Link, RehearsalReport Report);

    private sealed record Heard(Guid Id, AnnouncedEvent Announced, DateTimeOffset At, OutboxEvent Event);

    /// <param name="since">How far back.</param>
    /// <param name="only">One event; null for all, the latest first.</param>
    public async Task<IReadOnlyList<Past>> ExecuteAsync(
        WorkflowDefinition definition,
        DateTimeOffset since,
        Guid? only,
        CancellationToken cancellationToken
    )
    {
        var starts = events
            .All.Where(announced => definition.StartsOn(announced.Activity).Any())
            .Select(announced => announced.Event)
            .ToList();
        var calendar = new RehearsalCalendar(db.Here.Campaign.TimeZone, (await PlanRecords.CalendarAsync(db, cancellationToken)).Work);
        var raised = await db
            .Outbox.AsNoTracking()
            .Where(each =>
                each.CampaignId == db.Here.Campaign.Id && starts.Contains(each.Name) && (only == null ? each.At >= since : each.Id == only)
            )
            .OrderByDescending(each => each.Id)
            .Take(MostEvents)
            .ToListAsync(cancellationToken);
        var starting = raised.Select(each => Of(each, calendar)).OrderByDescending(each => each.At).ToList();
        var following = await FollowingAsync(starting, calendar, cancellationToken);
        var subjects = starting.Select(each => each.Event.SubjectId).Distinct().ToList();
        var titles = await db
            .SearchEntries.Where(entry => subjects.Contains(entry.Id))
            .Select(entry => new { entry.Id, entry.Title })
            .ToDictionaryAsync(entry => entry.Id, entry => entry.Title, cancellationToken);
        var past = new List<Past>();
        foreach (var each in starting)
        {
            var title = titles.GetValueOrDefault(each.Event.SubjectId, "");
            var link = title.Length == 0 ? null : kinds.Find(each.Announced.SubjectKind)?.Link(db.Here.Campaign.Slug, each.Event.SubjectId);
            var address = link is null ? "" : await settings.AddressAsync(link, cancellationToken);
            var host = new CampaignRehearsal(
                rehearsal.Catalog,
                calendar,
                db.Here.Campaign.Name,
                new JsonObject { ["title"] = title, ["url"] = address }
            );
            var about = $"{each.Event.SubjectId}";
            var report = await rehearsal.RunAsync(
                definition,
                host,
                Rehearsed(each, about),
                following
                    .Where(next => next.Id != each.Id && next.At >= each.At && IsAbout(next, about))
                    .Select(next => Rehearsed(next, about)),
                cancellationToken
            );
            past.Add(new Past(each.Id, each.Announced, each.At, title, link, report));
        }

        return past;
    }

    /// <summary>What happened in the campaign since the first of them.</summary>
    private async Task<IReadOnlyList<Heard>> FollowingAsync(
        IReadOnlyList<Heard> starting,
        RehearsalCalendar calendar,
        CancellationToken cancellationToken
    )
    {
        if (starting.Count == 0)
        {
            return [];
        }

        var known = events.All.Select(announced => announced.Event).ToList();
        var first = starting.Min(each => each.Event.Id);
        var raised = await db
            .Outbox.AsNoTracking()
            .Where(each => each.CampaignId == db.Here.Campaign.Id && each.Id >= first && known.Contains(each.Name))
            .OrderBy(each => each.Id)
            .Take(MostFollowing)
            .ToListAsync(cancellationToken);
        return [.. raised.Select(each => Of(each, calendar))];
    }

    private Heard Of(OutboxEvent raised, RehearsalCalendar calendar) =>
        new(raised.Id, events.Find(raised.Name)!, DayOf(raised, calendar) ?? raised.At, raised);

    private static DateTimeOffset? DayOf(OutboxEvent raised, RehearsalCalendar calendar) =>
        JsonNode.Parse(raised.Payload)?["day"]?.ToString() is { } text
        && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Moments.At(calendar, day, Morning)
            : null;

    private static bool IsAbout(Heard heard, string about) => heard.Announced.CorrelationsOf(heard.Event).Contains(about);

    private static RehearsedEvent Rehearsed(Heard heard, string about) =>
        new(
            heard.At,
            new WorkflowEvent(heard.Announced.Activity) { CorrelationId = about, Input = JsonNode.Parse(heard.Event.Payload)!.AsObject() }
        );
}
