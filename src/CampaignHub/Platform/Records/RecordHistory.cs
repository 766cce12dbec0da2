using System.Text.Json;
using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Platform.Records;

/// <summary>Reads a record's journal for people: who did what, when, to which members.</summary>
internal sealed class RecordHistory(HubDb db)
{
    private const int Most = 50;

    internal sealed record Line(DateTimeOffset At, string? Who, JournalAction Action, IReadOnlyList<string> Members);

    public async Task<IReadOnlyList<Line>> OfAsync(Guid recordId, CancellationToken cancellationToken)
    {
        var entries = await (
            from entry in db.Journal
            where entry.RecordId == recordId
            orderby entry.At descending
            select new
            {
                entry.At,
                entry.Action,
                entry.Changes,
                Who = db.Users.Where(user => user.Id == entry.UserId).Select(user => user.Name).FirstOrDefault(),
            }
        )
            .AsNoTracking()
            .Take(Most)
            .ToListAsync(cancellationToken);
        return [.. entries.Select(entry => new Line(entry.At, entry.Who, entry.Action, Members(entry.Changes)))];
    }

    /// <summary>Which members an entry changed.</summary>
    public static IReadOnlyList<string> Members(string changes)
    {
        using var json = JsonDocument.Parse(changes);
        return [.. json.RootElement.EnumerateObject().Select(member => member.Name)];
    }
}
