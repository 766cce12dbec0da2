using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Tags;

/// <summary><c>/api/v1/campaigns/{campaign}/actors/{id}/tags</c>: what this campaign files an actor of the directory under, whether or not they stand on its map.</summary>
internal static class TagsApi
{
    /// <param name="Tags">Short words of at most 40 characters.</param>
    internal sealed record TagsJson(IReadOnlyList<string> Tags);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var tags = routes.MapApi("actors").Needs(DirectoryFeature.View, DirectoryFeature.Edit);
        tags.MapGet("/{id:guid}/tags", Show);
        tags.MapPut("/{id:guid}/tags", Keep);
    }

    /// <summary>In the order of the alphabet; another campaign's are not told.</summary>
    internal static async Task<Results<Ok<TagsJson>, NotFound>> Show(
        Guid id,
        HubDb db,
        TagActor tags,
        CancellationToken cancellationToken
    ) =>
        await db.Set<Actor>().AnyAsync(actor => actor.Id == id, cancellationToken)
            ? TypedResults.Ok(new TagsJson(await tags.OfAsync(id, cancellationToken)))
            : TypedResults.NotFound();

    /// <summary>Exactly these tags, no others.</summary>
    internal static async Task<Results<Ok<TagsJson>, NotFound>> Keep(
        Guid id,
        TagsJson body,
        HubDb db,
        TagActor tags,
        CancellationToken cancellationToken
    )
    {
        if (await db.Set<Actor>().SingleOrDefaultAsync(each => each.Id == id, cancellationToken) is not { } actor)
        {
            return TypedResults.NotFound();
        }

        await tags.TagAsync(actor, [.. body.Tags], isAll: true, cancellationToken);
        return TypedResults.Ok(new TagsJson(await tags.OfAsync(id, cancellationToken)));
    }
}
