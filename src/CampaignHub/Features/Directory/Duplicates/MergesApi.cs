using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Duplicates;

/// <summary><c>/api/v1/campaigns/{campaign}/merges</c>: two actors become one in every campaign, and two again.</summary>
internal static class MergesApi
{
    /// <param name="Kept">The actor that stays.</param>
    /// <param name="Merged">The id of the one that is no entry of its own any more.</param>
    /// <param name="Moved">Rows that were changed: moved, or with values of both.</param>
    /// <param name="Dropped">Rows that were there twice.</param>
    internal sealed record MergeJson(Guid Id, Guid Kept, Guid Merged, int Moved, int Dropped, DateTimeOffset At, DateTimeOffset? UndoneAt);

    /// <param name="Fields">What the actor is to say, where that is not what the hub proposes.</param>
    internal sealed record NewMerge(Guid Keep, Guid Merge, FieldValues? Fields);

    internal sealed record FieldValues(string? FirstName, string? Name, string? Acronym, string? Function, string? Territory, string? Note);

    /// <param name="Left">Rows that did not come back because somebody changed or removed them since, by table.</param>
    internal sealed record UndoneJson(Guid Id, DateTimeOffset? UndoneAt, IReadOnlyList<MergeHistory.Part> Left);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var merges = routes.MapApi("merges").Needs(DirectoryFeature.Merge, DirectoryFeature.Merge);
        merges.MapGet("/", List);
        merges.MapGet("/{id:guid}", Show);
        merges.MapPost("/", Create);
        merges.MapPost("/{id:guid}/undo", Undo);
    }

    private static async Task<Ok<ApiPage<MergeJson>>> List(HubDb db, int? limit, string? cursor, CancellationToken cancellationToken) =>
        TypedResults.Ok((await ApiPage.OfAsync(db.Set<ActorMerge>(), limit, cursor, cancellationToken)).Select(Json));

    private static async Task<Results<Ok<MergeJson>, NotFound>> Show(Guid id, HubDb db, CancellationToken cancellationToken) =>
        await db.Set<ActorMerge>().SingleOrDefaultAsync(merge => merge.Id == id, cancellationToken) is { } merge
            ? TypedResults.Ok(Json(merge))
            : TypedResults.NotFound();

    private static async Task<Created<MergeJson>> Create(NewMerge body, HubDb db, MergeActors merge, CancellationToken cancellationToken)
    {
        var done = await merge.ExecuteAsync(body.Keep, body.Merge, await ValuesAsync(body, db, cancellationToken), cancellationToken);
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/merges/{done.Id}", UriKind.Relative), Json(done));
    }

    private static async Task<Results<Ok<UndoneJson>, NotFound>> Undo(
        Guid id,
        HubDb db,
        UndoMerge undo,
        CancellationToken cancellationToken
    )
    {
        if (await db.Set<ActorMerge>().SingleOrDefaultAsync(merge => merge.Id == id, cancellationToken) is not { } merge)
        {
            return TypedResults.NotFound();
        }

        var left = await undo.ExecuteAsync(merge, cancellationToken);
        return TypedResults.Ok(new UndoneJson(id, merge.UndoneAt, MergeHistory.Parts(left)));
    }

    // Null leaves it to the deed, which says what is wrong with two that are not there.
    private static async Task<MergeChoices.Chosen?> ValuesAsync(NewMerge body, HubDb db, CancellationToken cancellationToken)
    {
        var both = await db.Set<Actor>()
            .AsNoTracking()
            .Where(actor => actor.Id == body.Keep || actor.Id == body.Merge)
            .ToListAsync(cancellationToken);
        if (
            body.Fields is not { } fields
            || both.Find(actor => actor.Id == body.Keep) is not { } kept
            || both.Find(actor => actor.Id == body.Merge) is not { } other
        )
        {
            return null;
        }

        var form = MergedFields.Propose(kept, other);
        (form.FirstName, form.Name) = (fields.FirstName ?? form.FirstName, fields.Name ?? form.Name);
        (form.Acronym, form.Function) = (fields.Acronym ?? form.Acronym, fields.Function ?? form.Function);
        (form.Territory, form.Note) = (fields.Territory ?? form.Territory, fields.Note ?? form.Note);
        return new MergeChoices.Chosen(form, new Dictionary<string, Whose>());
    }

    private static MergeJson Json(ActorMerge merge) =>
        new(merge.Id, merge.KeptId, merge.MergedId, merge.Moved, merge.Dropped, merge.CreatedAt, merge.UndoneAt);
}
