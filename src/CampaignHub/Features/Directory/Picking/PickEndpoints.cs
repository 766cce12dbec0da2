using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignHub.Features.Directory.Picking;

/// <summary>What a picker offers while somebody types.</summary>
internal static class PickEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGroup($"{Links.Admin}/campaigns/{{{Admission.RouteKey}}}/directory")
            .Needs(DirectoryFeature.View)
            .ExcludeFromDescription()
            .MapGet("/picks", FindAsync);

    private static async Task<Ok<IReadOnlyList<Picks.Pick>>> FindAsync(
        PickKind of,
        string? q,
        Picks picks,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await picks.FindAsync(of, q, cancellationToken));
}
