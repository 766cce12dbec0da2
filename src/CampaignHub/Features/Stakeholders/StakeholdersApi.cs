using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders;

/// <summary><c>/api/v1/campaigns/{campaign}/stakeholders</c> and <c>/statements</c>.</summary>
internal static class StakeholdersApi
{
    internal sealed record StakeholderJson(
        Guid Id,
        Guid Actor,
        string Name,
        TargetClass Class,
        bool IsUs,
        Stance Stance,
        double? Influence,
        double? Interest,
        IReadOnlyList<StatementJson> Statements
    );

    internal sealed record StatementJson(
        Guid Id,
        Guid Stakeholder,
        Guid? Demand,
        Stance Level,
        DateOnly MadeOn,
        string Source,
        string Words,
        bool IsPublic
    );

    internal sealed record NewStakeholder(Guid Actor, TargetClass Class);

    /// <param name="Influence">As the caller judges it; the stakeholder bears the median of all raters.</param>
    internal sealed record Change(TargetClass? Class, bool? IsUs, int? Influence, int? Interest);

    internal sealed record NewStatement(
        Guid Stakeholder,
        Guid? Demand,
        Stance Level,
        DateOnly? MadeOn,
        string? Source,
        string? Words,
        bool? IsPublic
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        var stakeholders = routes.MapApi("stakeholders").Needs(StakeholdersFeature.View, StakeholdersFeature.Edit);
        stakeholders.MapGet("/", List);
        stakeholders.MapGet("/{id:guid}", Show);
        stakeholders.MapPost("/", Create);
        stakeholders.MapPatch("/{id:guid}", Patch);
        var statements = routes.MapApi("statements").Needs(StakeholdersFeature.View, StakeholdersFeature.Edit);
        statements.MapGet("/", Statements);
        statements.MapPost("/", State);
    }

    private static async Task<Ok<ApiPage<StakeholderJson>>> List(
        HubDb db,
        StakeholderSheet sheet,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    )
    {
        var page = await ApiPage.OfAsync(StakeholderSheet.Whole(db), limit, cursor, cancellationToken);
        await sheet.LetInheritAsync(page.Items, cancellationToken);
        return TypedResults.Ok(page.Select(Json));
    }

    private static async Task<Results<Ok<StakeholderJson>, NotFound>> Show(
        Guid id,
        StakeholderSheet sheet,
        CancellationToken cancellationToken
    ) => await sheet.FindAsync(id, cancellationToken) is { } stakeholder ? TypedResults.Ok(Json(stakeholder)) : TypedResults.NotFound();

    private static async Task<Created<StakeholderJson>> Create(
        NewStakeholder body,
        HubDb db,
        AddStakeholder add,
        CancellationToken cancellationToken
    )
    {
        var actor =
            await db.Set<Actor>().SingleOrDefaultAsync(actor => actor.Id == body.Actor, cancellationToken)
            ?? throw new RefusedException("This actor is not in the directory any more.");
        var stakeholder = await add.ExecuteAsync(actor, body.Class, cancellationToken);
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/stakeholders/{stakeholder.Id}", UriKind.Relative), Json(stakeholder));
    }

    private static async Task<Results<Ok<StakeholderJson>, NotFound>> Patch(
        Guid id,
        Change body,
        HubDb db,
        StakeholderSheet sheet,
        Assess assess,
        CancellationToken cancellationToken
    )
    {
        if (await sheet.FindAsync(id, cancellationToken) is not { } stakeholder)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(stakeholder);
        stakeholder.Class = body.Class ?? stakeholder.Class;
        stakeholder.IsUs = body.IsUs ?? stakeholder.IsUs;
        assess.On(stakeholder, [(Axis.Influence, null, body.Influence), (Axis.Interest, null, body.Interest)], db.Here.User?.Id);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(Json(stakeholder));
    }

    private static async Task<Results<Ok<StakeholderJson>, NotFound>> State(
        NewStatement body,
        HubDb db,
        StakeholderSheet sheet,
        StateStance state,
        CancellationToken cancellationToken
    )
    {
        if (await sheet.FindAsync(body.Stakeholder, cancellationToken) is not { } stakeholder)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(stakeholder);
        var statement = Statement.Of(stakeholder, body.Demand, body.Level, body.MadeOn, body.Source, body.Words, body.IsPublic ?? false);
        await state.ExecuteAsync(stakeholder, statement, cancellationToken);
        return TypedResults.Ok(Json(stakeholder));
    }

    private static async Task<Ok<ApiPage<StatementJson>>> Statements(
        HubDb db,
        Guid? stakeholder,
        Guid? demand,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    )
    {
        var found = db.Set<Statement>()
            .Where(statement => stakeholder == null || statement.StakeholderId == stakeholder)
            .Where(statement => demand == null || statement.DemandId == demand);
        return TypedResults.Ok((await ApiPage.OfAsync(found, limit, cursor, cancellationToken)).Select(Json));
    }

    private static StakeholderJson Json(Stakeholder stakeholder) =>
        new(
            stakeholder.Id,
            stakeholder.ActorId,
            stakeholder.Actor.FullName,
            stakeholder.Class,
            stakeholder.IsUs,
            stakeholder.Overall.Level,
            stakeholder.Influence,
            stakeholder.Interest,
            [.. stakeholder.Statements.OrderBy(s => s.MadeOn).Select(Json)]
        );

    private static StatementJson Json(Statement s) =>
        new(s.Id, s.StakeholderId, s.DemandId, s.Level, s.MadeOn, s.Source, s.Words, s.IsPublic);
}
