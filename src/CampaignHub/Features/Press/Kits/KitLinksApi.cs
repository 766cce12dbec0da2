using CampaignHub.Data;
using CampaignHub.Platform.Settings;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Kits;

/// <summary><c>/api/v1/campaigns/{campaign}/press-kits/{id}/links</c>: the private links of a kit.</summary>
internal static class KitLinksApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var links = routes.MapApi("press-kits").Needs(PressFeature.Edit, PressFeature.Edit);
        links.MapGet("/{id:guid}/links", List);
        links.MapPost("/{id:guid}/links", Make);
        links.MapDelete("/{id:guid}/links/{link:guid}", Revoke);
    }

    /// <param name="Address">Told once, when it was made.</param>
    internal sealed record LinkJson(Guid Id, string Name, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt, string? Address);

    /// <param name="Name">Whom it is for.</param>
    internal sealed record NewLink(string Name, DateTimeOffset? ExpiresAt);

    private static async Task<Ok<ApiPage<LinkJson>>> List(
        Guid id,
        HubDb db,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            (await ApiPage.OfAsync(db.Set<KitLink>().Where(link => link.KitId == id), limit, cursor, cancellationToken)).Select(link =>
                Json(link)
            )
        );

    private static async Task<Results<Created<LinkJson>, NotFound>> Make(
        Guid id,
        NewLink body,
        HubDb db,
        HubSettings settings,
        CancellationToken cancellationToken
    )
    {
        if (await db.Set<PressKit>().SingleOrDefaultAsync(kit => kit.Id == id, cancellationToken) is not { } kit)
        {
            return TypedResults.NotFound();
        }

        var (link, secret) = KitLink.Make(kit, body.Name, body.ExpiresAt?.ToUniversalTime(), db.Here.Now);
        db.Add(link);
        await db.SaveChangesAsync(cancellationToken);
        var address = await settings.AddressAsync(Links.Press.PrivateKit(secret), cancellationToken);
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/press-kits/{id}/links", UriKind.Relative), Json(link, address));
    }

    /// <summary>Twice is not an error.</summary>
    private static async Task<Results<NoContent, NotFound>> Revoke(Guid id, Guid link, HubDb db, CancellationToken cancellationToken)
    {
        if (await db.Set<KitLink>().SingleOrDefaultAsync(each => each.Id == link && each.KitId == id, cancellationToken) is not { } found)
        {
            return TypedResults.NotFound();
        }

        found.Revoke(db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static LinkJson Json(KitLink link, string? address = null) => new(link.Id, link.Name, link.ExpiresAt, link.RevokedAt, address);
}
