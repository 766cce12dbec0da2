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

    private static async Task<FileContentHttpResult> GridTable(
        [AsParameters] GridChoice choice,
        PowerGrid grid,
        Here here,
        CancellationToken cancellationToken
    ) => File(grid.Table(choice, await grid.ReadAsync(choice, cancellationToken)), Csv, "grid.csv", here);

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

    private static async Task<FileContentHttpResult> SpectrumTable(
        Guid? demand,
        Spectrum spectrum,
        Here here,
        CancellationToken cancellationToken
    ) => File(spectrum.Table(await spectrum.ReadAsync(demand, cancellationToken)), Csv, "spectrum.csv", here);

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

    private static async Task<FileContentHttpResult> MactorTable(ActorAnalysis analysis, Here here, CancellationToken cancellationToken) =>
        File(analysis.Table(await analysis.ReadAsync(cancellationToken)), Csv, "mactor.csv", here);

    private static FileContentHttpResult File(byte[] content, string type, string name, Here here) =>
        // A drawing is shown on its page as well, so it names no file to be saved under.
        type == Svg
            ? TypedResults.File(content, type)
            : TypedResults.File(content, type, $"{here.Campaign.Slug}-{name}");
}
