using CampaignHub.Data;
using CampaignHub.Features.Press.Outlets;
using CampaignHub.Platform;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Journalists;

/// <summary>For which outlets a journalist works: added, corrected, ended.</summary>
internal sealed class KeepRoles(HubDb db)
{
    /// <summary>What somebody says of the work for one outlet.</summary>
    internal sealed record Terms(string? Role, DateOnly? From, DateOnly? Until);

    /// <param name="journalist">With their roles.</param>
    /// <param name="outlet">By name; case and accents do not matter.</param>
    /// <param name="terms">What they are there.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <exception cref="RefusedException">No outlet bears the name, or several do.</exception>
    public async Task AddAsync(Journalist journalist, string? outlet, Terms terms, CancellationToken cancellationToken) =>
        await AddAsync(journalist, await FindAsync(outlet, cancellationToken), terms, cancellationToken);

    /// <summary>The same work said again is kept once.</summary>
    public async Task AddAsync(Journalist journalist, Guid outlet, Terms terms, CancellationToken cancellationToken)
    {
        if (!await db.Set<Outlet>().AnyAsync(each => each.Id == outlet, cancellationToken))
        {
            throw new RefusedException("This outlet is not in the directory any more.");
        }

        var role =
            journalist.Roles.FirstOrDefault(each => each.OutletId == outlet && Normal.Of(each.Role) == Normal.Of(terms.Role ?? ""))
            ?? new OutletRole { JournalistId = journalist.Id, OutletId = outlet };
        role.Describe(terms.Role, terms.From, terms.Until);
        if (db.Entry(role).State == EntityState.Detached)
        {
            db.Add(role);
        }
    }

    /// <summary>All of them anew: what is not among the terms any more is gone.</summary>
    public async Task ReplaceAsync(
        Journalist journalist,
        IReadOnlyList<(Guid Outlet, Terms Terms)> all,
        CancellationToken cancellationToken
    )
    {
        db.RemoveRange(
            journalist
                .Roles.Where(role => !all.Any(each => each.Outlet == role.OutletId && (each.Terms.Role?.Trim() ?? "") == role.Role))
                .ToList()
        );
        foreach (var (outlet, terms) in all)
        {
            await AddAsync(journalist, outlet, terms, cancellationToken);
        }
    }

    private async Task<Guid> FindAsync(string? name, CancellationToken cancellationToken)
    {
        var plain = Normal.Of(name ?? "");
        var near = await db.Set<Outlet>()
            .Where(outlet => outlet.FindText.StartsWith(plain))
            .Select(outlet => new { outlet.Id, outlet.Name })
            .ToListAsync(cancellationToken);
        return near.Where(outlet => Normal.Of(outlet.Name) == plain).Take(2).ToList() switch
        {
            [var only] => only.Id,
            [] => throw new RefusedException("No outlet is called \"{0}\": add it first, under Outlets.", name?.Trim() ?? ""),
            _ => throw new RefusedException(
                "Several outlets are called \"{0}\": give them names that tell them apart.",
                name?.Trim() ?? ""
            ),
        };
    }
}
