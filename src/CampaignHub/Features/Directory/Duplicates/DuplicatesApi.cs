using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Duplicates;

/// <summary><c>/api/v1/campaigns/{campaign}/duplicates</c>: pairs of the shared directory that may be one, and what was said of them.</summary>
internal static class DuplicatesApi
{
    /// <param name="Degree">How alike, from 0 to 1.</param>
    internal sealed record PairJson(
        Guid Id,
        Guid First,
        Guid Second,
        PairState State,
        double Degree,
        IReadOnlyList<LikenessReason> Reasons
    );

    /// <param name="State"><c>to_review</c>, <c>later</c> or <c>not_the_same</c>.</param>
    internal sealed record Decision(PairState State);

    /// <param name="FinishedAt">Null while it is under way.</param>
    internal sealed record SearchJson(Guid Id, int Total, int Done, int Found, DateTimeOffset AskedAt, DateTimeOffset? FinishedAt);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pairs = routes.MapApi("duplicates").Needs(DirectoryFeature.Merge, DirectoryFeature.Merge);
        pairs.MapGet("/", List);
        pairs.MapPatch("/{id:guid}", Decide);
        pairs.MapGet("/searches/last", LastSearch);
        pairs.MapPost("/searches", Search);
    }

    private static async Task<Ok<ApiPage<PairJson>>> List(
        DuplicateQueue queue,
        string? state,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    )
    {
        // In the order of the queue: the cursor is the pair before.
        var (size, after) = (ApiPage.Size(limit), ApiPage.After(cursor));
        var lines = queue.Lines(state is null ? PairState.ToReview : ApiPage.Member<PairState>(state)).AsNoTracking();
        if (
            after is { } id
            && await lines.FirstOrDefaultAsync(line => line.Pair.Id == id, cancellationToken) is { Pair.Degree: var degree }
        )
        {
            lines = lines.Where(line => line.Pair.Degree < degree || (line.Pair.Degree == degree && line.Pair.Id > id));
        }

        var found = await lines.Select(line => line.Pair).Take(size + 1).ToListAsync(cancellationToken);
        var isLast = found.Count <= size;
        return TypedResults.Ok(new ApiPage<PairJson>([.. found.Take(size).Select(Json)], isLast ? null : $"{found[size - 1].Id}"));
    }

    private static async Task<Results<Ok<PairJson>, NotFound>> Decide(
        Guid id,
        Decision body,
        HubDb db,
        DuplicateQueue queue,
        CancellationToken cancellationToken
    )
    {
        if (await db.Set<DuplicatePair>().SingleOrDefaultAsync(pair => pair.Id == id, cancellationToken) is not { } pair)
        {
            return TypedResults.NotFound();
        }

        await queue.DecideAsync(pair.FirstId, pair.SecondId, body.State, cancellationToken);
        return TypedResults.Ok(Json(pair));
    }

    private static async Task<Results<Ok<SearchJson>, NotFound>> LastSearch(FindDuplicates find, CancellationToken cancellationToken) =>
        await find.LastAsync(cancellationToken) is { } search ? TypedResults.Ok(Json(search)) : TypedResults.NotFound();

    private static async Task<Accepted<SearchJson>> Search(HubDb db, FindDuplicates find, CancellationToken cancellationToken) =>
        TypedResults.Accepted(
            new Uri($"{db.Here.ApiRoot()}/duplicates/searches/last", UriKind.Relative),
            Json(await find.AskAsync(cancellationToken))
        );

    private static PairJson Json(DuplicatePair pair) => new(pair.Id, pair.FirstId, pair.SecondId, pair.State, pair.Degree, pair.Reasons);

    private static SearchJson Json(DuplicateSearch search) =>
        new(search.Id, search.Total, search.Done, search.Found, search.AskedAt, search.FinishedAt);
}
