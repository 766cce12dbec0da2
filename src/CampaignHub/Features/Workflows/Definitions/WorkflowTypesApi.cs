using System.Text.Json;
using System.Text.Json.Nodes;
using CampaignHub.Data;
using CampaignHub.Features.Workflows.Rehearsing;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using CampaignHub.Workflows.Definitions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Workflows.Definitions;

/// <summary><c>/api/v1/campaigns/{campaign}/workflow-types</c>.</summary>
internal static class WorkflowTypesApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapApi("workflow-types").Needs(WorkflowsFeature.View, WorkflowsFeature.Edit);
        group.MapGet("/", List);
        group.MapPost("/", Create);
        group.MapGet("/{id:guid}", Show);
        group.MapPut("/{id:guid}", Replace);
        group.MapPut("/{id:guid}/enabled", Enable);
    }

    internal sealed record TypeJson(Guid Id, string WorkflowTypeId, string Name, bool Enabled, int Version);

    /// <summary>A workflow with its drawing, and what keeps it from running.</summary>
    internal sealed record WholeJson(TypeJson Type, IReadOnlyList<ProblemJson> Problems, JsonElement Definition);

    internal sealed record ProblemJson(string Code, string Path, string Text);

    internal sealed record Switch(bool Enabled);

    private static async Task<Ok<ApiPage<TypeJson>>> List(HubDb db, int? limit, string? cursor, CancellationToken cancellationToken) =>
        TypedResults.Ok((await ApiPage.OfAsync(db.Set<WorkflowType>(), limit, cursor, cancellationToken)).Select(Json));

    private static async Task<Results<Ok<WholeJson>, NotFound>> Show(
        Guid id,
        HubDb db,
        WorkflowTests tests,
        CancellationToken cancellationToken
    ) =>
        await FindAsync(db, id, cancellationToken) is { } found
            ? TypedResults.Ok(await WholeAsync(found.Type, found.Version.Definition, tests, cancellationToken))
            : TypedResults.NotFound();

    /// <summary>Takes in a workflow type as Orchard writes it; it is switched on by <c>enabled</c>.</summary>
    private static async Task<Created<WholeJson>> Create(
        JsonObject body,
        HubDb db,
        SaveWorkflow save,
        WorkflowTests tests,
        CancellationToken cancellationToken
    )
    {
        var definition = Read(body);
        var (type, _) = await save.ExecuteAsync(definition, key: null, isEnabled: null, cancellationToken);
        return TypedResults.Created(
            new Uri($"{db.Here.ApiRoot()}/workflow-types/{type.Id}", UriKind.Relative),
            await WholeAsync(type, WorkflowJson.Keep(definition), tests, cancellationToken)
        );
    }

    private static async Task<Results<Ok<WholeJson>, NotFound>> Replace(
        Guid id,
        JsonObject body,
        HubDb db,
        SaveWorkflow save,
        WorkflowTests tests,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(db, id, cancellationToken) is not { } found)
        {
            return TypedResults.NotFound();
        }

        body["WorkflowTypeId"] = found.Type.TypeId;
        var definition = Read(body);
        var (type, _) = await save.ExecuteAsync(definition, key: null, isEnabled: null, cancellationToken);
        return TypedResults.Ok(await WholeAsync(type, WorkflowJson.Keep(definition), tests, cancellationToken));
    }

    private static async Task<Results<Ok<TypeJson>, NotFound>> Enable(
        Guid id,
        Switch body,
        HubDb db,
        WorkflowTests tests,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(db, id, cancellationToken) is not { } found)
        {
            return TypedResults.NotFound();
        }

        if (body.Enabled)
        {
            var report = await tests.CheckAsync(WorkflowDefinition.Read(found.Version.Definition), cancellationToken);
            found.Type.Enable(report.Problems.Count);
        }
        else
        {
            found.Type.Disable();
        }

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(Json(found.Type));
    }

    private static WorkflowDefinition Read(JsonObject body)
    {
        try
        {
            return WorkflowDefinition.Read(body);
        }
        catch (WorkflowFormatException mistake)
        {
            throw new RefusedException("This is no workflow: {0}", mistake.Message) { Code = "bad_workflow" };
        }
    }

    private static async Task<(WorkflowType Type, WorkflowVersion Version)?> FindAsync(
        HubDb db,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        var type = await db.Set<WorkflowType>().SingleOrDefaultAsync(each => each.Id == id, cancellationToken);
        return type is null
            ? null
            : (type, await db.Set<WorkflowVersion>().SingleAsync(version => version.Id == type.VersionId, cancellationToken));
    }

    private static async Task<WholeJson> WholeAsync(
        WorkflowType type,
        string definition,
        WorkflowTests tests,
        CancellationToken cancellationToken
    )
    {
        var report = await tests.CheckAsync(WorkflowDefinition.Read(definition), cancellationToken);
        return new WholeJson(
            Json(type),
            [.. report.Problems.Select(problem => new ProblemJson(problem.Code, problem.Path, problem.Message))],
            JsonSerializer.Deserialize<JsonElement>(definition)
        );
    }

    private static TypeJson Json(WorkflowType type) => new(type.Id, type.TypeId, type.Name, type.IsEnabled, type.VersionNumber);
}
