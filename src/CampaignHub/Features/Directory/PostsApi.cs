using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory;

/// <summary><c>/api/v1/campaigns/{campaign}/posts</c> and <c>/mandates</c>: offices of organisations, and who holds them from which day to which, both included.</summary>
internal static class PostsApi
{
    /// <param name="ForOne">One person holds it at a time.</param>
    internal sealed record PostJson(Guid Id, Guid Organisation, string Title, bool ForOne);

    /// <param name="Organisation">An organisation or a group.</param>
    /// <param name="ForOne">One person holds it at a time; false unless told.</param>
    internal sealed record NewPost(Guid Organisation, string Title, bool? ForOne);

    /// <param name="ForOne">One person holds it at a time.</param>
    internal sealed record PostChange(string? Title, bool? ForOne);

    /// <param name="From">The first day; null where nobody knows.</param>
    /// <param name="Until">The last day; null while it lasts.</param>
    internal sealed record MandateJson(Guid Id, Guid Person, Guid Post, DateOnly? From, DateOnly? Until);

    /// <param name="From">The first day; null where nobody knows.</param>
    /// <param name="Until">The last day; null while it lasts.</param>
    internal sealed record NewMandate(Guid Person, Guid Post, DateOnly? From, DateOnly? Until);

    /// <summary>A member that is left out stays; a day that is null is taken out.</summary>
    /// <param name="Until">The last day; an ended mandate stays as history.</param>
    internal sealed record MandateChange(ToldDay From, ToldDay Until);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var posts = routes.MapApi("posts").Needs(DirectoryFeature.View, DirectoryFeature.Edit);
        posts.MapGet("/", ListPosts);
        posts.MapPost("/", CreatePost);
        posts.MapPatch("/{id:guid}", ChangePost);
        posts.MapDelete("/{id:guid}", RemovePost);
        var mandates = routes.MapApi("mandates").Needs(DirectoryFeature.View, DirectoryFeature.Edit);
        mandates.MapGet("/", ListMandates);
        mandates.MapPost("/", CreateMandate);
        mandates.MapPatch("/{id:guid}", ChangeMandate);
    }

    /// <summary>Posts of organisations and groups.</summary>
    /// <param name="organisation">Only those of this actor.</param>
    internal static async Task<Ok<ApiPage<PostJson>>> ListPosts(
        HubDb db,
        Guid? organisation,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    )
    {
        var found = db.Set<Post>().Where(post => organisation == null || post.OrganisationId == organisation);
        return TypedResults.Ok((await ApiPage.OfAsync(found, limit, cursor, cancellationToken)).Select(Json));
    }

    /// <summary>Adds a post. Refused on a person, and without a title.</summary>
    internal static async Task<Created<PostJson>> CreatePost(NewPost body, HubDb db, CancellationToken cancellationToken)
    {
        var post = Post.Of(await FindAsync(db, body.Organisation, cancellationToken), body.Title);
        post.IsForOne = body.ForOne ?? false;
        db.Add(post);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/posts", UriKind.Relative), Json(post));
    }

    /// <summary>Renames a post or says that one person holds it at a time; refused while two hold it in the same days. A member that is left out stays.</summary>
    internal static async Task<Results<Ok<PostJson>, NotFound>> ChangePost(
        Guid id,
        PostChange body,
        HubDb db,
        PostRules rules,
        CancellationToken cancellationToken
    )
    {
        if (await db.Set<Post>().SingleOrDefaultAsync(each => each.Id == id, cancellationToken) is not { } post)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(post);
        post.Rename(body.Title ?? post.Title);
        post.IsForOne = body.ForOne ?? post.IsForOne;
        await rules.RefuseCrowdAsync(post, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(Json(post));
    }

    /// <summary>Into the trash; refused while somebody holds it or held it.</summary>
    internal static async Task<Results<NoContent, NotFound>> RemovePost(
        Guid id,
        HubDb db,
        PostRules rules,
        CancellationToken cancellationToken
    )
    {
        if (await db.Set<Post>().SingleOrDefaultAsync(each => each.Id == id, cancellationToken) is not { } post)
        {
            return TypedResults.NotFound();
        }

        await rules.RemoveAsync(post, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Who holds and held which post.</summary>
    /// <param name="person">Only those of this actor.</param>
    /// <param name="post">Only those of this post.</param>
    internal static async Task<Ok<ApiPage<MandateJson>>> ListMandates(
        HubDb db,
        Guid? person,
        Guid? post,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    )
    {
        var found = db.Set<Mandate>()
            .Where(mandate => person == null || mandate.PersonId == person)
            .Where(mandate => post == null || mandate.PostId == post);
        return TypedResults.Ok((await ApiPage.OfAsync(found, limit, cursor, cancellationToken)).Select(Json));
    }

    /// <summary>Gives a post to a person. Refused where it ends before it begins, where the person holds the post in these days already, and where somebody else holds a post for one in these days.</summary>
    internal static async Task<Created<MandateJson>> CreateMandate(
        NewMandate body,
        HubDb db,
        TieRules rules,
        CancellationToken cancellationToken
    )
    {
        var post = await db.Set<Post>().SingleOrDefaultAsync(each => each.Id == body.Post, cancellationToken);
        var mandate = Mandate.Of(await FindAsync(db, body.Person, cancellationToken), post, body.From, body.Until);
        await rules.RefuseSecondHolderAsync(mandate, cancellationToken);
        db.Add(mandate);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/mandates", UriKind.Relative), Json(mandate));
    }

    /// <summary>Corrects the days of a mandate, or gives its last one; a member that is left out stays, one that is null is taken out. Refused as a new one is.</summary>
    internal static async Task<Results<Ok<MandateJson>, NotFound>> ChangeMandate(
        Guid id,
        MandateChange body,
        HubDb db,
        TieRules rules,
        CancellationToken cancellationToken
    )
    {
        if (await db.Set<Mandate>().SingleOrDefaultAsync(each => each.Id == id, cancellationToken) is not { } mandate)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(mandate);
        mandate.Date(body.From.Or(mandate.From), body.Until.Or(mandate.Until));
        await rules.RefuseSecondHolderAsync(mandate, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(Json(mandate));
    }

    private static async Task<Actor> FindAsync(HubDb db, Guid id, CancellationToken cancellationToken) =>
        await db.Set<Actor>().SingleOrDefaultAsync(actor => actor.Id == id, cancellationToken)
        ?? throw new RefusedException("This actor is not in the directory any more.");

    public static PostJson Json(Post post) => new(post.Id, post.OrganisationId, post.Title, post.IsForOne);

    public static MandateJson Json(Mandate mandate) => new(mandate.Id, mandate.PersonId, mandate.PostId, mandate.From, mandate.Until);
}
