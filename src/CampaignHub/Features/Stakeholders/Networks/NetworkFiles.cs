using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignHub.Features.Stakeholders.Networks;

/// <summary>What the drawing is made of, and the network to take away: as a drawing, and as tables of its ties and of its actors.</summary>
internal static class NetworkFiles
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var campaign = routes
            .MapGroup($"{Links.Admin}/campaigns/{{{Admission.RouteKey}}}/stakeholders")
            .Needs(StakeholdersFeature.View)
            .ExcludeFromDescription();
        campaign.MapGet("/network.json", Drawing);
        campaign.MapGet("/network.svg", Picture);
        campaign.MapGet("/network.csv", Table);
    }

    private static async Task<Ok<NetworkDrawing>> Drawing(
        [AsParameters] NetworkFilter filter,
        NetworkOfCampaign network,
        Texts texts,
        Here here,
        CancellationToken cancellationToken
    )
    {
        var view = await network.ReadAsync(filter, cancellationToken);
        return TypedResults.Ok(
            await network.IsPlacedAsync(view.Facts, cancellationToken)
                ? NetworkDrawing.Of(view, here.Campaign.Slug, texts)
                : NetworkDrawing.Waiting
        );
    }

    private static async Task<Results<FileContentHttpResult, StatusCodeHttpResult>> Picture(
        [AsParameters] NetworkFilter filter,
        NetworkOfCampaign network,
        Texts texts,
        Here here,
        CancellationToken cancellationToken
    )
    {
        var view = await network.ReadAsync(filter, cancellationToken);
        if (!await network.IsPlacedAsync(view.Facts, cancellationToken))
        {
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        var title = $"{texts.Label(here.Campaign.Name)}{texts["Network"]}, {Days.Long(view.Day)}";
        var drawing = NetworkDrawing.Of(view, here.Campaign.Slug, texts);
        return TypedResults.File(new NetworkPicture(texts, filter.Colour ?? NetworkColour.Class).Draw(drawing, title), "image/svg+xml");
    }

    /// <param name="filter">As the page shows it.</param>
    /// <param name="sheet">Ties unless told.</param>
    /// <param name="sensitive">With stances, influence and ties of family: for who may take the map away.</param>
    private static async Task<Results<FileContentHttpResult, ForbidHttpResult>> Table(
        [AsParameters] NetworkFilter filter,
        NetworkSheet? sheet,
        bool? sensitive,
        NetworkOfCampaign network,
        NetworkTables tables,
        CancellationToken cancellationToken
    ) =>
        await tables.TakeAsync(
            await network.ReadAsync(filter, cancellationToken),
            sheet ?? NetworkSheet.Ties,
            sensitive ?? false,
            cancellationToken
        )
            is { } file
            ? TypedResults.File(file.Content, "text/csv; charset=utf-8", file.Name)
            : TypedResults.Forbid();
}
