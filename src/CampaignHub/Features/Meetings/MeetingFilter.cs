using CampaignHub.Platform.Search;

namespace CampaignHub.Features.Meetings;

/// <summary>The query string of the list; the page and the API share it.</summary>
internal sealed record MeetingFilter(string? Query, MeetingStatus? Status)
{
    public bool IsAny => !string.IsNullOrWhiteSpace(Query) || Status is not null;

    public IQueryable<Meeting> Apply(IQueryable<Meeting> meetings)
    {
        meetings = meetings.Finding(Query);
        return Status is { } status ? meetings.Where(meeting => meeting.Status == status) : meetings;
    }
}

internal static class MeetingOrder
{
    /// <summary>What is ahead, the nearest first; then what has no day yet; then what is behind, the latest first.</summary>
    public static IQueryable<Meeting> UpcomingFirst(this IQueryable<Meeting> meetings, DateOnly today) =>
        meetings
            .OrderBy(meeting =>
                meeting.StartsOn == null ? 1
                : meeting.StartsOn >= today ? 0
                : 2
            )
            .ThenBy(meeting => meeting.StartsOn >= today ? meeting.StartsOn : null)
            .ThenByDescending(meeting => meeting.StartsOn)
            .ThenBy(meeting => meeting.Id);
}
