using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
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
        IReadOnlyList<StandingJson> Stances,
        Guid? Owner,
        string Note,
        double? Influence,
        double? Interest,
        IReadOnlyList<StatementJson> Statements,
        IReadOnlyList<string> Tags,
        IReadOnlyList<ValueJson> Fields
    );

    /// <param name="Field">A custom field's id; <c>/fields</c> says what it holds.</param>
    /// <param name="Value">A number with a point, a day as 2023-01-31, a choice as its field writes it.</param>
    internal sealed record ValueJson(Guid Field, string Name, string Value);

    /// <summary>Where somebody stands on a demand, or on the campaign as a whole.</summary>
    /// <param name="Demand">Null is the campaign as a whole.</param>
    /// <param name="Decided">The statement that decided; null where nobody said anything.</param>
    /// <param name="Inherited">It was a body's that they belong to.</param>
    /// <param name="Stale">So old that somebody should ask again.</param>
    /// <param name="From">That body, a stakeholder; null for their own word.</param>
    /// <param name="Post">By which they belong to it, or to the body that leads there; empty for a member.</param>
    /// <param name="BelongsSince">From this day on they belong to it; null where nobody said.</param>
    internal sealed record StandingJson(
        Guid? Demand,
        Stance Level,
        Guid? Decided,
        DateOnly? DecidedOn,
        bool Inherited,
        bool Stale,
        Guid? From,
        string Post,
        DateOnly? BelongsSince
    );

    /// <param name="Demand">Null is the campaign as a whole.</param>
    /// <param name="MadeOn">A day in the campaign's zone.</param>
    /// <param name="Source">Where it was said or written.</param>
    /// <param name="Words">As they were said; may be empty.</param>
    /// <param name="IsPublic">Said in public, not in a conversation.</param>
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
    /// <param name="Tags">All of them: those that are not named are taken off.</param>
    /// <param name="Fields">Values by a field's id or name; null or empty takes a value away, a field that is not named keeps its own.</param>
    internal sealed record Change(
        TargetClass? Class,
        bool? IsUs,
        int? Influence,
        int? Interest,
        string? Note,
        Guid? Owner,
        IReadOnlyList<string>? Tags = null,
        IReadOnlyDictionary<string, string?>? Fields = null
    );

    /// <param name="Demand">A demand of this campaign; null is the campaign as a whole.</param>
    /// <param name="MadeOn">A day in the campaign's zone, today at the latest; without one it is refused.</param>
    /// <param name="Source">Where it was said or written; without one it is refused.</param>
    /// <param name="Words">As they were said.</param>
    /// <param name="IsPublic">Said in public; false unless told.</param>
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
        stakeholders.MapDelete("/{id:guid}", TakeOff);
        var statements = routes.MapApi("statements").Needs(StakeholdersFeature.View, StakeholdersFeature.Edit);
        statements.MapGet("/", Statements);
        statements.MapGet("/{id:guid}", ShowStatement);
        statements.MapPost("/", State);
        statements.MapDelete("/{id:guid}", TakeOut);
    }

    /// <summary>Narrowed by <c>q</c> (names, tags and fields), <c>tag</c>, <c>class</c>, and <c>choice</c> (a field's id, a colon, one of its choices).</summary>
    private static async Task<Ok<ApiPage<StakeholderJson>>> List(
        [AsParameters] Asked asked,
        HubDb db,
        ToldStakeholders told,
        CancellationToken cancellationToken
    )
    {
        TargetClass? @class = asked.Class is null ? null : ApiPage.Member<TargetClass>(asked.Class);
        var filter = new StakeholderFilter(asked.Q, @class, null, null, asked.Tag, asked.Choice);
        var found = filter.On(db, StakeholderSheet.Whole(db));
        var page = await ApiPage.OfAsync(found, asked.Limit, asked.Cursor, cancellationToken);
        var tell = await told.OfAsync(page.Items, cancellationToken);
        return TypedResults.Ok(page.Select(tell));
    }

    internal sealed record Asked(string? Q, string? Tag, string? Class, string[]? Choice, int? Limit, string? Cursor);

    /// <summary>One stakeholder with its stances, statements, tags and fields.</summary>
    internal static async Task<Results<Ok<StakeholderJson>, NotFound>> Show(
        Guid id,
        StakeholderSheet sheet,
        ToldStakeholders told,
        CancellationToken cancellationToken
    ) =>
        await sheet.FindAsync(id, cancellationToken) is { } stakeholder
            ? TypedResults.Ok(await told.OneAsync(stakeholder, cancellationToken))
            : TypedResults.NotFound();

    /// <summary>Puts an actor of the directory on the map; one who is there already is refused.</summary>
    internal static async Task<Created<StakeholderJson>> Create(
        NewStakeholder body,
        HubDb db,
        AddStakeholder add,
        ToldStakeholders told,
        CancellationToken cancellationToken
    )
    {
        var actor =
            await db.Set<Actor>().SingleOrDefaultAsync(actor => actor.Id == body.Actor, cancellationToken)
            ?? throw new RefusedException("This actor is not in the directory any more.");
        var stakeholder = await add.ExecuteAsync(actor, body.Class, cancellationToken);
        return TypedResults.Created(
            new Uri($"{db.Here.ApiRoot()}/stakeholders/{stakeholder.Id}", UriKind.Relative),
            await told.OneAsync(stakeholder, cancellationToken)
        );
    }

    /// <summary>Changes a stakeholder; a member that is left out stays.</summary>
    internal static async Task<Results<Ok<StakeholderJson>, NotFound>> Patch(
        Guid id,
        Change body,
        HubDb db,
        StakeholderSheet sheet,
        Assess assess,
        TraitShelf shelf,
        CampaignMembers members,
        ToldStakeholders told,
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
        if (body.Note?.Length > Stakeholder.NoteMaxLength)
        {
            throw new RefusedException("This is too long: at most {0} characters.", Stakeholder.NoteMaxLength);
        }

        await members.RefuseStrangersAsync(body.Owner is { } owner ? [owner] : [], cancellationToken);
        (stakeholder.Note, stakeholder.OwnerId) = (body.Note?.Trim() ?? stakeholder.Note, body.Owner ?? stakeholder.OwnerId);
        assess.On(stakeholder, [(Axis.Influence, null, body.Influence), (Axis.Interest, null, body.Interest)], db.Here.User?.Id);
        var traits = await shelf.ReadAsync(id, cancellationToken);
        if (body.Tags is { } tags)
        {
            traits.Retag(stakeholder, tags);
        }

        traits.FillNamed(stakeholder, body.Fields ?? new Dictionary<string, string?>());
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await told.OneAsync(stakeholder, cancellationToken));
    }

    /// <summary>Into the trash of the campaign, as the button of the page does.</summary>
    private static async Task<Results<NoContent, NotFound>> TakeOff(
        Guid id,
        HubDb db,
        StakeholderSheet sheet,
        CancellationToken cancellationToken
    )
    {
        if (await sheet.FindAsync(id, cancellationToken) is not { } stakeholder)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(stakeholder);
        stakeholder.Trash(db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>One statement.</summary>
    internal static async Task<Results<Ok<StatementJson>, NotFound>> ShowStatement(
        Guid id,
        HubDb db,
        CancellationToken cancellationToken
    ) =>
        await db.Set<Statement>().AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, cancellationToken) is { } statement
            ? TypedResults.Ok(ToldStakeholders.Json(statement))
            : TypedResults.NotFound();

    /// <summary>For a statement that was entered by mistake; the stance follows from those that are left, and reports that were kept stay as they are.</summary>
    internal static async Task<Results<NoContent, NotFound>> TakeOut(
        Guid id,
        HubDb db,
        StakeholderSheet sheet,
        CancellationToken cancellationToken
    )
    {
        if (
            await db.Set<Statement>().SingleOrDefaultAsync(each => each.Id == id, cancellationToken) is not { } statement
            || await sheet.FindAsync(statement.StakeholderId, cancellationToken) is not { } stakeholder
        )
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(stakeholder);
        db.Remove(statement);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Writes down what somebody said; answers with the stakeholder as it stands now. Refused without a day or a source, on a day to come, and on a demand of another campaign.</summary>
    internal static async Task<Results<Ok<StakeholderJson>, NotFound>> State(
        NewStatement body,
        HubDb db,
        StakeholderSheet sheet,
        StateStance state,
        ToldStakeholders told,
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
        return TypedResults.Ok(await told.OneAsync(stakeholder, cancellationToken));
    }

    /// <summary>Statements, from which stances follow.</summary>
    /// <param name="stakeholder">Only of this one.</param>
    /// <param name="demand">Only on this demand.</param>
    internal static async Task<Ok<ApiPage<StatementJson>>> Statements(
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
        return TypedResults.Ok((await ApiPage.OfAsync(found, limit, cursor, cancellationToken)).Select(ToldStakeholders.Json));
    }
}
