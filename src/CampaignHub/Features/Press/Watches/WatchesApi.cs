using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Watches;

/// <summary><c>/api/v1/campaigns/{campaign}/coverage-watches</c> and <c>coverage-proposals</c>: the feeds that are watched, and what they propose.</summary>
internal static class WatchesApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var watches = routes.MapApi("coverage-watches").Needs(PressFeature.View, PressFeature.Edit);
        watches.MapGet("/", List);
        watches.MapPost("/", Create);
        watches.MapDelete("/{id:guid}", ApiRecords.TrashAsync<CoverageWatch>);
        watches.MapPost("/{id:guid}/readings", Read);
        var proposals = routes.MapApi("coverage-proposals").Needs(PressFeature.View, PressFeature.Edit);
        proposals.MapGet("/", Proposed);
        proposals.MapPost("/{id:guid}/acceptance", Accept);
        proposals.MapPost("/{id:guid}/refusal", Refuse);
    }

    internal sealed record WatchJson(Guid Id, string Name, string Url, string Keywords, DateTimeOffset? ReadAt, string? Fault);

    /// <param name="Keywords">With a comma between them; left out, everything is proposed.</param>
    internal sealed record NewWatch(string Name, string Url, string? Keywords);

    /// <param name="New">How many articles were proposed.</param>
    internal sealed record ReadingJson(int New, string? Fault);

    internal sealed record ProposalJson(
        Guid Id,
        Guid Watch,
        string Title,
        string Url,
        string Summary,
        string Source,
        DateOnly PublishedOn,
        ProposalState State,
        Guid? Coverage
    );

    private static async Task<Ok<ApiPage<WatchJson>>> List(HubDb db, int? limit, string? cursor, CancellationToken cancellationToken) =>
        TypedResults.Ok((await ApiPage.OfAsync(db.Set<CoverageWatch>(), limit, cursor, cancellationToken)).Select(Json));

    private static async Task<Created<WatchJson>> Create(NewWatch body, HubDb db, CancellationToken cancellationToken)
    {
        var watch = new CoverageWatch { CampaignId = db.Here.Campaign.Id };
        watch.Describe(body.Name, body.Url, body.Keywords);
        db.Add(watch);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/coverage-watches", UriKind.Relative), Json(watch));
    }

    private static async Task<Results<Ok<ReadingJson>, NotFound>> Read(
        Guid id,
        HubDb db,
        ReadWatches read,
        CancellationToken cancellationToken
    )
    {
        if (!await db.Set<CoverageWatch>().AnyAsync(watch => watch.Id == id, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        var count = await read.ExecuteAsync(id, cancellationToken);
        var fault = await db.Set<CoverageWatch>()
            .Where(watch => watch.Id == id)
            .Select(watch => watch.Fault)
            .SingleAsync(cancellationToken);
        return TypedResults.Ok(new ReadingJson(count, fault));
    }

    private static async Task<Ok<ApiPage<ProposalJson>>> Proposed(
        HubDb db,
        string? state,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    )
    {
        var asked = state is null ? ProposalState.Proposed : ApiPage.Member<ProposalState>(state);
        var found = db.Set<CoverageProposal>().Where(each => each.State == asked);
        return TypedResults.Ok((await ApiPage.OfAsync(found, limit, cursor, cancellationToken)).Select(Json));
    }

    private static async Task<Results<Ok<ProposalJson>, NotFound>> Accept(
        Guid id,
        HubDb db,
        AcceptProposal accept,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(db, id, cancellationToken) is not { } proposal)
        {
            return TypedResults.NotFound();
        }

        await accept.ExecuteAsync(proposal, cancellationToken);
        return TypedResults.Ok(Json(proposal));
    }

    private static async Task<Results<Ok<ProposalJson>, NotFound>> Refuse(Guid id, HubDb db, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, id, cancellationToken) is not { } proposal)
        {
            return TypedResults.NotFound();
        }

        proposal.Refuse();
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(Json(proposal));
    }

    private static Task<CoverageProposal?> FindAsync(HubDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<CoverageProposal>().SingleOrDefaultAsync(each => each.Id == id, cancellationToken);

    private static WatchJson Json(CoverageWatch watch) => new(watch.Id, watch.Name, watch.Url, watch.Keywords, watch.ReadAt, watch.Fault);

    private static ProposalJson Json(CoverageProposal proposal) =>
        new(
            proposal.Id,
            proposal.WatchId,
            proposal.Title,
            proposal.Url,
            proposal.Summary,
            proposal.Source,
            proposal.PublishedOn,
            proposal.State,
            proposal.ItemId
        );
}
