using CampaignHub.Data;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Kits;
using CampaignHub.Features.Press.Lists;
using CampaignHub.Features.Press.Outlets;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press;

/// <summary><c>/api/v1/campaigns/{campaign}/releases</c>, and what else of the press work programs reach.</summary>
internal static class PressApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var releases = routes.MapApi("releases").Needs(PressFeature.View, PressFeature.Edit);
        releases.MapGet("/", ListReleases);
        releases.MapGet("/{id:guid}", Show);
        releases.MapPost("/", Create);
        var sending = routes.MapApi("releases").Needs(PressFeature.View, PressFeature.Send);
        sending.MapPost("/{id:guid}/approval", Approve);
        sending.MapPost("/{id:guid}/sendings", Send);
        KitsApi.Map(routes);
        KitLinksApi.Map(routes);
        UnsubscriptionsApi.Map(routes);
        OutletsApi.Map(routes);
        JournalistsApi.Map(routes);
        ListsApi.Map(routes);
    }

    internal sealed record ReleaseJson(
        Guid Id,
        string Slug,
        string Headline,
        string Dateline,
        string Lede,
        string Body,
        ReleaseState State,
        DateTimeOffset? EmbargoUntil,
        DateTimeOffset? SentAt,
        DateTimeOffset? PublishedAt
    );

    /// <param name="EmbargoLocal">On the campaign's clock: <c>2023-02-15T06:00</c>.</param>
    internal sealed record NewRelease(
        string Headline,
        string? Dateline,
        string? Lede,
        string? Body,
        string? Boilerplate,
        string? Contacts,
        string? Language,
        DateTime? EmbargoLocal
    );

    /// <param name="List">The press list.</param>
    /// <param name="AtLocal">When it is to leave, on the campaign's clock: <c>2023-02-15T06:00</c>; left out, at once.</param>
    internal sealed record NewSending(Guid List, DateTime? AtLocal);

    internal sealed record SendingJson(Guid Id, Guid Release, Guid List, Guid? Mail, DateTimeOffset SentAt);

    private static async Task<Ok<ApiPage<ReleaseJson>>> ListReleases(
        HubDb db,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    ) => TypedResults.Ok((await ApiPage.OfAsync(db.Set<Release>(), limit, cursor, cancellationToken)).Select(Json));

    private static async Task<Results<Ok<ReleaseJson>, NotFound>> Show(Guid id, HubDb db, CancellationToken cancellationToken) =>
        await FindAsync(db, id, cancellationToken) is { } release ? TypedResults.Ok(Json(release)) : TypedResults.NotFound();

    private static async Task<Created<ReleaseJson>> Create(NewRelease body, HubDb db, AddRelease add, CancellationToken cancellationToken)
    {
        var form = new ReleaseForm
        {
            Headline = body.Headline,
            Dateline = body.Dateline,
            Lede = body.Lede,
            Body = body.Body,
            Boilerplate = body.Boilerplate,
            Contacts = body.Contacts,
            Language = body.Language,
            EmbargoLocal = body.EmbargoLocal,
        };
        form.RefusePastEmbargo(db.Here.Campaign, db.Here.Now);
        var release = await add.ExecuteAsync(form, cancellationToken);
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/releases/{release.Id}", UriKind.Relative), Json(release));
    }

    private static async Task<Results<Ok<ReleaseJson>, NotFound>> Approve(Guid id, HubDb db, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, id, cancellationToken) is not { } release)
        {
            return TypedResults.NotFound();
        }

        release.Approve(db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(Json(release));
    }

    private static async Task<Results<Ok<SendingJson>, NotFound>> Send(
        Guid id,
        NewSending body,
        HubDb db,
        SendRelease send,
        CancellationToken cancellationToken
    )
    {
        var list = await db.Set<PressList>().SingleOrDefaultAsync(list => list.Id == body.List, cancellationToken);
        if (list is null || await FindAsync(db, id, cancellationToken) is not { } release)
        {
            return TypedResults.NotFound();
        }

        DateTimeOffset? at = body.AtLocal is { } local ? Embargo.InstantOf(local, db.Here.Campaign) : null;
        var sending = await send.ExecuteAsync(release, list, at, cancellationToken);
        return TypedResults.Ok(new SendingJson(sending.Id, id, sending.ListId, sending.MailId, sending.SentAt));
    }

    private static Task<Release?> FindAsync(HubDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<Release>().SingleOrDefaultAsync(release => release.Id == id, cancellationToken);

    private static ReleaseJson Json(Release release) =>
        new(
            release.Id,
            release.Slug,
            release.Headline,
            release.Dateline,
            release.Lede,
            release.Body,
            release.State,
            release.EmbargoUntil,
            release.SentAt,
            release.PublishedAt
        );
}
