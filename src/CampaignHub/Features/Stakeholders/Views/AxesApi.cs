using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignHub.Features.Stakeholders.Views;

/// <summary><c>/api/v1/campaigns/{campaign}/assessment-axes</c>: what the campaign judges its stakeholders on, as a whole and demand by demand.</summary>
internal static class AxesApi
{
    /// <param name="Demand">Null is the campaign as a whole.</param>
    internal sealed record AxisJson(Axis Axis, Guid? Demand);

    /// <param name="Axes">All of them.</param>
    internal sealed record Chosen(IReadOnlyList<AxisJson> Axes);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var axes = routes.MapApi("assessment-axes").Needs(StakeholdersFeature.View, StakeholdersFeature.Edit);
        axes.MapGet("/", List);
        axes.MapPost("/", Add);
        axes.MapPut("/", Choose);
        axes.MapDelete("/{axis}", Retire);
    }

    /// <summary>Influence and interest on the campaign as a whole until it chooses; demands that were withdrawn are left out.</summary>
    internal static async Task<Ok<List<AxisJson>>> List(CampaignAxes axes, CancellationToken cancellationToken) =>
        TypedResults.Ok(await ReadAsync(axes, cancellationToken));

    /// <summary>One more; one that is there stays. Refused on a demand that this campaign does not put forward.</summary>
    internal static async Task<Ok<List<AxisJson>>> Add(AxisJson body, CampaignAxes axes, CancellationToken cancellationToken)
    {
        await ChooseAsync([.. await ReadAsync(axes, cancellationToken), body], axes, cancellationToken);
        return await List(axes, cancellationToken);
    }

    /// <summary>Exactly these; what was judged on others stays as history.</summary>
    internal static async Task<Ok<List<AxisJson>>> Choose(Chosen body, CampaignAxes axes, CancellationToken cancellationToken)
    {
        await ChooseAsync(body.Axes, axes, cancellationToken);
        return await List(axes, cancellationToken);
    }

    /// <summary>Judged on no more; what was judged stays as history. Refused for the last one.</summary>
    /// <param name="axis">influence, interest, willingness, confidence or alignment.</param>
    /// <param name="demand">Left out is the campaign as a whole.</param>
    /// <param name="axes">Keeps them.</param>
    /// <param name="cancellationToken">The request's.</param>
    internal static async Task<Results<NoContent, NotFound>> Retire(
        string axis,
        Guid? demand,
        CampaignAxes axes,
        CancellationToken cancellationToken
    )
    {
        var kept = await ReadAsync(axes, cancellationToken);
        if (!kept.Remove(new AxisJson(ApiPage.Member<Axis>(axis), demand)))
        {
            return TypedResults.NotFound();
        }

        await ChooseAsync(kept, axes, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<List<AxisJson>> ReadAsync(CampaignAxes axes, CancellationToken cancellationToken) =>
        [.. (await axes.ReadAsync(cancellationToken)).Select(line => new AxisJson(line.Axis, line.DemandId))];

    private static async Task ChooseAsync(IReadOnlyList<AxisJson> wanted, CampaignAxes axes, CancellationToken cancellationToken)
    {
        if (wanted.Count == 0)
        {
            throw new RefusedException("A campaign judges on one axis at least: add another one first.");
        }

        var demands = (await axes.DemandsAsync(cancellationToken)).ConvertAll(demand => (Guid?)demand.Id);
        if (wanted.Any(each => each.Demand is not null && !demands.Contains(each.Demand)))
        {
            throw new RefusedException("Choose demands of this campaign.");
        }

        await axes.ChooseAsync([.. wanted.Select(each => (each.Axis, each.Demand))], cancellationToken);
    }
}
