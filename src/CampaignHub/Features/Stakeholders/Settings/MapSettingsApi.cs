using CampaignHub.Features.Campaigns;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignHub.Features.Stakeholders.Settings;

/// <summary><c>/api/v1/campaigns/{campaign}/map-settings</c>: when a statement is old, and after how many days somebody is neglected.</summary>
internal static class MapSettingsApi
{
    /// <param name="Days">Without contact, after which somebody of the class is neglected.</param>
    internal sealed record ClassDays(TargetClass Class, int Days);

    internal sealed record SettingsJson(int StaleMonths, IReadOnlyList<ClassDays> NeglectDays);

    /// <summary>What is left out stays as it is.</summary>
    internal sealed record Change(int? StaleMonths, IReadOnlyList<ClassDays>? NeglectDays);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var settings = routes.MapApi("map-settings").Needs(StakeholdersFeature.View, CampaignsFeature.Edit);
        settings.MapGet("/", Show);
        settings.MapPatch("/", Patch);
    }

    private static async Task<Ok<SettingsJson>> Show(MapSettingsOfCampaign settings, CancellationToken cancellationToken)
    {
        var read = await settings.ReadAsync(cancellationToken);
        return TypedResults.Ok(
            new SettingsJson(
                read.StaleMonths,
                [.. Enum.GetValues<TargetClass>().Select(each => new ClassDays(each, read.AllowedDays(each)))]
            )
        );
    }

    private static async Task<Ok<SettingsJson>> Patch(Change body, MapSettingsOfCampaign settings, CancellationToken cancellationToken)
    {
        await settings.SetAsync(
            body.StaleMonths,
            (body.NeglectDays ?? []).GroupBy(each => each.Class).Select(each => KeyValuePair.Create(each.Key, each.Last().Days)),
            cancellationToken
        );
        return await Show(settings, cancellationToken);
    }
}
