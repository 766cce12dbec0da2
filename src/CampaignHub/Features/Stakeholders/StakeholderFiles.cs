using System.Globalization;
using System.Text;
using CampaignHub.Features.Directory;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignHub.Features.Stakeholders;

/// <summary>The list as CSV for spreadsheets (French ones read <c>;</c> and the byte-order mark), and the data of the network's drawing.</summary>
internal static class StakeholderFiles
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var campaign = routes
            .MapGroup($"{Links.Admin}/campaigns/{{{Admission.RouteKey}}}")
            .Needs(StakeholdersFeature.View)
            .ExcludeFromDescription();
        campaign.MapGet("/stakeholders.csv", Csv);
        campaign.MapGet("/stakeholders/network.json", Network);
    }

    private static async Task<Ok<NetworkOfCampaign.Drawing>> Network(NetworkOfCampaign network, CancellationToken cancellationToken) =>
        TypedResults.Ok(await network.DrawAsync(cancellationToken));

    private static async Task<FileContentHttpResult> Csv(
        [AsParameters] StakeholderFilter filter,
        StakeholderList list,
        ActorProfile profiles,
        Here here,
        Texts texts,
        CancellationToken cancellationToken
    )
    {
        var posts = await profiles.PostsOnAsync(here.Today, cancellationToken);
        var lines = new List<string>
        {
            Line([texts["Name"], texts["Class"], texts["Stance"], texts["Influence"], texts["Interest"], texts["Post or function"]]),
        };
        foreach (var stakeholder in await list.ReadAsync(filter, cancellationToken))
        {
            lines.Add(
                Line([
                    stakeholder.Actor.FullName,
                    texts.Of(stakeholder.Class),
                    texts.Of(stakeholder.Overall),
                    stakeholder.Influence?.ToString(CultureInfo.CurrentCulture) ?? "",
                    stakeholder.Interest?.ToString(CultureInfo.CurrentCulture) ?? "",
                    posts.GetValueOrDefault(stakeholder.ActorId) ?? stakeholder.Actor.Function,
                ])
            );
        }

        var bytes = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n")).ToArray();
        return TypedResults.File(bytes, "text/csv; charset=utf-8", $"{here.Campaign.Slug}-stakeholders.csv");
    }

    private static string Line(IEnumerable<string> cells) => string.Join(';', cells.Select(CsvCell.Of));
}
