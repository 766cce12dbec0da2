using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Views;

/// <summary><c>/api/v1/campaigns/{campaign}/assessments</c>: how raters judge stakeholders; the last of a rater counts, the others are history.</summary>
internal static class AssessmentsApi
{
    /// <param name="Demand">What it is judged on; null is the campaign as a whole.</param>
    /// <param name="Value">0 to 10.</param>
    /// <param name="MadeOn">A day in the campaign's zone.</param>
    /// <param name="Rater">Null came with a recipe or a file.</param>
    internal sealed record AssessmentJson(Guid Id, Guid Stakeholder, Axis Axis, Guid? Demand, int Value, DateOnly MadeOn, Guid? Rater);

    /// <param name="Demand">What it is judged on; null is the campaign as a whole.</param>
    /// <param name="Value">0 to 10.</param>
    internal sealed record NewAssessment(Guid Stakeholder, Axis Axis, Guid? Demand, int Value);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var assessments = routes.MapApi("assessments").Needs(StakeholdersFeature.View, StakeholdersFeature.Edit);
        assessments.MapGet("/", List);
        assessments.MapPost("/", Create);
    }

    /// <summary>Every judgement that was made, with who made it and when; the last of each rater counts.</summary>
    /// <param name="stakeholder">Only of this one.</param>
    /// <param name="demand">Only on this demand.</param>
    /// <param name="axis">Only on this axis.</param>
    internal static async Task<Ok<ApiPage<AssessmentJson>>> List(
        HubDb db,
        Guid? stakeholder,
        Guid? demand,
        string? axis,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    )
    {
        var found = db.Set<Assessment>()
            .Where(each => stakeholder == null || each.StakeholderId == stakeholder)
            .Where(each => demand == null || each.DemandId == demand);
        if (axis is not null)
        {
            var only = ApiPage.Member<Axis>(axis);
            found = found.Where(each => each.Axis == only);
        }

        return TypedResults.Ok((await ApiPage.OfAsync(found, limit, cursor, cancellationToken)).Select(Json));
    }

    /// <summary>The caller's own judgement, of today; the one before stays as history. Refused outside 0 to 10, and on a demand of another campaign.</summary>
    internal static async Task<Results<Ok<AssessmentJson>, NotFound>> Create(
        NewAssessment body,
        HubDb db,
        StakeholderSheet sheet,
        Assess assess,
        CancellationToken cancellationToken
    )
    {
        if (await sheet.FindAsync(body.Stakeholder, cancellationToken) is not { } stakeholder)
        {
            return TypedResults.NotFound();
        }

        if (body.Demand is { } demand && !await db.Set<Demand>().AnyAsync(each => each.Id == demand, cancellationToken))
        {
            throw new RefusedException("Choose demands of this campaign.");
        }

        db.Here.RefuseOthers(stakeholder);
        var rater = db.Here.User?.Id;
        assess.On(stakeholder, [(body.Axis, body.Demand, body.Value)], rater);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(Json(stakeholder.Held(body.Axis, body.Demand).First(each => each.RaterId == rater)));
    }

    private static AssessmentJson Json(Assessment each) =>
        new(each.Id, each.StakeholderId, each.Axis, each.DemandId, each.Value, each.MadeOn, each.RaterId);
}
