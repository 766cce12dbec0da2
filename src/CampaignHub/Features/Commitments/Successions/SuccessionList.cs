using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments.Successions;

/// <summary>Successions with the names of who took over and of the post, and what passed on.</summary>
internal sealed class SuccessionList(HubDb db, CommitmentList list)
{
    internal sealed record Row(Succession Succession, string Who, string Post)
    {
        public int Unconfirmed => Succession.Inherited.Count(each => each.ConfirmedOn is null);
    }

    internal sealed record Line(InheritedCommitment Inherited, CommitmentList.Row Commitment);

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<Row>> ReadAsync(CancellationToken cancellationToken)
    {
        var successions = await db.Set<Succession>()
            .AsNoTracking()
            .Include(each => each.Inherited)
            .OrderByDescending(each => each.Since)
            .ThenByDescending(each => each.Id)
            .ToListAsync(cancellationToken);
        return await NameAsync(successions, cancellationToken);
    }

    /// <summary>Tracked; null when it is not there.</summary>
    public async Task<Row?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var found = await db.Set<Succession>()
            .Include(each => each.Inherited)
            .SingleOrDefaultAsync(each => each.Id == id, cancellationToken);
        return found is null ? null : (await NameAsync([found], cancellationToken))[0];
    }

    /// <summary>To whom a commitment passed on, the latest first.</summary>
    public async Task<IReadOnlyList<(Row Row, InheritedCommitment Inherited)>> OfAsync(Guid commitment, CancellationToken cancellationToken)
    {
        var successions = await db.Set<Succession>()
            .AsNoTracking()
            .Include(each => each.Inherited)
            .Where(each => each.Inherited.Any(one => one.CommitmentId == commitment))
            .OrderByDescending(each => each.Since)
            .ToListAsync(cancellationToken);
        var rows = await NameAsync(successions, cancellationToken);
        return [.. rows.Select(row => (row, row.Succession.Inherited.Single(each => each.CommitmentId == commitment)))];
    }

    /// <summary>What passed on, in the order it was given; commitments in the trash are left out.</summary>
    public async Task<IReadOnlyList<Line>> LinesAsync(Succession succession, CancellationToken cancellationToken)
    {
        var ids = succession.Inherited.Select(each => each.CommitmentId).ToList();
        var today = db.Here.Today;
        var commitments = await db.Set<Commitment>()
            .AsNoTracking()
            .Include(commitment => commitment.Steps)
            .Where(commitment => ids.Contains(commitment.Id))
            .OrderBy(commitment => commitment.MadeOn)
            .ThenBy(commitment => commitment.Id)
            .ToListAsync(cancellationToken);
        var rows = await list.NameAsync(commitments, commitment => commitment.ScheduleOn(today), cancellationToken);
        return [.. rows.Select(row => new Line(succession.Inherited.Single(each => each.CommitmentId == row.Commitment.Id), row))];
    }

    /// <summary>Notes that the successor confirmed a commitment.</summary>
    /// <exception cref="RefusedException">It did not pass on to them, or the confirmation is refused.</exception>
    public async Task ConfirmAsync(
        Succession succession,
        Guid commitment,
        DateOnly? day,
        string? confirmation,
        CancellationToken cancellationToken
    )
    {
        var inherited =
            succession.Inherited.SingleOrDefault(each => each.CommitmentId == commitment)
            ?? throw new RefusedException("This commitment did not pass on to them.");
        inherited.Confirm(day, confirmation, succession.Since, db.Here.Today);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<Row>> NameAsync(IReadOnlyList<Succession> successions, CancellationToken cancellationToken)
    {
        var people = successions.Select(each => each.SuccessorId).Distinct().ToList();
        var names = await db.WithTrash<Actor>()
            .AsNoTracking()
            .Where(actor => people.Contains(actor.Id))
            .ToDictionaryAsync(actor => actor.Id, actor => actor.FullName, cancellationToken);
        var ids = successions.Select(each => each.PostId).Distinct().ToList();
        var posts = await db.WithTrash<Post>()
            .AsNoTracking()
            .Where(post => ids.Contains(post.Id))
            .ToDictionaryAsync(post => post.Id, post => post.Title, cancellationToken);
        return
        [
            .. successions.Select(each => new Row(
                each,
                names.GetValueOrDefault(each.SuccessorId, ""),
                posts.GetValueOrDefault(each.PostId, "")
            )),
        ];
    }
}
