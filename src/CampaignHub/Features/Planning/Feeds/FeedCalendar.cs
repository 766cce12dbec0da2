using System.Globalization;
using CampaignHub.Planning;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Settings;

namespace CampaignHub.Features.Planning.Feeds;

/// <summary>
/// Plans as iCalendar (RFC 5545, with the names and colours of RFC 7986 and the links of RFC 9253). Tasks are events, for calendars that are subscribed to show
/// no to-dos (Google, Outlook and Apple's pass over VTODO); they take whole days and leave the person free. Whole days need no zone.
/// </summary>
internal sealed class FeedCalendar(PublishedDates published, HubSettings settings, Texts texts)
{
    private const string Refresh = "PT4H";

    private readonly ICalendarText _text = new();
    private bool _showsTitles;

    /// <param name="name">As calendars show it.</param>
    /// <param name="path">Where it is read again; null for a file that is taken away.</param>
    /// <param name="showsTitles">Else tasks and anchors are called only that.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task BeginAsync(string name, string? path, bool showsTitles, CancellationToken cancellationToken)
    {
        _showsTitles = showsTitles;
        _text
            .Add("BEGIN", "VCALENDAR")
            .Add("VERSION", "2.0")
            .Add("PRODID", "-//CampaignHub//Plan//EN")
            .Add("CALSCALE", "GREGORIAN")
            .AddText("NAME", name)
            // Not of any standard, and what most programs read.
            .AddText("X-WR-CALNAME", name)
            .Add("COLOR", "royalblue")
            .Add("REFRESH-INTERVAL;VALUE=DURATION", Refresh)
            .Add("X-PUBLISHED-TTL", Refresh);
        if (path is not null)
        {
            _text.Add("SOURCE;VALUE=URI", await settings.AddressAsync(path, cancellationToken));
        }
    }

    /// <summary>Adds those of the campaign that was entered.</summary>
    public async Task AddAsync(Campaign campaign, IReadOnlyList<FeedEvent> events, CancellationToken cancellationToken)
    {
        var known = await published.NoteAsync(events, cancellationToken);
        foreach (var each in events)
        {
            var path = each.IsAnchor ? Links.Planning.Anchors(campaign.Slug) : Links.Planning.Show(campaign.Slug, each.Id);
            Write(each, campaign, known[each.Id], await settings.AddressAsync(path, cancellationToken));
        }
    }

    public byte[] End() => _text.Add("END", "VCALENDAR").ToBytes();

    private void Write(FeedEvent each, Campaign campaign, FeedEntry entry, string page)
    {
        var changed = each.ChangedAt > entry.MovedAt ? each.ChangedAt : entry.MovedAt;
        _text
            .Add("BEGIN", "VEVENT")
            .Add("UID", $"{each.Id}")
            .AddInstant("DTSTAMP", changed)
            .AddInstant("LAST-MODIFIED", changed)
            .Add("SEQUENCE", entry.Sequence.ToString(CultureInfo.InvariantCulture))
            .AddDay("DTSTART", each.First)
            .AddDay("DTEND", each.Last.AddDays(1))
            .AddText("SUMMARY", Summary(each, campaign))
            .Add("URL;VALUE=URI", page)
            .Add("STATUS", "CONFIRMED")
            .Add("TRANSP", "TRANSPARENT")
            .Add("CLASS", "PRIVATE");
        if (each.IsAnchor)
        {
            _text.Add("COLOR", "crimson");
        }

        foreach (var link in each.Before)
        {
            var gap = link.GapDays == 0 ? "" : $";GAP={(link.GapDays < 0 ? "-" : "")}P{Math.Abs(link.GapDays)}D";
            _text.Add($"RELATED-TO;RELTYPE={NameOf(link.Type)}{gap}", $"{link.To}");
        }

        _text.Add("END", "VEVENT");
    }

    private string Summary(FeedEvent each, Campaign campaign)
    {
        var title = _showsTitles ? each.Title : texts[each.IsAnchor ? "Anchor of {0}" : "Task of {0}", campaign.Name];
        return each.IsDone ? $"✓ {title}" : title;
    }

    private static string NameOf(LinkType type) =>
        type switch
        {
            LinkType.StartToStart => "STARTTOSTART",
            LinkType.FinishToFinish => "FINISHTOFINISH",
            LinkType.StartToFinish => "STARTTOFINISH",
            _ => "FINISHTOSTART",
        };
}
