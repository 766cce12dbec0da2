using CampaignHub.Data;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Kits;

/// <summary><c>/api/v1/campaigns/{campaign}/press-kits</c>.</summary>
internal static class KitsApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var kits = routes.MapApi("press-kits").Needs(PressFeature.View, PressFeature.Edit);
        kits.MapGet("/", List);
        kits.MapGet("/{id:guid}", Show);
        kits.MapGet("/{id:guid}/archive", KitArchives.InsideAsync);
        kits.MapPost("/", Create);
        kits.MapPost("/{id:guid}/pieces", AddPiece);
        kits.MapPost("/{id:guid}/publication", Publish);
    }

    internal sealed record KitJson(
        Guid Id,
        string Slug,
        string Title,
        string Summary,
        DateTimeOffset? PublishedFrom,
        IReadOnlyList<PieceJson> Pieces
    );

    internal sealed record PieceJson(Guid Id, KitPieceKind Type, string Title, string Body, Guid? Release);

    internal sealed record NewKit(string Title, string? Summary);

    internal sealed record NewPiece(KitPieceKind Type, string Title, string? Body, Guid? Release);

    /// <param name="From">The instant from which everybody may read it; none publishes at once.</param>
    internal sealed record Publication(DateTimeOffset? From);

    private static async Task<Ok<ApiPage<KitJson>>> List(HubDb db, int? limit, string? cursor, CancellationToken cancellationToken) =>
        TypedResults.Ok(
            (await ApiPage.OfAsync(db.Set<PressKit>().Include(kit => kit.Pieces), limit, cursor, cancellationToken)).Select(Json)
        );

    private static async Task<Results<Ok<KitJson>, NotFound>> Show(Guid id, HubDb db, CancellationToken cancellationToken) =>
        await FindAsync(db, id, cancellationToken) is { } kit ? TypedResults.Ok(Json(kit)) : TypedResults.NotFound();

    private static async Task<Created<KitJson>> Create(NewKit body, HubDb db, AddKit add, CancellationToken cancellationToken)
    {
        var kit = await add.ExecuteAsync(new KitForm { Title = body.Title, Summary = body.Summary }, cancellationToken);
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/press-kits/{kit.Id}", UriKind.Relative), Json(kit));
    }

    private static async Task<Results<Ok<KitJson>, NotFound>> AddPiece(
        Guid id,
        NewPiece body,
        HubDb db,
        CancellationToken cancellationToken
    )
    {
        var release = await db.Set<Release>().SingleOrDefaultAsync(release => release.Id == body.Release, cancellationToken);
        return await ChangeAsync(
            id,
            db,
            kit =>
            {
                var piece = kit.Add(OrderedId.Next());
                piece.Describe(body.Type, body.Title, body.Body, release?.Id);
                db.Add(piece);
            },
            cancellationToken
        );
    }

    private static Task<Results<Ok<KitJson>, NotFound>> Publish(Guid id, Publication body, HubDb db, CancellationToken cancellationToken) =>
        ChangeAsync(id, db, kit => kit.Publish(body.From?.ToUniversalTime() ?? db.Here.Now), cancellationToken);

    private static async Task<Results<Ok<KitJson>, NotFound>> ChangeAsync(
        Guid id,
        HubDb db,
        Action<PressKit> change,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(db, id, cancellationToken) is not { } kit)
        {
            return TypedResults.NotFound();
        }

        change(kit);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(Json(kit));
    }

    private static Task<PressKit?> FindAsync(HubDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<PressKit>().Include(kit => kit.Pieces).SingleOrDefaultAsync(kit => kit.Id == id, cancellationToken);

    private static KitJson Json(PressKit kit) =>
        new(
            kit.Id,
            kit.Slug,
            kit.Title,
            kit.Summary,
            kit.PublishedFrom,
            [.. kit.InOrder().Select(piece => new PieceJson(piece.Id, piece.Type, piece.Title, piece.Body, piece.ReleaseId))]
        );
}
