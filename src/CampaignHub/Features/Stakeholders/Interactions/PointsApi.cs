using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignHub.Features.Stakeholders.Interactions;

/// <summary><c>…/interactions/{id}/points</c>: what was spoken of in an interaction; each answers with the whole interaction.</summary>
internal static class PointsApi
{
    /// <summary>Of a point that is there, a member that is left out stays as it is.</summary>
    /// <param name="Text">What was said, at most 1,000 characters.</param>
    /// <param name="FollowUp">What is to be done, at most 240 characters; empty asks for nothing, and takes its day and its owner away.</param>
    /// <param name="FollowUpOn">The last day for it, in the campaign's zone; refused without a follow-up.</param>
    /// <param name="Owner">A member of the campaign.</param>
    /// <param name="Done">Whether what was to follow was done.</param>
    internal sealed record PointBody(string? Text, string? FollowUp, DateOnly? FollowUpOn, Guid? Owner, bool? Done)
    {
        public void WriteTo(InteractionPoint point, DateTimeOffset now)
        {
            var asksForNothing = FollowUp is not null && string.IsNullOrWhiteSpace(FollowUp);
            point.Say(
                Text ?? point.Text,
                FollowUp ?? point.FollowUp,
                FollowUpOn ?? (asksForNothing ? null : point.FollowUpOn),
                Owner ?? (asksForNothing ? null : point.OwnerId)
            );
            if (Done is { } done)
            {
                point.Set(done, now);
            }
        }
    }

    public static void Map(RouteGroupBuilder interactions)
    {
        interactions.MapPost("/{id:guid}/points", Add);
        interactions.MapPatch("/{id:guid}/points/{point:guid}", Change);
        interactions.MapDelete("/{id:guid}/points/{point:guid}", Remove);
    }

    /// <summary>Adds what was spoken of. Refused without a text, with a day but nothing to follow, and with an owner who is no member.</summary>
    internal static Task<Results<Ok<InteractionsApi.InteractionJson>, NotFound>> Add(
        Guid id,
        PointBody body,
        CampaignMembers members,
        HubDb db,
        InteractionLog log,
        CancellationToken cancellationToken
    ) =>
        InteractionsApi.OnAsync(
            id,
            db,
            log,
            async interaction =>
            {
                await members.RefuseStrangersAsync(body.Owner is { } owner ? [owner] : [], cancellationToken);
                var point = InteractionPoint.Of(interaction, body.Text, body.FollowUp, body.FollowUpOn, body.Owner);
                point.Set(body.Done ?? false, db.Here.Now);
                db.Add(point);
                await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken
        );

    /// <summary>Corrects a point, or says that what was to follow was done; refused as a new one is.</summary>
    internal static Task<Results<Ok<InteractionsApi.InteractionJson>, NotFound>> Change(
        Guid id,
        Guid point,
        PointBody body,
        CampaignMembers members,
        HubDb db,
        InteractionLog log,
        CancellationToken cancellationToken
    ) =>
        OnPointAsync(
            id,
            point,
            db,
            log,
            async kept =>
            {
                // Whoever had it before may have left since.
                await members.RefuseStrangersAsync(body.Owner is { } owner && owner != kept.OwnerId ? [owner] : [], cancellationToken);
                body.WriteTo(kept, db.Here.Now);
                await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken
        );

    /// <summary>For what was entered by mistake: it is gone for good.</summary>
    internal static Task<Results<Ok<InteractionsApi.InteractionJson>, NotFound>> Remove(
        Guid id,
        Guid point,
        HubDb db,
        InteractionLog log,
        CancellationToken cancellationToken
    ) =>
        OnPointAsync(
            id,
            point,
            db,
            log,
            async kept =>
            {
                db.Remove(kept);
                await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken
        );

    private static async Task<Results<Ok<InteractionsApi.InteractionJson>, NotFound>> OnPointAsync(
        Guid id,
        Guid point,
        HubDb db,
        InteractionLog log,
        Func<InteractionPoint, Task> deed,
        CancellationToken cancellationToken
    ) =>
        (await log.FindAsync(id, cancellationToken))?.Points.FirstOrDefault(each => each.Id == point) is { } kept
            ? await InteractionsApi.OnAsync(id, db, log, _ => deed(kept), cancellationToken)
            : TypedResults.NotFound();
}
