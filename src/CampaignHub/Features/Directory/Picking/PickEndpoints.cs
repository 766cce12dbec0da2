using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignHub.Features.Directory.Picking;

/// <summary>What a picker offers while somebody types.</summary>
internal static class PickEndpoints
{
    private static readonly Dictionary<string, PickKind> Kinds = Enum.GetValues<PickKind>()
        .ToDictionary(kind => ListValues.Of(kind), StringComparer.Ordinal);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGroup($"{Links.Admin}/campaigns/{{{Admission.RouteKey}}}/directory")
            .Needs(DirectoryFeature.View)
            .ExcludeFromDescription()
            .MapGet("/picks", FindAsync);

    private static async Task<Results<Ok<IReadOnlyList<Picks.Pick>>, NotFound>> FindAsync(
        string of,
        string? q,
        Picks picks,
        CancellationToken cancellationToken
    ) => Kinds.TryGetValue(of, out var kind) ? TypedResults.Ok(await picks.FindAsync(kind, q, cancellationToken)) : TypedResults.NotFound();
}
