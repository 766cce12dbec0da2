using CampaignHub.Data;
using CampaignHub.Platform.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

/// <summary>The query string of the list; the page, the file and the API share it.</summary>
internal sealed record CommitmentFilter(
    [FromQuery(Name = "q")] string? Query,
    [FromQuery(Name = "rung")] Rung? Rung,
    [FromQuery(Name = "schedule")] ScheduleStatus? Schedule
)
{
    public bool IsAny => !string.IsNullOrWhiteSpace(Query) || Rung is not null || Schedule is not null;
}

/// <summary>The commitments of the campaign that a filter lets through: by deadline, those without one last.</summary>
internal sealed class CommitmentList(HubDb db)
{
    public async Task<IReadOnlyList<Commitment>> ReadAsync(CommitmentFilter filter, CancellationToken cancellationToken)
    {
        var found = await db.Set<Commitment>()
            .AsNoTracking()
            .Include(commitment => commitment.Actor)
            .Include(commitment => commitment.Post)
            .Include(commitment => commitment.Steps)
            .AsSplitQuery()
            .Finding(filter.Query)
            .ToListAsync(cancellationToken);
        var today = db.Here.Today;
        return
        [
            .. found
                .Where(commitment => filter.Rung is not { } rung || commitment.Current == rung)
                .Where(commitment => filter.Schedule is not { } schedule || commitment.ScheduleOn(today) == schedule)
                .OrderBy(commitment => commitment.Deadline ?? DateOnly.MaxValue)
                .ThenBy(commitment => commitment.MadeOn)
                .ThenBy(commitment => commitment.Id),
        ];
    }
}
