using CampaignHub.Features.Campaigns;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignHub.Features.Search;

/// <summary><c>/api/v1/campaigns/{campaign}/search?q=</c>.</summary>
internal static class SearchApi
{
    internal sealed record FoundJson(string Kind, Guid Id, string Title, string Link);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapApi("search").Needs(CampaignsFeature.View).MapGet("/", Search);

    private static async Task<Ok<List<FoundJson>>> Search(string q, FindSubjects find, CancellationToken cancellationToken)
    {
        var found = await find.ExecuteAsync(q, cancellationToken);
        return TypedResults.Ok(found.Select(line => new FoundJson(line.Kind.Kind, line.Id, line.Title, line.Link)).ToList());
    }
}
