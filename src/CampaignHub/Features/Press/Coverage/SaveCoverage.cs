using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Outlets;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Platform;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Coverage;

/// <summary>Notes an article or corrects it; the page, the watch and the API call it.</summary>
internal sealed class SaveCoverage(HubDb db)
{
    /// <param name="item">Null notes a new one.</param>
    /// <param name="form">As it was typed.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <exception cref="RefusedException">It is noted already, or what it is linked to is gone.</exception>
    public async Task<CoverageItem> ExecuteAsync(CoverageItem? item, CoverageForm form, CancellationToken cancellationToken)
    {
        if (form.PublishedOn is not { } day || string.IsNullOrWhiteSpace(form.Title))
        {
            throw new RefusedException("An article needs its title and its day.");
        }

        await CheckAsync(form, cancellationToken);
        await RefuseTwiceAsync(item, form, cancellationToken);
        if (form.OutletName is not null)
        {
            form.OutletId = await OutletAsync(form, cancellationToken);
        }

        form.JournalistId ??= await JournalistAsync(form.Author, cancellationToken);
        var kept = item ?? new CoverageItem { PublishedOn = day, Title = form.Title };
        form.WriteTo(kept);
        if (item is null)
        {
            db.Add(kept);
        }

        await db.SaveChangesAsync(cancellationToken);
        return kept;
    }

    /// <summary>Of those that bear this name the first; null where none does.</summary>
    public async Task<Outlet?> FindOutletAsync(string? name, CancellationToken cancellationToken)
    {
        var plain = Normal.Of(name ?? "");
        var near =
            plain.Length == 0
                ? []
                : await db.Set<Outlet>()
                    .Where(outlet => outlet.FindText.StartsWith(plain))
                    .OrderBy(outlet => outlet.Id)
                    .ToListAsync(cancellationToken);
        return near.Find(outlet => Normal.Of(outlet.Name) == plain);
    }

    private async Task<Guid?> OutletAsync(CoverageForm form, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(form.OutletName))
        {
            return null;
        }

        if (await FindOutletAsync(form.OutletName, cancellationToken) is { } known)
        {
            return known.Id;
        }

        var outlet = new Outlet
        {
            Name = Outlet.Check(form.OutletName),
            Type = form.Medium switch
            {
                CoverageMedium.PrintedPress => OutletKind.Newspaper,
                CoverageMedium.Radio => OutletKind.Radio,
                CoverageMedium.Television => OutletKind.Television,
                CoverageMedium.Podcast => OutletKind.Podcast,
                CoverageMedium.NewsAgency => OutletKind.NewsAgency,
                _ => OutletKind.Online,
            },
            Scope = OutletScope.National,
        };
        db.Add(outlet);
        return outlet.Id;
    }

    // Who signs with the name of one journalist whom we know.
    private async Task<Guid?> JournalistAsync(string? author, CancellationToken cancellationToken)
    {
        var plain = Normal.Of(author ?? "");
        if (plain.Length == 0)
        {
            return null;
        }

        var words = Normal.Words(author);
        var journalists = db.Set<Journalist>().AsQueryable();
        foreach (var word in words)
        {
            journalists = journalists.Where(journalist => journalist.Actor.FindText.Contains(word));
        }

        var near = await journalists
            .OrderBy(journalist => journalist.Id)
            .Select(journalist => new { journalist.Id, journalist.Actor })
            .Take(20)
            .ToListAsync(cancellationToken);
        var same = near.FindAll(each => Normal.Of(each.Actor.FullName) == plain);
        return same.Count == 1 ? same[0].Id : null;
    }

    private async Task RefuseTwiceAsync(CoverageItem? item, CoverageForm form, CancellationToken cancellationToken)
    {
        var key = ArticleAddress.KeyOf(form.Url);
        var id = item?.Id;
        if (
            key.Length > 0
            && await db.Set<CoverageItem>().FirstOrDefaultAsync(each => each.UrlKey == key && each.Id != id, cancellationToken) is { } noted
        )
        {
            throw new RefusedException("This article is noted already: {0}.", noted.Title) { Code = "already_noted" };
        }
    }

    private async Task CheckAsync(CoverageForm form, CancellationToken cancellationToken)
    {
        if (form.OutletId is { } outlet && !await db.Set<Outlet>().AnyAsync(each => each.Id == outlet, cancellationToken))
        {
            throw new RefusedException("This outlet is not in the directory any more.");
        }

        if (form.ReleaseId is { } release && !await db.Set<Release>().AnyAsync(each => each.Id == release, cancellationToken))
        {
            throw new RefusedException("This release is not part of the campaign any more.");
        }

        if (form.JournalistId is { } journalist && !await db.Set<Journalist>().AnyAsync(each => each.Id == journalist, cancellationToken))
        {
            throw new RefusedException("This journalist is not in the directory any more.");
        }

        if (form.DemandId is { } demand && !await db.Set<Demand>().AnyAsync(each => each.Id == demand, cancellationToken))
        {
            throw new RefusedException("This demand is not part of the campaign any more.");
        }

        if (form.SyndicatedFromId is { } first && !await db.Set<CoverageItem>().AnyAsync(each => each.Id == first, cancellationToken))
        {
            throw new RefusedException("The article that it repeats is not noted any more.");
        }
    }
}
