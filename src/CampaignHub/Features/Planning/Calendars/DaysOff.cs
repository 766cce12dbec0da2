using System.Globalization;
using CampaignHub.Data;
using CampaignHub.Features.Planning.Replanning;
using CampaignHub.Features.Planning.Windows;
using CampaignHub.Platform;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Planning.Calendars;

/// <summary>
/// Days off of the campaign read from a calendar, such as the recess of parliament. What is there already is left out, so that the same file twice adds
/// nothing, and what is over is of no use to a plan.
/// </summary>
internal sealed class DaysOff(HubDb db, Texts texts)
{
    /// <summary>They travel in the address of the preview.</summary>
    public const int Most = 40;

    /// <param name="file">iCalendar.</param>
    /// <returns>The changes that would add them, to be shown first, and what is left out.</returns>
    /// <exception cref="RefusedException">It is no calendar, or holds nothing new, too much, or more days at a stretch than a closure may have.</exception>
    public async Task<(IReadOnlyList<PlanChange> Added, IReadOnlyList<string> Remarks)> ReadAsync(
        byte[] file,
        CancellationToken cancellationToken
    )
    {
        var known = (await PlanRecords.CalendarAsync(db, cancellationToken))
            .Closures.Where(closure => closure.Of == CalendarOf.Campaign)
            .Select(closure => (closure.Name, closure.From, closure.To))
            .ToHashSet();
        var calendar = ReadCalendarFile.Read(file, db.Here.Campaign.TimeZone);
        var found = calendar
            .Events.Where(each => !each.IsCancelled && each.To >= db.Here.Today && !known.Contains((each.Name, each.From, each.To)))
            .ToList();
        return found.Count switch
        {
            0 => throw new RefusedException("This calendar holds no days to come that are not known here."),
            > Most => throw new RefusedException("This calendar holds more than {0} stretches of days to come.", Most),
            _ => (
                [
                    .. found.Select(each => new PlanChange(PlanChangeKind.ClosureAdded, OrderedId.Next())
                    {
                        Name = each.Name,
                        From = each.From,
                        To = each.To,
                    }),
                ],
                calendar.Told(texts)
            ),
        };
    }

    /// <summary><c>id/first/last/name</c>.</summary>
    public static string Written(PlanChange change) =>
        $"{change.Id:N}/{Days.Iso(change.From!.Value)}/{Days.Iso(change.To!.Value)}/{change.Name}";

    /// <exception cref="RefusedException">It was not written by <see cref="Written"/>.</exception>
    public static PlanChange Read(string written) =>
        written.Split('/', count: 4) is [var id, var from, var to, var name]
        && Guid.TryParse(id, out var key)
        && DateOnly.TryParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
        && DateOnly.TryParseExact(to, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var last)
            ? new PlanChange(PlanChangeKind.ClosureAdded, key)
            {
                Name = name,
                From = first,
                To = last,
            }
            : throw new RefusedException("What was to be moved is not part of the plan any more.");
}
