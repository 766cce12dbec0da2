using CampaignHub.Data;
using CampaignHub.Features.Press.Outlets;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Journalists;

/// <summary>The query string of the lists of journalists; pages, press lists and the API share it.</summary>
/// <param name="Query">Words of the name, the outlets or the beats.</param>
/// <param name="Beat">One beat, whatever its case and accents.</param>
/// <param name="Outlet">The outlet that they work for now.</param>
/// <param name="Kind">Of an outlet that they work for now.</param>
/// <param name="Language">A code of <see cref="PressLanguages"/>.</param>
internal sealed record JournalistFilter(string? Query, string? Beat, Guid? Outlet, OutletKind? Kind, string? Language)
{
    public bool IsAny =>
        !string.IsNullOrWhiteSpace(Query)
        || !string.IsNullOrWhiteSpace(Beat)
        || !string.IsNullOrEmpty(Language)
        || Outlet is not null
        || Kind is not null;

    public IQueryable<Journalist> On(HubDb db, IQueryable<Journalist> journalists)
    {
        journalists = journalists.Where(journalist => journalist.Actor.TrashedAt == null);
        var roles = db.Set<OutletRole>().Where(OutletRole.HoldsOn(db.Here.Today));
        foreach (var word in Normal.Words(Query))
        {
            var there = roles.Where(role => role.Outlet.FindText.Contains(word)).Select(role => role.JournalistId);
            journalists = journalists.Where(journalist =>
                journalist.Actor.FindText.Contains(word) || journalist.BeatKeys.Contains(word) || there.Contains(journalist.Id)
            );
        }

        if (Normal.Of(Beat ?? "") is { Length: > 0 } beat)
        {
            var key = $"|{beat}|";
            journalists = journalists.Where(journalist => journalist.BeatKeys.Contains(key));
        }

        if (!string.IsNullOrEmpty(Language))
        {
            journalists = journalists.Where(journalist => journalist.Languages.Contains(Language));
        }

        if (Outlet is { } outlet)
        {
            journalists = journalists.Where(journalist => roles.Any(role => role.JournalistId == journalist.Id && role.OutletId == outlet));
        }

        return Kind is { } kind
            ? journalists.Where(journalist => roles.Any(role => role.JournalistId == journalist.Id && role.Outlet.Type == kind))
            : journalists;
    }

    public static IQueryable<Journalist> Ordered(IQueryable<Journalist> journalists, ColumnOrder order) =>
        (order.Column, order.IsDescending) switch
        {
            ("beats", false) => journalists
                .OrderBy(journalist => journalist.BeatKeys)
                .ThenBy(journalist => journalist.Actor.FindText)
                .ThenBy(journalist => journalist.Id),
            ("beats", true) => journalists
                .OrderByDescending(journalist => journalist.BeatKeys)
                .ThenBy(journalist => journalist.Actor.FindText)
                .ThenBy(journalist => journalist.Id),
            (_, true) => journalists.OrderByDescending(journalist => journalist.Actor.FindText).ThenBy(journalist => journalist.Id),
            _ => journalists.OrderBy(journalist => journalist.Actor.FindText).ThenBy(journalist => journalist.Id),
        };

    /// <summary>With what the lists show of each: names, addresses that hold, outlets.</summary>
    public static IQueryable<Journalist> Whole(HubDb db, IQueryable<Journalist> journalists)
    {
        var today = db.Here.Today;
        return journalists
            .Include(journalist =>
                journalist.Actor.Contacts.Where(each =>
                    (each.ValidFrom == null || each.ValidFrom <= today) && (each.ValidUntil == null || each.ValidUntil >= today)
                )
            )
            .Include(journalist => journalist.Roles)
                .ThenInclude(role => role.Outlet)
            .AsSplitQuery();
    }
}
