using CampaignHub.Data;
using CampaignHub.Features.Directory;
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

/// <summary>Commitments with the names of who made them and in which post.</summary>
internal sealed class CommitmentList(HubDb db)
{
    internal sealed record Row(Commitment Commitment, string By, string Post, ScheduleStatus Schedule);

    /// <summary>The latest first. The rung and the schedule are computed, so they filter what was read.</summary>
    public async Task<IReadOnlyList<Row>> ReadAsync(CommitmentFilter filter, CancellationToken cancellationToken)
    {
        var people = db.Set<Actor>().Finding(filter.Query);
        var words = db.Set<Commitment>().Finding(filter.Query);
        var found = await db.Set<Commitment>()
            .AsNoTracking()
            .Include(commitment => commitment.Steps)
            .Where(commitment => words.Any(each => each.Id == commitment.Id) || people.Any(actor => actor.Id == commitment.ById))
            .OrderByDescending(commitment => commitment.MadeOn)
            .ThenByDescending(commitment => commitment.Id)
            .ToListAsync(cancellationToken);
        var today = db.Here.Today;
        var rows = await NameAsync(found, commitment => commitment.ScheduleOn(today), cancellationToken);
        return
        [
            .. rows.Where(row =>
                (filter.Rung is null || row.Commitment.Rung == filter.Rung) && (filter.Schedule is null || row.Schedule == filter.Schedule)
            ),
        ];
    }

    /// <summary>Also by names that lie in the directory's trash: they promised all the same.</summary>
    public async Task<IReadOnlyList<Row>> NameAsync(
        IReadOnlyList<Commitment> commitments,
        Func<Commitment, ScheduleStatus> schedule,
        CancellationToken cancellationToken
    )
    {
        var people = commitments.Select(each => each.ById).Distinct().ToList();
        var names = await db.WithTrash<Actor>()
            .AsNoTracking()
            .Where(actor => people.Contains(actor.Id))
            .ToDictionaryAsync(actor => actor.Id, actor => actor.FullName, cancellationToken);
        var ids = commitments.Select(each => each.PostId).OfType<Guid>().Distinct().ToList();
        var posts = await db.WithTrash<Post>()
            .AsNoTracking()
            .Where(post => ids.Contains(post.Id))
            .ToDictionaryAsync(post => post.Id, post => post.Title, cancellationToken);
        return
        [
            .. commitments.Select(each => new Row(
                each,
                names.GetValueOrDefault(each.ById, ""),
                each.PostId is { } post ? posts.GetValueOrDefault(post, "") : "",
                schedule(each)
            )),
        ];
    }
}
