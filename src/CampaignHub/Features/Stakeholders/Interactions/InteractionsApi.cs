using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignHub.Features.Stakeholders.Interactions;

/// <summary><c>/api/v1/campaigns/{campaign}/interactions</c>: the log of contacts with its points.</summary>
internal static class InteractionsApi
{
    /// <param name="HeldOn">A day in the campaign's zone.</param>
    /// <param name="Actors">Actors of the directory.</param>
    /// <param name="Ours">Members of the campaign.</param>
    internal sealed record InteractionJson(
        Guid Id,
        InteractionType Type,
        InteractionDirection Direction,
        DateOnly HeldOn,
        string Title,
        string Note,
        IReadOnlyList<Guid> Actors,
        IReadOnlyList<Guid> Ours,
        IReadOnlyList<PointJson> Points
    );

    /// <param name="FollowUp">What is to be done; empty asks for nothing.</param>
    /// <param name="FollowUpOn">The last day for it, in the campaign's zone.</param>
    /// <param name="Owner">A member of the campaign; null is nobody yet.</param>
    internal sealed record PointJson(Guid Id, string Text, string FollowUp, DateOnly? FollowUpOn, Guid? Owner, bool Done);

    /// <summary>A member that is left out stays as it is.</summary>
    /// <param name="HeldOn">A day in the campaign's zone, today at the latest.</param>
    /// <param name="Title">At most 240 characters.</param>
    /// <param name="Note">Markdown. The people concerned may ask to read it (GDPR art. 15).</param>
    /// <param name="Actors">Actors of the directory, one at least; all of them.</param>
    /// <param name="Ours">Members of the campaign who took part; all of them.</param>
    internal sealed record InteractionBody(
        InteractionType? Type,
        InteractionDirection? Direction,
        DateOnly? HeldOn,
        string? Title,
        string? Note,
        IReadOnlyList<Guid>? Actors,
        IReadOnlyList<Guid>? Ours
    )
    {
        public InteractionForm WriteTo(InteractionForm form)
        {
            (form.Type, form.Direction, form.HeldOn) = (Type ?? form.Type, Direction ?? form.Direction, HeldOn ?? form.HeldOn);
            (form.Title, form.Note) = (Title ?? form.Title, Note ?? form.Note);
            form.Actors = Actors is null ? form.Actors : [.. Actors.Distinct()];
            form.Ours = Ours is null ? form.Ours : [.. Ours.Distinct()];
            return form;
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapApi("interactions").Needs(StakeholdersFeature.View, StakeholdersFeature.Edit);
        group.MapGet("/", List);
        group.MapGet("/{id:guid}", Show);
        group.MapPost("/", Create);
        group.MapPatch("/{id:guid}", Change);
        group.MapDelete("/{id:guid}", Remove);
        PointsApi.Map(group);
        MailsApi.Map(group);
    }

    /// <summary>Calls, mails, meetings and chance encounters, with what was spoken of.</summary>
    /// <param name="q">Words of the title.</param>
    /// <param name="actor">Only those with this actor.</param>
    /// <param name="type">call, mail, meeting or chance_encounter.</param>
    /// <param name="direction">outgoing_own_initiative, outgoing_on_request or incoming; the register counts the first.</param>
    internal static async Task<Ok<ApiPage<InteractionJson>>> List(
        HubDb db,
        string? q,
        Guid? actor,
        string? type,
        string? direction,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    )
    {
        var filter = new InteractionFilter(
            q,
            actor,
            type is null ? null : ApiPage.Member<InteractionType>(type),
            direction is null ? null : ApiPage.Member<InteractionDirection>(direction)
        );
        return TypedResults.Ok(
            (await ApiPage.OfAsync(filter.Apply(InteractionLog.Whole(db)), limit, cursor, cancellationToken)).Select(Json)
        );
    }

    /// <summary>One interaction with its points.</summary>
    internal static async Task<Results<Ok<InteractionJson>, NotFound>> Show(
        Guid id,
        InteractionLog log,
        CancellationToken cancellationToken
    ) => await log.FindAsync(id, cancellationToken) is { } found ? TypedResults.Ok(Json(found)) : TypedResults.NotFound();

    /// <summary>Logs an interaction; what is left out is a call of today of our own initiative. Refused without a title or an actor, and on a day that is still to come.</summary>
    internal static async Task<Created<InteractionJson>> Create(
        InteractionBody body,
        HubDb db,
        SaveInteraction save,
        CancellationToken cancellationToken
    )
    {
        var form = body.WriteTo(new InteractionForm { HeldOn = db.Here.Today });
        var interaction = await save.ExecuteAsync(interaction: null, form, about: null, cancellationToken);
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/interactions/{interaction.Id}", UriKind.Relative), Json(interaction));
    }

    /// <summary>Corrects an interaction; refused as a new one is.</summary>
    internal static Task<Results<Ok<InteractionJson>, NotFound>> Change(
        Guid id,
        InteractionBody body,
        HubDb db,
        InteractionLog log,
        SaveInteraction save,
        CancellationToken cancellationToken
    ) =>
        OnAsync(
            id,
            db,
            log,
            interaction => save.ExecuteAsync(interaction, body.WriteTo(InteractionForm.Of(interaction)), about: null, cancellationToken),
            cancellationToken
        );

    /// <summary>Into the trash, as the button of the page does.</summary>
    internal static async Task<Results<NoContent, NotFound>> Remove(
        Guid id,
        HubDb db,
        InteractionLog log,
        CancellationToken cancellationToken
    )
    {
        if (await log.FindAsync(id, cancellationToken) is not { } interaction)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(interaction);
        interaction.Trash(db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>The deed on an interaction of this campaign that the person may change, and what it says then.</summary>
    public static async Task<Results<Ok<InteractionJson>, NotFound>> OnAsync(
        Guid id,
        HubDb db,
        InteractionLog log,
        Func<Interaction, Task> deed,
        CancellationToken cancellationToken
    )
    {
        if (await log.FindAsync(id, cancellationToken) is not { } interaction)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(interaction);

        await deed(interaction);
        return TypedResults.Ok(Json(interaction));
    }

    public static InteractionJson Json(Interaction each) =>
        new(
            each.Id,
            each.Type,
            each.Direction,
            each.HeldOn,
            each.Title,
            each.Note,
            [.. each.Actors.Select(with => with.ActorId)],
            [.. each.Ours.Select(member => member.UserId)],
            [
                .. each
                    .Points.OrderBy(point => point.Id)
                    .Select(point => new PointJson(
                        point.Id,
                        point.Text,
                        point.FollowUp,
                        point.FollowUpOn,
                        point.OwnerId,
                        point.DoneAt is not null
                    )),
            ]
        );
}
