using CampaignHub.Data;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory;

/// <summary>One actor, post, mandate or tie of the API: to read, to correct, and to take out what a person takes out on the pages.</summary>
internal static class DirectoryLinesApi
{
    /// <summary>A member that is left out stays as it is.</summary>
    /// <param name="Source">Of a person: where you have them from; one who has a source keeps one.</param>
    internal sealed record ActorChange(
        string? Name,
        string? FirstName,
        string? Acronym,
        string? Function,
        string? Territory,
        string? Note,
        string? Source,
        DateOnly? CollectedOn
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        var actors = routes.MapApi("actors").Needs(DirectoryFeature.View, DirectoryFeature.Edit);
        actors.MapPatch("/{id:guid}", ChangeActor);
        actors.MapDelete("/{id:guid}", RemoveActor);
        var posts = routes.MapApi("posts").Needs(DirectoryFeature.View, DirectoryFeature.Edit);
        posts.MapGet("/{id:guid}", ShowPost);
        var mandates = routes.MapApi("mandates").Needs(DirectoryFeature.View, DirectoryFeature.Edit);
        mandates.MapGet("/{id:guid}", ShowMandate);
        mandates.MapDelete("/{id:guid}", TakeOut<Mandate>);
        var ties = routes.MapApi("ties").Needs(DirectoryFeature.View, DirectoryFeature.Edit);
        ties.MapGet("/{id:guid}", ShowTie);
        ties.MapDelete("/{id:guid}", TakeOut<Tie>);
    }

    /// <summary>Corrects what is said of an actor.</summary>
    internal static async Task<Results<Ok<DirectoryApi.ActorJson>, NotFound>> ChangeActor(
        Guid id,
        ActorChange body,
        HubDb db,
        CancellationToken cancellationToken
    )
    {
        if (await db.Set<Actor>().SingleOrDefaultAsync(each => each.Id == id, cancellationToken) is not { } actor)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(actor);
        var form = ActorForm.Of(actor);
        (form.Name, form.FirstName) = (body.Name ?? form.Name, body.FirstName ?? form.FirstName);
        (form.Acronym, form.Function) = (body.Acronym ?? form.Acronym, body.Function ?? form.Function);
        (form.Territory, form.Note) = (body.Territory ?? form.Territory, body.Note ?? form.Note);
        form.Check();
        form.WriteTo(actor);
        if (body.Source is not null || body.CollectedOn is not null)
        {
            actor.Collect(body.Source ?? actor.Source, body.CollectedOn ?? actor.CollectedOn ?? db.Here.Today);
        }

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(DirectoryApi.Json(actor));
    }

    /// <summary>Into the trash; refused while another campaign reckons with them.</summary>
    internal static async Task<Results<NoContent, NotFound>> RemoveActor(
        Guid id,
        HubDb db,
        RemoveActor remove,
        CancellationToken cancellationToken
    )
    {
        if (await db.Set<Actor>().SingleOrDefaultAsync(each => each.Id == id, cancellationToken) is not { } actor)
        {
            return TypedResults.NotFound();
        }

        await remove.ExecuteAsync(actor, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>One post.</summary>
    internal static async Task<Results<Ok<PostsApi.PostJson>, NotFound>> ShowPost(Guid id, HubDb db, CancellationToken cancellationToken) =>
        await FindAsync<Post>(db, id, cancellationToken) is { } post ? TypedResults.Ok(PostsApi.Json(post)) : TypedResults.NotFound();

    /// <summary>One mandate.</summary>
    internal static async Task<Results<Ok<PostsApi.MandateJson>, NotFound>> ShowMandate(
        Guid id,
        HubDb db,
        CancellationToken cancellationToken
    ) =>
        await FindAsync<Mandate>(db, id, cancellationToken) is { } mandate
            ? TypedResults.Ok(PostsApi.Json(mandate))
            : TypedResults.NotFound();

    /// <summary>One tie.</summary>
    internal static async Task<Results<Ok<DirectoryApi.TieJson>, NotFound>> ShowTie(
        Guid id,
        HubDb db,
        CancellationToken cancellationToken
    ) => await FindAsync<Tie>(db, id, cancellationToken) is { } tie ? TypedResults.Ok(DirectoryApi.Json(tie)) : TypedResults.NotFound();

    /// <summary>For good, for what was entered by mistake; what ended is given its last day instead and stays as history.</summary>
    internal static async Task<Results<NoContent, NotFound>> TakeOut<TRecord>(Guid id, HubDb db, CancellationToken cancellationToken)
        where TRecord : Record
    {
        if (await FindAsync<TRecord>(db, id, cancellationToken) is not { } line)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(line);
        db.Remove(line);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static Task<TRecord?> FindAsync<TRecord>(HubDb db, Guid id, CancellationToken cancellationToken)
        where TRecord : Record => db.Set<TRecord>().SingleOrDefaultAsync(each => each.Id == id, cancellationToken);
}
