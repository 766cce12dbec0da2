using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory;

/// <summary><c>/api/v1/campaigns/{campaign}/contacts</c>: the ways to reach actors of the directory, each with its source and how long it holds.</summary>
internal static class ContactsApi
{
    /// <param name="Source">Where it comes from; never empty.</param>
    /// <param name="CollectedOn">The day we got it.</param>
    /// <param name="IsValid">False once it turned out wrong.</param>
    /// <param name="ValidUntil">The last day it holds, where that is known.</param>
    internal sealed record ContactJson(
        Guid Id,
        Guid Actor,
        ContactKind Kind,
        string Value,
        string Source,
        DateOnly CollectedOn,
        bool IsValid,
        DateOnly? ValidFrom,
        DateOnly? ValidUntil
    );

    internal sealed record NewContact(
        Guid Actor,
        ContactKind Kind,
        string Value,
        string Source,
        DateOnly? CollectedOn,
        DateOnly? ValidFrom,
        DateOnly? ValidUntil
    );

    /// <summary>A member that is not given stays as it is; a first or last day that is null is taken out.</summary>
    internal sealed record ContactChange(
        ContactKind? Kind,
        string? Value,
        string? Source,
        DateOnly? CollectedOn,
        bool? IsValid,
        ToldDay ValidFrom,
        ToldDay ValidUntil
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        var contacts = routes.MapApi("contacts").Needs(DirectoryFeature.View, DirectoryFeature.Edit);
        contacts.MapGet("/", List);
        contacts.MapGet("/{id:guid}", Show);
        contacts.MapPost("/", Create);
        contacts.MapPatch("/{id:guid}", Change);
        contacts.MapDelete("/{id:guid}", Remove);
    }

    private static async Task<Ok<ApiPage<ContactJson>>> List(
        HubDb db,
        Guid? actor,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    )
    {
        var onShelf = db.Set<Actor>().Select(each => each.Id);
        var found = db.Set<ContactDetail>()
            .Where(contact => onShelf.Contains(contact.ActorId) && (actor == null || contact.ActorId == actor));
        return TypedResults.Ok((await ApiPage.OfAsync(found, limit, cursor, cancellationToken)).Select(Json));
    }

    private static async Task<Results<Ok<ContactJson>, NotFound>> Show(Guid id, HubDb db, CancellationToken cancellationToken) =>
        await FindAsync(db, id, cancellationToken) is { } contact ? TypedResults.Ok(Json(contact)) : TypedResults.NotFound();

    private static async Task<Results<Created<ContactJson>, NotFound>> Create(
        NewContact body,
        HubDb db,
        CancellationToken cancellationToken
    )
    {
        if (await db.Set<Actor>().SingleOrDefaultAsync(actor => actor.Id == body.Actor, cancellationToken) is not { } actor)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(actor);
        var contact = new ContactDetail { ActorId = actor.Id };
        contact.Describe(body.Kind, body.Value, body.Source, body.CollectedOn ?? db.Here.Today);
        contact.Hold(body.ValidFrom, body.ValidUntil);
        db.Add(contact);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/contacts/{contact.Id}", UriKind.Relative), Json(contact));
    }

    private static async Task<Results<Ok<ContactJson>, NotFound>> Change(
        Guid id,
        ContactChange body,
        HubDb db,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(db, id, cancellationToken) is not { } contact)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(contact);
        contact.Describe(
            body.Kind ?? contact.Kind,
            body.Value ?? contact.Value,
            body.Source ?? contact.Source,
            body.CollectedOn ?? contact.CollectedOn
        );
        contact.Hold(body.ValidFrom.Or(contact.ValidFrom), body.ValidUntil.Or(contact.ValidUntil));
        contact.IsValid = body.IsValid ?? contact.IsValid;
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(Json(contact));
    }

    /// <summary>What was entered by mistake; what was right once is kept as no longer valid.</summary>
    private static async Task<Results<NoContent, NotFound>> Remove(Guid id, HubDb db, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, id, cancellationToken) is not { } contact)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(contact);
        db.Remove(contact);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static Task<ContactDetail?> FindAsync(HubDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<ContactDetail>()
            .SingleOrDefaultAsync(
                contact => contact.Id == id && db.Set<Actor>().Any(actor => actor.Id == contact.ActorId),
                cancellationToken
            );

    private static ContactJson Json(ContactDetail contact) =>
        new(
            contact.Id,
            contact.ActorId,
            contact.Kind,
            contact.Value,
            contact.Source,
            contact.CollectedOn,
            contact.IsValid,
            contact.ValidFrom,
            contact.ValidUntil
        );
}
