using CampaignHub.Data;
using CampaignHub.Features.Press.Coverage;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Platform.Search;

namespace CampaignHub.Features.Press.Outlets;

/// <summary>The query string of the list of outlets; page and API share it.</summary>
/// <param name="Query">Words of the name, the owner or the territory.</param>
internal sealed record OutletFilter(string? Query, OutletKind? Kind, OutletScope? Scope, OutletPeriodicity? Periodicity)
{
    public bool IsAny => !string.IsNullOrWhiteSpace(Query) || Kind is not null || Scope is not null || Periodicity is not null;

    public IQueryable<Outlet> On(IQueryable<Outlet> outlets)
    {
        outlets = outlets.Finding(Query);
        outlets = Kind is { } kind ? outlets.Where(outlet => outlet.Type == kind) : outlets;
        outlets = Scope is { } scope ? outlets.Where(outlet => outlet.Scope == scope) : outlets;
        return Periodicity is { } periodicity ? outlets.Where(outlet => outlet.Periodicity == periodicity) : outlets;
    }

    /// <summary>With how many write for each today, and how often it wrote about the campaign.</summary>
    public static IQueryable<OutletLine> Lines(HubDb db, IQueryable<Outlet> outlets, ColumnOrder order)
    {
        var today = db.Here.Today;
        var lines = outlets.Select(outlet => new OutletLine
        {
            Outlet = outlet,
            Journalists = db.Set<OutletRole>()
                .Where(role => role.OutletId == outlet.Id && (role.Until == null || role.Until >= today))
                .Count(role => db.Set<Journalist>().Any(journalist => journalist.Id == role.JournalistId)),
            Coverage = db.Set<CoverageItem>().Count(item => item.OutletId == outlet.Id),
        });
        return (order.Column, order.IsDescending) switch
        {
            ("kind", false) => lines.OrderBy(line => line.Outlet.Type).ThenBy(line => line.Outlet.FindText).ThenBy(line => line.Outlet.Id),
            ("kind", true) => lines
                .OrderByDescending(line => line.Outlet.Type)
                .ThenBy(line => line.Outlet.FindText)
                .ThenBy(line => line.Outlet.Id),
            ("journalists", false) => lines
                .OrderBy(line => line.Journalists)
                .ThenBy(line => line.Outlet.FindText)
                .ThenBy(line => line.Outlet.Id),
            ("journalists", true) => lines
                .OrderByDescending(line => line.Journalists)
                .ThenBy(line => line.Outlet.FindText)
                .ThenBy(line => line.Outlet.Id),
            ("coverage", false) => lines.OrderBy(line => line.Coverage).ThenBy(line => line.Outlet.FindText).ThenBy(line => line.Outlet.Id),
            ("coverage", true) => lines
                .OrderByDescending(line => line.Coverage)
                .ThenBy(line => line.Outlet.FindText)
                .ThenBy(line => line.Outlet.Id),
            (_, true) => lines.OrderByDescending(line => line.Outlet.FindText).ThenBy(line => line.Outlet.Id),
            _ => lines.OrderBy(line => line.Outlet.FindText).ThenBy(line => line.Outlet.Id),
        };
    }
}

/// <summary>An outlet as the list shows it.</summary>
internal sealed class OutletLine
{
    public required Outlet Outlet { get; init; }
    public required int Journalists { get; init; }
    public required int Coverage { get; init; }
}
