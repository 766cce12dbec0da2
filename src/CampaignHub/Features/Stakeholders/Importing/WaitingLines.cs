using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Features.Directory;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>The lines of an import that wait until somebody says who they speak of.</summary>
internal sealed class WaitingLines(HubDb db)
{
    private const int Shown = 100;

    internal sealed record Line(Guid Id, ImportedActor Row, IReadOnlyList<(Guid Id, string Name)> Perhaps);

    /// <returns>The first hundred; those after them come up as these are decided.</returns>
    public async Task<IReadOnlyList<Line>> ReadAsync(Guid batch, CancellationToken cancellationToken)
    {
        var reviews = await db.Set<ImportReview>()
            .AsNoTracking()
            .Where(review => review.BatchId == batch)
            .OrderBy(review => review.Line)
            .Take(Shown)
            .ToListAsync(cancellationToken);
        var candidates = reviews.ToDictionary(review => review.Id, review => JsonSerializer.Deserialize<List<Guid>>(review.Candidates)!);
        var ids = candidates.Values.SelectMany(each => each).Distinct().ToList();
        var names = await db.Set<Actor>()
            .AsNoTracking()
            .Where(actor => ids.Contains(actor.Id))
            .ToDictionaryAsync(actor => actor.Id, actor => actor.FullName, cancellationToken);
        return reviews.ConvertAll(review => new Line(
            review.Id,
            JsonSerializer.Deserialize<ImportedActor>(review.Row)!,
            [.. candidates[review.Id].Where(names.ContainsKey).Select(id => (id, names[id]))]
        ));
    }
}
