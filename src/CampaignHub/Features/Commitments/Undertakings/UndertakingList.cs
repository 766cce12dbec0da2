using CampaignHub.Data;
using CampaignHub.Features.Directory;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments.Undertakings;

/// <summary>What the list is narrowed to; the page and the API share it.</summary>
internal sealed record UndertakingFilter(UndertakingState? State);

/// <summary>Undertakings with the names of whom we promised them to.</summary>
internal sealed class UndertakingList(HubDb db)
{
    internal sealed record Row(Undertaking Undertaking, string To, ScheduleStatus Schedule);

    public IQueryable<Undertaking> Of(UndertakingFilter filter) =>
        db.Set<Undertaking>().Where(each => filter.State == null || each.State == filter.State);

    /// <summary>Open ones first, what is due first before the others.</summary>
    public async Task<IReadOnlyList<Row>> ReadAsync(UndertakingFilter filter, CancellationToken cancellationToken)
    {
        var found = await Of(filter).AsNoTracking().ToListAsync(cancellationToken);
        return await NameAsync(
            [
                .. found
                    .OrderBy(each => each.State != UndertakingState.Open)
                    .ThenBy(each => each.DueOn ?? DateOnly.MaxValue)
                    .ThenByDescending(each => each.MadeOn)
                    .ThenByDescending(each => each.Id),
            ],
            cancellationToken
        );
    }

    /// <summary>Also by names that lie in the directory's trash.</summary>
    public async Task<IReadOnlyList<Row>> NameAsync(IReadOnlyList<Undertaking> undertakings, CancellationToken cancellationToken)
    {
        var ids = undertakings.Select(each => each.ToId).Distinct().ToList();
        var names = await db.WithTrash<Actor>()
            .AsNoTracking()
            .Where(actor => ids.Contains(actor.Id))
            .ToDictionaryAsync(actor => actor.Id, actor => actor.FullName, cancellationToken);
        var today = db.Here.Today;
        return [.. undertakings.Select(each => new Row(each, names.GetValueOrDefault(each.ToId, ""), each.ScheduleOn(today)))];
    }
}
