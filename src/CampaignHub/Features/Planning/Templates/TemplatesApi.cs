using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Templates;

/// <summary><c>/api/v1/campaigns/{campaign}/templates</c>: plans without their dates, those that come with the hub and those that were kept.</summary>
internal static class TemplatesApi
{
    /// <param name="Key">Of one that comes with the hub a word, of another one its id.</param>
    /// <param name="Shipped">It comes with the hub, in the language asked for.</param>
    internal sealed record TemplateJson(
        string Key,
        string Name,
        bool Shipped,
        IReadOnlyList<TemplatePlan.Date> Anchors,
        IReadOnlyList<TemplatePlan.Step> Tasks
    );

    internal sealed record NewTemplate(string? Name);

    /// <param name="Dates">The day of each date that decides, by its id within the template.</param>
    internal sealed record Use(IReadOnlyDictionary<string, DateOnly?>? Dates);

    /// <param name="Tasks">How many it added to the plan.</param>
    internal sealed record Used(int Tasks);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var templates = routes.MapApi("templates").Needs(PlanningFeature.View, PlanningFeature.Edit);
        templates.MapGet("/", List);
        templates.MapPost("/", Keep);
        templates.MapDelete("/{id:guid}", ApiRecords.TrashAsync<PlanTemplate>);
        // It sets dates that decide.
        routes.MapApi("templates").Needs(PlanningFeature.View, PlanningFeature.MoveAnchors).MapPost("/{key}/use", Apply);
    }

    private static async Task<Ok<List<TemplateJson>>> List(HubDb db, ShippedTemplates shipped, CancellationToken cancellationToken)
    {
        var own = await db.Set<PlanTemplate>().AsNoTracking().OrderBy(template => template.Name).ToListAsync(cancellationToken);
        return TypedResults.Ok(
            shipped
                .All.Select(each => new TemplateJson(each.Key, each.Name, Shipped: true, each.Plan.Anchors, each.Plan.Tasks))
                .Concat(own.Select(Json))
                .ToList()
        );
    }

    /// <summary>Keeps the plan of the campaign; each day becomes so many working days before or after a date that decides.</summary>
    private static async Task<Created<TemplateJson>> Keep(
        NewTemplate body,
        HubDb db,
        KeepTemplate keep,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Created(
            new Uri($"{db.Here.ApiRoot()}/templates", UriKind.Relative),
            Json(await keep.ExecuteAsync(body.Name, cancellationToken))
        );

    private static async Task<Results<Ok<Used>, NotFound>> Apply(
        string key,
        Use body,
        HubDb db,
        ShippedTemplates shipped,
        UseTemplate use,
        CancellationToken cancellationToken
    )
    {
        var plan =
            shipped.All.FirstOrDefault(each => each.Key == key)?.Plan
            ?? (
                Guid.TryParse(key, out var id)
                    ? (await db.Set<PlanTemplate>().AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, cancellationToken))?.Plan
                    : null
            );
        return plan is null
            ? TypedResults.NotFound()
            : TypedResults.Ok(new Used(await use.ExecuteAsync(plan, body.Dates ?? new Dictionary<string, DateOnly?>(), cancellationToken)));
    }

    private static TemplateJson Json(PlanTemplate template) =>
        new($"{template.Id}", template.Name, Shipped: false, template.Plan.Anchors, template.Plan.Tasks);
}
