using CampaignHub.Data;
using CampaignHub.Features.Press.Journalists;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CampaignHub.Features.Press.Lists;

/// <summary>Puts journalists on a list that is kept by hand, or takes them off: one, some, or all that a search finds.</summary>
internal sealed class ChangeMembers(HubDb db)
{
    // So many are taken off together: enough for speed, few enough for memory.
    private const int Part = 1_000;

    /// <returns>How many came newly; who was there already stays as they are.</returns>
    public async Task<int> AddAsync(PressList list, IQueryable<Journalist> journalists, CancellationToken cancellationToken)
    {
        list.RefuseRule();
        await using var own = await OwnAsync(cancellationToken);
        var ids = await Missing(list, journalists)
            .OrderBy(journalist => journalist.Id)
            .Select(journalist => journalist.Id)
            .ToListAsync(cancellationToken);
        var members = ids.ConvertAll(id => new PressListMember
        {
            CampaignId = list.CampaignId,
            ListId = list.Id,
            JournalistId = id,
        });
        await db.InsertAsync(members, cancellationToken);
        await (own?.CommitAsync(cancellationToken) ?? Task.CompletedTask);
        return ids.Count;
    }

    /// <summary>Those who are not on it.</summary>
    public IQueryable<Journalist> Missing(PressList list, IQueryable<Journalist> journalists) =>
        journalists.Where(journalist =>
            !db.Set<PressListMember>().Any(member => member.ListId == list.Id && member.JournalistId == journalist.Id)
        );

    /// <returns>How many were taken off.</returns>
    public async Task<int> RemoveAsync(PressList list, IQueryable<Journalist> journalists, CancellationToken cancellationToken)
    {
        list.RefuseRule();
        var ids = journalists.Select(journalist => journalist.Id);
        var members = await db.Set<PressListMember>()
            .Where(member => member.ListId == list.Id && ids.Contains(member.JournalistId))
            .ToListAsync(cancellationToken);
        await using var own = await OwnAsync(cancellationToken);
        foreach (var part in members.Chunk(Part))
        {
            db.RemoveRange(part);
            await db.SaveChangesAsync(cancellationToken);
        }

        await (own?.CommitAsync(cancellationToken) ?? Task.CompletedTask);
        return members.Count;
    }

    // Null where it is a part of something larger.
    private async Task<IDbContextTransaction?> OwnAsync(CancellationToken cancellationToken) =>
        db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
}
