using CampaignHub.Data;
using CampaignHub.Features.Planning.Calendars;
using CampaignHub.Features.Planning.Phases;
using CampaignHub.Features.Planning.Windows;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning;

/// <summary>All that a campaign's dates are computed from.</summary>
internal sealed record PlanRecords
{
    public required IReadOnlyList<PlanItem> Items { get; init; }

    /// <summary>In the order of time.</summary>
    public required IReadOnlyList<Anchor> Anchors { get; init; }

    /// <summary>In the order of time, those called off included.</summary>
    public IReadOnlyList<PlanWindow> Windows { get; init; } = [];

    /// <summary>In their own order.</summary>
    public IReadOnlyList<PlanPhase> Phases { get; init; } = [];
    public CampaignCalendar Calendar { get; init; } = CampaignCalendar.France;

    /// <summary>Copies of the campaign entered, that are free to be changed.</summary>
    public static async Task<PlanRecords> ReadAsync(HubDb db, CancellationToken cancellationToken) =>
        new()
        {
            Items = await db.Set<PlanItem>()
                .AsNoTracking()
                .Include(item => item.WaitsFor)
                .Include(item => item.About)
                .AsSplitQuery()
                .ToListAsync(cancellationToken),
            Anchors = await db.Set<Anchor>()
                .AsNoTracking()
                .OrderBy(anchor => anchor.Day)
                .ThenBy(anchor => anchor.Id)
                .ToListAsync(cancellationToken),
            Windows = await db.Set<PlanWindow>()
                .AsNoTracking()
                .OrderBy(window => window.From)
                .ThenBy(window => window.Id)
                .ToListAsync(cancellationToken),
            Phases = await db.Set<PlanPhase>()
                .AsNoTracking()
                .OrderBy(phase => phase.Position)
                .ThenBy(phase => phase.Id)
                .ToListAsync(cancellationToken),
            Calendar = await CalendarAsync(db, cancellationToken),
        };

    public static async Task<CampaignCalendar> CalendarAsync(HubDb db, CancellationToken cancellationToken)
    {
        var calendars = await CalendarsOf(db).AsNoTracking().ToListAsync(cancellationToken);
        var closures = await ClosuresOf(db).AsNoTracking().ToListAsync(cancellationToken);
        return calendars.Count + closures.Count == 0 ? CampaignCalendar.France : new CampaignCalendar(PlanWeeks.Of(calendars), closures);
    }

    public static IQueryable<PlanCalendar> CalendarsOf(HubDb db) => OfAll<PlanCalendar>(db);

    public static IQueryable<PlanClosure> ClosuresOf(HubDb db) => OfAll<PlanClosure>(db);

    // Those of the campaign entered, of the organisation and of persons.
    private static IQueryable<TRecord> OfAll<TRecord>(HubDb db)
        where TRecord : class, IMayBeInCampaign
    {
        var campaign = db.Here.Campaign.Id;
        return db.Set<TRecord>()
            .IgnoreQueryFilters([HubDb.CampaignFilter])
            .Where(record => record.CampaignId == null || record.CampaignId == campaign);
    }
}
