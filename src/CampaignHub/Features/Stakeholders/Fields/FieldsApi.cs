using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Fields;

/// <summary><c>/api/v1/campaigns/{campaign}/fields</c>: the custom fields of the map, and <c>/tags</c>: the tags in use. Values stand in <c>/stakeholders</c>.</summary>
internal static class FieldsApi
{
    /// <param name="Place">Fields stand in this order.</param>
    /// <param name="Stakeholders">How many have a value of it.</param>
    internal sealed record FieldJson(
        Guid Id,
        string Name,
        FieldKind Kind,
        IReadOnlyList<string> Choices,
        bool IsRequired,
        bool IsColumn,
        bool IsArchived,
        int Place,
        int Stakeholders
    );

    internal sealed record NewField(string Name, FieldKind Kind, IReadOnlyList<string>? Choices, bool? IsRequired, bool? IsColumn);

    /// <summary>A member that is not given stays as it is.</summary>
    /// <param name="Choices">As many as before: another wording in a place is the same choice, and stakeholders keep it.</param>
    internal sealed record FieldChange(
        string? Name,
        IReadOnlyList<string>? Choices,
        bool? IsRequired,
        bool? IsColumn,
        bool? IsArchived,
        int? Place
    );

    internal sealed record TagJson(string Tag, int Stakeholders);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var fields = routes.MapApi("fields").Needs(StakeholdersFeature.View, StakeholdersFeature.Define);
        fields.MapGet("/", List);
        fields.MapGet("/{id:guid}", Show);
        fields.MapPost("/", Create);
        fields.MapPatch("/{id:guid}", Change);
        fields.MapDelete("/{id:guid}", Remove);
        routes.MapApi("tags").Needs(StakeholdersFeature.View, StakeholdersFeature.Edit).MapGet("/", Tags);
    }

    /// <summary>In their order, the archived ones among them.</summary>
    private static async Task<Ok<List<FieldJson>>> List(HubDb db, KeepFields keep, CancellationToken cancellationToken)
    {
        var counts = await keep.CountsAsync(cancellationToken);
        var fields = await db.Set<CustomField>().AsNoTracking().OrderBy(field => field.Place).ToListAsync(cancellationToken);
        return TypedResults.Ok(fields.ConvertAll(field => Json(field, counts)));
    }

    private static async Task<Results<Ok<FieldJson>, NotFound>> Show(
        Guid id,
        HubDb db,
        KeepFields keep,
        CancellationToken cancellationToken
    ) =>
        await FindAsync(db, id, cancellationToken) is { } field
            ? TypedResults.Ok(Json(field, await keep.CountsAsync(cancellationToken)))
            : TypedResults.NotFound();

    private static async Task<Created<FieldJson>> Create(NewField body, HubDb db, KeepFields keep, CancellationToken cancellationToken)
    {
        var words = new FieldWords
        {
            Name = body.Name,
            Choices = body.Choices,
            IsRequired = body.IsRequired,
            IsColumn = body.IsColumn,
        };
        var added = await keep.AddAsync(body.Kind, words, cancellationToken);
        return TypedResults.Created(
            new Uri($"{db.Here.ApiRoot()}/fields/{added.Id}", UriKind.Relative),
            Json(added, new Dictionary<Guid, int>())
        );
    }

    private static async Task<Results<Ok<FieldJson>, NotFound>> Change(
        Guid id,
        FieldChange body,
        HubDb db,
        KeepFields keep,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(db, id, cancellationToken) is not { } field)
        {
            return TypedResults.NotFound();
        }

        field.Place = body.Place ?? field.Place;
        var words = new FieldWords
        {
            Name = body.Name,
            Choices = body.Choices,
            IsRequired = body.IsRequired,
            IsColumn = body.IsColumn,
        };
        await keep.ChangeAsync(field, words, cancellationToken);
        if (body.IsArchived is { } isArchived)
        {
            await keep.ArchiveAsync(field, isArchived, cancellationToken);
        }

        return TypedResults.Ok(Json(field, await keep.CountsAsync(cancellationToken)));
    }

    /// <summary>Refused while some stakeholder has a value of it: archive it then.</summary>
    private static async Task<Results<NoContent, NotFound>> Remove(Guid id, HubDb db, KeepFields keep, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, id, cancellationToken) is not { } field)
        {
            return TypedResults.NotFound();
        }

        await keep.DeleteAsync(field, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<List<TagJson>>> Tags(TraitShelf shelf, CancellationToken cancellationToken) =>
        TypedResults.Ok((await shelf.TagsAsync(cancellationToken)).Select(tag => new TagJson(tag.Text, tag.Count)).ToList());

    private static Task<CustomField?> FindAsync(HubDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<CustomField>().SingleOrDefaultAsync(field => field.Id == id, cancellationToken);

    private static FieldJson Json(CustomField field, IReadOnlyDictionary<Guid, int> counts) =>
        new(
            field.Id,
            field.Name,
            field.Kind,
            field.Choices,
            field.IsRequired,
            field.IsColumn,
            field.ArchivedAt is not null,
            field.Place,
            counts.TryGetValue(field.Id, out var count) ? count : 0
        );
}
