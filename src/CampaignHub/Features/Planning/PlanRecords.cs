using CampaignHub.Data;
using CampaignHub.Features.Planning.Calendars;
using CampaignHub.Features.Planning.Phases;
using CampaignHub.Features.Planning.Windows;
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

    /// <summary>Those of the campaign entered, of the organisation and of persons.</summary>
    public static IQueryable<PlanCalendar> CalendarsOf(HubDb db)
    {
        var campaign = db.Here.Campaign.Id;
        return db.Set<PlanCalendar>()
            .IgnoreQueryFilters([HubDb.CampaignFilter])
            .Where(calendar => calendar.CampaignId == null || calendar.CampaignId == campaign);
    }

    /// <summary>Those of the campaign entered, of the organisation and of persons.</summary>
    public static IQueryable<PlanClosure> ClosuresOf(HubDb db)
    {
        var campaign = db.Here.Campaign.Id;
        return db.Set<PlanClosure>()
            .IgnoreQueryFilters([HubDb.CampaignFilter])
            .Where(closure => closure.CampaignId == null || closure.CampaignId == campaign);
    }
}
