using CampaignHub.Data;
using CampaignHub.Features.Campaigns;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignHub.Features.Comments;

/// <summary><c>/api/v1/campaigns/{campaign}/comments</c>: what was written about a record, by its kind and id as the search gives them.</summary>
internal static class CommentsApi
{
    /// <param name="By">The name of who wrote it; empty when the account is gone.</param>
    /// <param name="At">An instant, UTC.</param>
    internal sealed record CommentJson(Guid Id, string By, DateTimeOffset At, string Text, DateTimeOffset? RewordedAt);

    /// <param name="Kind">The kind of the record: <c>stakeholder</c>.</param>
    /// <param name="Text">At most 4,000 characters; <c>@Name</c> tells a member of the campaign.</param>
    internal sealed record NewComment(string Kind, Guid Subject, string Text);

    internal sealed record CommentChange(string Text);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var comments = routes.MapApi("comments").Needs(CampaignsFeature.View, CommentsFeature.Write);
        comments.MapGet("/", List);
        comments.MapPost("/", Create);
        comments.MapPatch("/{id:guid}", Change);
        comments.MapDelete("/{id:guid}", Remove);
    }

    private static async Task<Results<Ok<List<CommentJson>>, NotFound>> List(
        string kind,
        Guid subject,
        CommentsOf comments,
        CancellationToken cancellationToken
    )
    {
        if (await comments.FindSubjectAsync(kind, subject, cancellationToken) is null)
        {
            return TypedResults.NotFound();
        }

        var lines = await comments.ReadAsync(subject, cancellationToken);
        return TypedResults.Ok(lines.Select(line => new CommentJson(line.Id, line.Who, line.At, line.Text, line.RewordedAt)).ToList());
    }

    private static async Task<Results<Created<CommentJson>, NotFound>> Create(
        NewComment body,
        Here here,
        CommentsOf comments,
        AddComment add,
        CancellationToken cancellationToken
    )
    {
        if (await comments.FindSubjectAsync(body.Kind, body.Subject, cancellationToken) is not var (kind, entry))
        {
            return TypedResults.NotFound();
        }

        var comment = await add.ExecuteAsync(kind, entry, body.Text, cancellationToken);
        return TypedResults.Created(
            new Uri($"{here.ApiRoot()}/comments?kind={kind.Kind}&subject={entry.Id}", UriKind.Relative),
            new CommentJson(comment.Id, here.User?.Name ?? "", comment.CreatedAt, comment.Text, RewordedAt: null)
        );
    }

    /// <summary>Of whoever wrote it.</summary>
    private static async Task<Results<Ok<CommentJson>, NotFound>> Change(
        Guid id,
        CommentChange body,
        HubDb db,
        CommentsOf comments,
        CancellationToken cancellationToken
    )
    {
        if (await comments.FindAsync(id, cancellationToken) is not var (comment, _, _))
        {
            return TypedResults.NotFound();
        }

        comment.Reword(body.Text, db.Here.User, db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new CommentJson(comment.Id, db.Here.User?.Name ?? "", comment.CreatedAt, comment.Text, comment.RewordedAt));
    }

    /// <summary>Of whoever wrote it, or with the permission to moderate.</summary>
    private static async Task<Results<NoContent, NotFound>> Remove(
        Guid id,
        HubDb db,
        CommentsOf comments,
        CancellationToken cancellationToken
    )
    {
        if (await comments.FindAsync(id, cancellationToken) is not var (comment, _, _))
        {
            return TypedResults.NotFound();
        }

        if (!comment.IsBy(db.Here.User) && !db.Here.Can(CommentsFeature.Moderate))
        {
            throw new RefusedException("Only whoever wrote it, or a coordinator, may take it out.");
        }

        db.Remove(comment);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
