using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Importing;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignHub.Features.Stakeholders.Views;

/// <summary>The views of the map as drawings (SVG) and as tables (CSV), for pages and to take away.</summary>
internal static class ViewFiles
{
    private const string Svg = "image/svg+xml";
    private const string Csv = "text/csv; charset=utf-8";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var campaign = routes
            .MapGroup($"{Links.Admin}/campaigns/{{{Admission.RouteKey}}}/stakeholders/views")
            .Needs(StakeholdersFeature.View)
            .ExcludeFromDescription();
        campaign.MapGet("/grid.svg", GridDrawing);
        campaign.MapGet("/grid.csv", GridTable);
        campaign.MapGet("/spectrum.svg", SpectrumDrawing);
        campaign.MapGet("/spectrum.csv", SpectrumTable);
        campaign.MapGet("/mactor.svg", MactorDrawing);
        campaign.MapGet("/mactor.csv", MactorTable);
    }

    private static async Task<FileContentHttpResult> GridDrawing(
        [AsParameters] GridChoice choice,
        PowerGrid grid,
        Texts texts,
        Here here,
        CancellationToken cancellationToken
    )
    {
        var title = texts.Label(here.Campaign.Name) + texts["{0} over {1}", texts.Of(choice.Up), texts.Of(choice.Across)];
        return File(grid.Draw(choice, await grid.ReadAsync(choice, cancellationToken), title), Svg, "grid.svg", here);
    }

    /// <param name="choice">Of the axes.</param>
    /// <param name="sensitive">With stances and scores: for who may take the map away.</param>
    private static async Task<Results<FileContentHttpResult, ForbidHttpResult>> GridTable(
        [AsParameters] GridChoice choice,
        bool? sensitive,
        PowerGrid grid,
        TakenTables taken,
        Here here,
        CancellationToken cancellationToken
    )
    {
        var points = await grid.ReadAsync(choice, cancellationToken);
        return await TakeAsync(
            taken,
            points.Select(point => point.Who),
            sensitive ?? false,
            isSensitive => File(grid.Table(choice, points, isSensitive), Csv, "grid.csv", here),
            cancellationToken
        );
    }

    private static async Task<FileContentHttpResult> SpectrumDrawing(
        Guid? demand,
        Spectrum spectrum,
        Texts texts,
        Here here,
        CancellationToken cancellationToken
    ) =>
        File(
            spectrum.Draw(
                await spectrum.ReadAsync(demand, cancellationToken),
                texts.Label(here.Campaign.Name) + texts["Spectrum of allies"]
            ),
            Svg,
            "spectrum.svg",
            here
        );

    /// <param name="demand">Null is the campaign as a whole.</param>
    /// <param name="sensitive">With stances: for who may take the map away.</param>
    private static async Task<Results<FileContentHttpResult, ForbidHttpResult>> SpectrumTable(
        Guid? demand,
        bool? sensitive,
        Spectrum spectrum,
        TakenTables taken,
        Here here,
        CancellationToken cancellationToken
    )
    {
        var places = await spectrum.ReadAsync(demand, cancellationToken);
        return await TakeAsync(
            taken,
            places.SelectMany(step => step).Select(place => place.Who),
            sensitive ?? false,
            isSensitive => File(spectrum.Table(places, isSensitive), Csv, "spectrum.csv", here),
            cancellationToken
        );
    }

    private static async Task<FileContentHttpResult> MactorDrawing(
        ActorAnalysis analysis,
        Texts texts,
        Here here,
        CancellationToken cancellationToken
    ) =>
        File(
            analysis.Draw(
                await analysis.ReadAsync(cancellationToken),
                texts.Label(here.Campaign.Name) + texts["Analysis of actors (MACTOR)"]
            ),
            Svg,
            "mactor.svg",
            here
        );

    /// <param name="sensitive">With influences and positions: for who may take the map away.</param>
    private static async Task<Results<FileContentHttpResult, ForbidHttpResult>> MactorTable(
        bool? sensitive,
        ActorAnalysis analysis,
        MactorTable table,
        TakenTables taken,
        Here here,
        CancellationToken cancellationToken
    )
    {
        var result = await analysis.ReadAsync(cancellationToken);
        return await TakeAsync(
            taken,
            result.Actors,
            sensitive ?? false,
            isSensitive => File(table.Write(result, isSensitive), Csv, "mactor.csv", here),
            cancellationToken
        );
    }

    private static async Task<Results<FileContentHttpResult, ForbidHttpResult>> TakeAsync(
        TakenTables taken,
        IEnumerable<Stakeholder> who,
        bool isSensitive,
        Func<bool, FileContentHttpResult> write,
        CancellationToken cancellationToken
    )
    {
        if (!taken.May(isSensitive))
        {
            return TypedResults.Forbid();
        }

        var people = who.Count(each => each.Actor.Type == ActorKind.Person);
        await taken.RegisterAsync("A view of the map", people, isSensitive, cancellationToken);
        return write(isSensitive);
    }

    private static FileContentHttpResult File(byte[] content, string type, string name, Here here) =>
        // A drawing is shown on its page as well, so it names no file to be saved under.
        type == Svg
            ? TypedResults.File(content, type)
            : TypedResults.File(content, type, $"{here.Campaign.Slug}-{name}");
}
