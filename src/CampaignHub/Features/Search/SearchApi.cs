using CampaignHub.Features.Campaigns;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignHub.Features.Search;

/// <summary><c>/api/v1/campaigns/{campaign}/search?q=</c>. <c>excerpt</c> holds the words found where they are not the title's: of a comment, of minutes.</summary>
internal static class SearchApi
{
    internal sealed record FoundJson(string Kind, Guid Id, string Title, string Link, string Excerpt);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapApi("search").Needs(CampaignsFeature.View).MapGet("/", Search);

    private static async Task<Ok<List<FoundJson>>> Search(string q, FindSubjects find, CancellationToken cancellationToken)
    {
        var found = await find.ExecuteAsync(q, cancellationToken);
        return TypedResults.Ok(found.Select(line => new FoundJson(line.Kind, line.Id, line.Title, line.Link, line.Excerpt)).ToList());
    }
}
