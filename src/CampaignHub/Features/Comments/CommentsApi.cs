using CampaignHub.Features.Campaigns;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignHub.Features.Comments;

/// <summary><c>/api/v1/campaigns/{campaign}/comments</c>: what was written about a record, by its kind and id as the search gives them.</summary>
internal static class CommentsApi
{
    /// <param name="By">The name of who wrote it; empty when the account is gone.</param>
    /// <param name="At">An instant, UTC.</param>
    internal sealed record CommentJson(Guid Id, string By, DateTimeOffset At, string Text);

    /// <param name="Kind">The kind of the record: <c>stakeholder</c>.</param>
    /// <param name="Text">At most 4,000 characters; <c>@Name</c> tells a member of the campaign.</param>
    internal sealed record NewComment(string Kind, Guid Subject, string Text);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var comments = routes.MapApi("comments").Needs(CampaignsFeature.View, CommentsFeature.Write);
        comments.MapGet("/", List);
        comments.MapPost("/", Create);
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
        return TypedResults.Ok(lines.Select(line => new CommentJson(line.Id, line.Who, line.At, line.Text)).ToList());
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
            new CommentJson(comment.Id, here.User?.Name ?? "", comment.CreatedAt, comment.Text)
        );
    }
}
