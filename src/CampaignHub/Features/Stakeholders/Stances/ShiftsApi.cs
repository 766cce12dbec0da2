using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignHub.Features.Stakeholders.Stances;

/// <summary><c>GET /api/v1/campaigns/{campaign}/shifts?from=&amp;to=&amp;demand=</c>: who moved between two days, by what is known today.</summary>
internal static class ShiftsApi
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapApi("shifts").Needs(StakeholdersFeature.View).MapGet("/", List);

    private static async Task<Ok<IReadOnlyList<Shift>>> List(
        DateOnly from,
        DateOnly? to,
        Guid? demand,
        ShiftsBetween shifts,
        HubDb db,
        CancellationToken cancellationToken
    )
    {
        var until = to ?? db.Here.Today;
        return until < from
            ? throw new RefusedException("The second day comes before the first.")
            : TypedResults.Ok(await shifts.ReadAsync(from, until, demand, cancellationToken));
    }
}
