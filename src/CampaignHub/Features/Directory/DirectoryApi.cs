using CampaignHub.Data;
using CampaignHub.Platform.Search;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory;

/// <summary><c>/api/v1/campaigns/{campaign}/actors</c> and <c>/ties</c>: the shared directory, through a campaign of the caller's.</summary>
internal static class DirectoryApi
{
    /// <param name="FirstName">Of a person; empty for a body.</param>
    /// <param name="Source">Where a person's data come from (GDPR art. 14).</param>
    /// <param name="CollectedOn">The day they were collected, in the campaign's zone.</param>
    internal sealed record ActorJson(
        Guid Id,
        ActorKind Kind,
        string FirstName,
        string Name,
        string Acronym,
        string Function,
        string Territory,
        string Note,
        string Source,
        DateOnly? CollectedOn
    );

    /// <param name="Name">The last name of a person; at most 200 characters.</param>
    /// <param name="FirstName">Of a person only.</param>
    /// <param name="Source">Where you have a person from; a person without one is refused.</param>
    /// <param name="CollectedOn">Today unless told.</param>
    internal sealed record NewActor(
        ActorKind Kind,
        string Name,
        string? FirstName,
        string? Acronym,
        string? Function,
        string? Territory,
        string? Note,
        string? Source,
        DateOnly? CollectedOn
    );

    /// <param name="From">The actor that the type speaks of: from advises to.</param>
    /// <param name="Strength">1 to 5.</param>
    /// <param name="Since">The first day; null where nobody knows.</param>
    /// <param name="Until">The last day; null while it holds.</param>
    /// <param name="KnownOn">The last day it was known to hold; routes trust it less from then on.</param>
    /// <param name="Source">Who says so, or where it is written.</param>
    internal sealed record TieJson(
        Guid Id,
        Guid From,
        Guid To,
        TieType Type,
        int Strength,
        DateOnly? Since,
        DateOnly? Until,
        DateOnly? KnownOn,
        string Source
    );

    /// <summary>A member that is left out stays; a day that is null is taken out.</summary>
    /// <param name="Strength">1 to 5.</param>
    /// <param name="Until">The day it ended; an ended tie stays as history.</param>
    /// <param name="KnownOn">The last day it was known to hold.</param>
    internal sealed record TieChange(int? Strength, ToldDay Since, ToldDay Until, ToldDay KnownOn, string? Source);

    /// <param name="From">The actor that the type speaks of: from advises to.</param>
    /// <param name="Strength">1 to 5; 3 unless told.</param>
    /// <param name="Until">The last day; an ended tie stays as history.</param>
    /// <param name="KnownOn">The last day it was known to hold.</param>
    /// <param name="Source">Who says so, or where it is written.</param>
    internal sealed record NewTie(
        Guid From,
        Guid To,
        TieType Type,
        int? Strength,
        DateOnly? Since,
        DateOnly? Until,
        DateOnly? KnownOn,
        string Source
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        var actors = routes.MapApi("actors").Needs(DirectoryFeature.View, DirectoryFeature.Edit);
        actors.MapGet("/", List);
        actors.MapGet("/{id:guid}", Show);
        actors.MapPost("/", Create);
        var ties = routes.MapApi("ties").Needs(DirectoryFeature.View, DirectoryFeature.Edit);
        ties.MapGet("/", ListTies);
        ties.MapPost("/", CreateTie);
        ties.MapPatch("/{id:guid}", ChangeTie);
    }

    /// <summary>People, organisations and groups of the directory that all campaigns share, in the order they were entered.</summary>
    /// <param name="q">Words of the name, function or posts held, without regard to accents and case.</param>
    internal static async Task<Ok<ApiPage<ActorJson>>> List(
        HubDb db,
        string? q,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    ) => TypedResults.Ok((await ApiPage.OfAsync(db.Set<Actor>().Finding(q), limit, cursor, cancellationToken)).Select(Json));

    /// <summary>One person, organisation or group.</summary>
    internal static async Task<Results<Ok<ActorJson>, NotFound>> Show(Guid id, HubDb db, CancellationToken cancellationToken) =>
        await db.Set<Actor>().SingleOrDefaultAsync(actor => actor.Id == id, cancellationToken) is { } actor
            ? TypedResults.Ok(Json(actor))
            : TypedResults.NotFound();

    /// <summary>Adds somebody to the directory. Refused without a name, and a person without a source. Whoever may be there already is not looked for: ask the list first.</summary>
    internal static async Task<Created<ActorJson>> Create(NewActor body, HubDb db, CancellationToken cancellationToken)
    {
        var form = new ActorForm
        {
            FirstName = body.FirstName,
            Name = body.Name,
            Acronym = body.Acronym,
            Function = body.Function,
            Territory = body.Territory,
            Note = body.Note,
            Source = body.Source,
            CollectedOn = body.CollectedOn,
        };
        form.Check();
        var actor = new Actor { Type = body.Kind, Name = body.Name };
        form.WriteTo(actor, db.Here.Today);
        db.Add(actor);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/actors/{actor.Id}", UriKind.Relative), Json(actor));
    }

    /// <summary>Ties between actors, ended ones too.</summary>
    /// <param name="actor">At either end.</param>
    internal static async Task<Ok<ApiPage<TieJson>>> ListTies(
        HubDb db,
        Guid? actor,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            (
                await ApiPage.OfAsync(
                    db.Set<Tie>().Where(tie => actor == null || tie.FromId == actor || tie.ToId == actor),
                    limit,
                    cursor,
                    cancellationToken
                )
            ).Select(Json)
        );

    /// <summary>Corrects a tie; a member that is left out stays, a day that is null is taken out. Refused where it would end before it begins, say the same as another tie of the same days, or make somebody report to themselves through others.</summary>
    internal static async Task<Results<Ok<TieJson>, NotFound>> ChangeTie(
        Guid id,
        TieChange body,
        HubDb db,
        TieRules rules,
        CancellationToken cancellationToken
    )
    {
        if (await db.Set<Tie>().SingleOrDefaultAsync(tie => tie.Id == id, cancellationToken) is not { } tie)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(tie);

        tie.Describe(
            body.Strength ?? tie.Strength,
            body.Since.Or(tie.Since),
            body.Until.Or(tie.Until),
            body.Source ?? tie.Source,
            body.KnownOn.Or(tie.KnownOn)
        );
        await rules.CheckAsync(tie, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(Json(tie));
    }

    /// <summary>Ties two actors. Refused from an actor to itself, without a source, with a strength outside 1 to 5, ending before it begins, where the same tie is there in the same days, and where somebody would report to themselves through others.</summary>
    internal static async Task<Created<TieJson>> CreateTie(NewTie body, HubDb db, TieRules rules, CancellationToken cancellationToken)
    {
        var ends = await db.Set<Actor>()
            .Where(actor => actor.Id == body.From || actor.Id == body.To)
            .ToDictionaryAsync(actor => actor.Id, cancellationToken);
        var tie = Tie.Between(ends.GetValueOrDefault(body.From), ends.GetValueOrDefault(body.To), body.Type);
        tie.Describe(body.Strength ?? Tie.UsualStrength, body.Since, body.Until, body.Source, body.KnownOn);
        await rules.CheckAsync(tie, cancellationToken);
        db.Add(tie);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/ties", UriKind.Relative), Json(tie));
    }

    public static ActorJson Json(Actor actor) =>
        new(
            actor.Id,
            actor.Type,
            actor.FirstName,
            actor.Name,
            actor.Acronym,
            actor.Function,
            actor.Territory,
            actor.Note,
            actor.Source,
            actor.CollectedOn
        );

    public static TieJson Json(Tie tie) =>
        new(tie.Id, tie.FromId, tie.ToId, tie.Type, tie.Strength, tie.Since, tie.Until, tie.KnownOn, tie.Source);
}
