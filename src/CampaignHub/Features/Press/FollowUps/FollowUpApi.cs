using CampaignHub.Data;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Features.Stakeholders.Interactions;
using CampaignHub.Platform.Mail.Reading;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignHub.Features.Press.FollowUps;

/// <summary><c>/api/v1/campaigns/{campaign}/releases/{id}/follow-up</c>: who did what, the follow-ups by mail, and what was noted of calls.</summary>
internal static class FollowUpApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var calls = routes.MapApi("releases").Needs(PressFeature.Edit, PressFeature.Edit);
        calls.MapGet("/{id:guid}/follow-up", List);
        calls.MapPost("/{id:guid}/reactions", Note);
        routes.MapApi("releases").Needs(PressFeature.View, PressFeature.Send).MapPost("/{id:guid}/follow-ups", Send);
    }

    internal sealed record LineJson(
        Guid? Journalist,
        string Name,
        string Address,
        FollowUpStanding Standing,
        IReadOnlyList<DateTimeOffset> SentAt,
        DateTimeOffset? AnsweredAt,
        BounceReason? Bounce,
        CallOutcome? Outcome,
        string? Note,
        DateTimeOffset? CallAgainAt,
        DateOnly? LastContact
    );

    /// <param name="Groups">Whom of those who got it; left out, those who did not reply.</param>
    /// <param name="Subject">Left out, the release's with « Relance : » before it.</param>
    /// <param name="AtLocal">When it is to leave, on the campaign's clock; left out, at once.</param>
    internal sealed record NewFollowUp(IReadOnlyList<FollowUpStanding>? Groups, string? Subject, string Text, DateTime? AtLocal);

    internal sealed record FollowUpJson(Guid Id, Guid Release, Guid List, int Round, Guid? Mail, DateTimeOffset SentAt);

    /// <param name="Means">Left out, a call.</param>
    /// <param name="CallAgainLocal">On the campaign's clock.</param>
    /// <param name="Number">The contact detail that was dialled; after a wrong number it holds no more.</param>
    internal sealed record NewReaction(
        Guid Journalist,
        CallOutcome Outcome,
        InteractionType? Means,
        string? Note,
        DateTime? CallAgainLocal,
        Guid? Number
    );

    internal sealed record ReactionJson(
        Guid Id,
        Guid Journalist,
        CallOutcome Outcome,
        string Note,
        DateTimeOffset? CallAgainAt,
        Guid? Interaction
    );

    private static async Task<Results<Ok<IReadOnlyList<LineJson>>, NotFound>> List(
        Guid id,
        HubDb db,
        ReadFollowUp read,
        CancellationToken cancellationToken
    )
    {
        if (await ReadFollowUp.FindAsync(db, id, cancellationToken) is not { } release)
        {
            return TypedResults.NotFound();
        }

        return TypedResults.Ok<IReadOnlyList<LineJson>>([.. (await read.ExecuteAsync(release, cancellationToken)).Select(Json)]);
    }

    private static async Task<Results<Ok<IReadOnlyList<FollowUpJson>>, NotFound>> Send(
        Guid id,
        NewFollowUp body,
        HubDb db,
        SendFollowUp send,
        CancellationToken cancellationToken
    )
    {
        if (await ReadFollowUp.FindAsync(db, id, cancellationToken) is not { } release)
        {
            return TypedResults.NotFound();
        }

        var draft = new FollowUpDraft
        {
            Groups = body.Groups ?? [FollowUpStanding.NotReplied],
            Subject = body.Subject ?? SendFollowUp.SubjectOf(release),
            Text = body.Text,
            At = body.AtLocal is { } local ? Embargo.InstantOf(local, db.Here.Campaign) : null,
        };
        var sendings = await send.ExecuteAsync(release, draft, cancellationToken);
        return TypedResults.Ok<IReadOnlyList<FollowUpJson>>([
            .. sendings.Select(each => new FollowUpJson(each.Id, id, each.ListId, each.Round, each.MailId, each.SentAt)),
        ]);
    }

    private static async Task<Results<Ok<ReactionJson>, NotFound>> Note(
        Guid id,
        NewReaction body,
        HubDb db,
        NoteReaction note,
        CancellationToken cancellationToken
    )
    {
        var release = await ReadFollowUp.FindAsync(db, id, cancellationToken);
        var journalist = await SaveJournalist.FindAsync(db, body.Journalist, cancellationToken);
        if (release is null || journalist is null)
        {
            return TypedResults.NotFound();
        }

        var draft = new ReactionDraft
        {
            Outcome = body.Outcome,
            Means = body.Means ?? InteractionType.Call,
            Note = body.Note,
            CallAgainLocal = body.CallAgainLocal,
            NumberId = body.Number,
        };
        var noted = await note.ExecuteAsync(release, journalist, draft, cancellationToken);
        return TypedResults.Ok(
            new ReactionJson(noted.Id, noted.JournalistId, noted.Outcome, noted.Note, noted.CallAgainAt, noted.InteractionId)
        );
    }

    private static LineJson Json(FollowUpLine line) =>
        new(
            line.JournalistId,
            line.Name,
            line.Address,
            line.Standing,
            line.SentAt,
            line.AnsweredAt,
            line.Bounce,
            line.Last?.Outcome,
            line.Last?.Note,
            line.Last?.CallAgainAt,
            line.LastContact
        );
}
