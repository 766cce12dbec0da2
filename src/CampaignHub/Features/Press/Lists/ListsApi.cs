using CampaignHub.Data;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Lists.Rules;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Lists;

/// <summary><c>/api/v1/campaigns/{campaign}/press-lists</c>: lists kept by hand and lists by rule.</summary>
internal static class ListsApi
{
    /// <param name="Rule">Whom the list means; null is a list kept by hand.</param>
    /// <param name="Sentence">The rule as people say it, in the language that was asked for; empty of a list by hand.</param>
    internal sealed record ListJson(Guid Id, int Version, string Name, ListRule? Rule, string Sentence);

    /// <param name="Journalists">Of a list by hand, to begin with.</param>
    /// <param name="Rule">For a list by rule; one by hand has none.</param>
    internal sealed record NewList(string Name, IReadOnlyList<Guid>? Journalists, ListRule? Rule);

    /// <summary>A member that is not given stays as it is.</summary>
    /// <param name="Version">The one that the program saw; another one is answered with a conflict.</param>
    internal sealed record ListChange(int? Version, string? Name, ListRule? Rule);

    internal sealed record Members(IReadOnlyList<Guid> Journalists);

    /// <param name="Changed">So many were put on the list newly, or taken off it.</param>
    internal sealed record MembersChanged(int Changed);

    /// <param name="Outlet">The outlets that they work for now.</param>
    internal sealed record MemberJson(Guid Id, string Name, string Outlet, string Beats, bool DoNotContact);

    /// <param name="Count">How many it means now, whether or not they can be written to.</param>
    /// <param name="Sample">The first ten by name, with the conditions that hold of each.</param>
    internal sealed record FoundJson(int Count, string Sentence, IReadOnlyList<SampleJson> Sample);

    internal sealed record SampleJson(Guid Id, string Name, IReadOnlyList<string> Why);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var lists = routes.MapApi("press-lists").Needs(PressFeature.View, PressFeature.Edit);
        lists.MapGet("/", List);
        lists.MapGet("/{id:guid}", Show);
        lists.MapPost("/", Create);
        lists.MapPatch("/{id:guid}", Change);
        lists.MapDelete("/{id:guid}", ApiRecords.TrashAsync<PressList>);
        lists.MapGet("/{id:guid}/journalists", WhoIsOn);
        lists.MapPost("/{id:guid}/journalists", PutOn);
        lists.MapDelete("/{id:guid}/journalists/{journalist:guid}", TakeOff);
        lists.MapPost("/previews", Look);
    }

    private static async Task<Ok<ApiPage<ListJson>>> List(
        HubDb db,
        Texts texts,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    ) => TypedResults.Ok((await ApiPage.OfAsync(db.Set<PressList>(), limit, cursor, cancellationToken)).Select(list => Json(list, texts)));

    private static async Task<Results<Ok<ListJson>, NotFound>> Show(Guid id, HubDb db, Texts texts, CancellationToken cancellationToken) =>
        await FindAsync(db, id, cancellationToken) is { } list ? TypedResults.Ok(Json(list, texts)) : TypedResults.NotFound();

    /// <summary>A list by hand with its first journalists, or one by rule. Refused with both, and where a condition of the rule is none.</summary>
    private static async Task<Created<ListJson>> Create(
        NewList body,
        HubDb db,
        ChangeMembers change,
        Texts texts,
        CancellationToken cancellationToken
    )
    {
        var list = new PressList { Name = PressList.Check(body.Name) };
        if (body.Rule is { } rule)
        {
            list.Follow(rule);
        }

        await using var whole = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Add(list);
        await db.SaveChangesAsync(cancellationToken);
        if (body.Journalists is { Count: > 0 } journalists)
        {
            await change.AddAsync(list, db.Set<Journalist>().Where(each => journalists.Contains(each.Id)), cancellationToken);
        }

        await whole.CommitAsync(cancellationToken);
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/press-lists/{list.Id}", UriKind.Relative), Json(list, texts));
    }

    /// <summary>Another name, or another rule of a list by rule. A list kept by hand does not become one by rule.</summary>
    private static async Task<Results<Ok<ListJson>, NotFound>> Change(
        Guid id,
        ListChange body,
        HubDb db,
        Texts texts,
        CancellationToken cancellationToken
    )
    {
        if (await db.FindToChangeAsync<PressList>(id, body.Version, cancellationToken) is not { } list)
        {
            return TypedResults.NotFound();
        }

        list.Name = PressList.Check(body.Name ?? list.Name);
        if (body.Rule is { } rule)
        {
            list.Follow(rule);
        }

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(Json(list, texts));
    }

    /// <summary>Who is on it now, in the order they were entered: by hand, or found by the rule.</summary>
    private static async Task<Results<Ok<ApiPage<MemberJson>>, NotFound>> WhoIsOn(
        Guid id,
        HubDb db,
        ListJournalists onList,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(db, id, cancellationToken) is not { } list)
        {
            return TypedResults.NotFound();
        }

        var found = JournalistFilter.Whole(db, await onList.ExecuteAsync(list, cancellationToken));
        var page = await ApiPage.OfAsync(found, limit, cursor, cancellationToken);
        return TypedResults.Ok(
            page.Select(each => new MemberJson(each.Id, each.Actor.FullName, each.OutletsOn(db.Here.Today), each.Beats, each.DoNotContact))
        );
    }

    /// <summary>Whoever is there already stays. Refused of a list by rule.</summary>
    private static async Task<Results<Ok<MembersChanged>, NotFound>> PutOn(
        Guid id,
        Members body,
        HubDb db,
        ChangeMembers change,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(db, id, cancellationToken) is not { } list)
        {
            return TypedResults.NotFound();
        }

        var journalists = db.Set<Journalist>().Where(each => body.Journalists.Contains(each.Id));
        return TypedResults.Ok(new MembersChanged(await change.AddAsync(list, journalists, cancellationToken)));
    }

    /// <summary>Refused of a list by rule.</summary>
    private static async Task<Results<NoContent, NotFound>> TakeOff(
        Guid id,
        Guid journalist,
        HubDb db,
        ChangeMembers change,
        CancellationToken cancellationToken
    ) =>
        await FindAsync(db, id, cancellationToken) is { } list
        && await change.RemoveAsync(list, db.Set<Journalist>().Where(each => each.Id == journalist), cancellationToken) > 0
            ? TypedResults.NoContent()
            : TypedResults.NotFound();

    /// <summary>Whom a rule would find now; nothing is kept.</summary>
    private static async Task<Ok<FoundJson>> Look(ListRule body, FindByRule find, Texts texts, CancellationToken cancellationToken)
    {
        var rule = body.Check();
        var found = await find.LookAsync(rule, cancellationToken);
        return TypedResults.Ok(
            new FoundJson(
                found.Count,
                texts.Sentence(rule),
                [
                    .. found.Sample.Select(each => new SampleJson(
                        each.Journalist.Id,
                        each.Journalist.Actor.FullName,
                        [.. each.Why.Select(texts.Say)]
                    )),
                ]
            )
        );
    }

    private static Task<PressList?> FindAsync(HubDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<PressList>().SingleOrDefaultAsync(list => list.Id == id, cancellationToken);

    private static ListJson Json(PressList list, Texts texts) =>
        new(list.Id, list.Version, list.Name, list.Rule, list.Rule is { } rule ? texts.Sentence(rule) : "");
}
