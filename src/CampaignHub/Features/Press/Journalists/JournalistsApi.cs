using CampaignHub.Data;
using CampaignHub.Features.Press.Outlets;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Journalists;

/// <summary><c>/api/v1/campaigns/{campaign}/journalists</c>: people of the directory with what the press work knows of them.</summary>
internal static class JournalistsApi
{
    /// <param name="Outlet">The outlet's id.</param>
    /// <param name="Name">The outlet's name; not read.</param>
    /// <param name="Role">What they do there.</param>
    /// <param name="From">The first day; null where nobody knows.</param>
    /// <param name="Until">The last day; null while it holds.</param>
    internal sealed record RoleJson(Guid Outlet, string? Name, string? Role, DateOnly? From, DateOnly? Until);

    /// <param name="Actor">The person of the directory.</param>
    /// <param name="Name">First and last name.</param>
    /// <param name="Outlet">The names of the outlets they work for now.</param>
    /// <param name="Beats">With a comma between them.</param>
    /// <param name="Languages">ISO 639-1 codes.</param>
    /// <param name="Email">The address that mails go to; null where there is none.</param>
    /// <param name="DoNotContact">Of the person: no mail goes to any address, on any list. Suppressed addresses and unsubscriptions are told apart from it.</param>
    internal sealed record JournalistJson(
        Guid Id,
        int Version,
        Guid Actor,
        string Name,
        string Territory,
        string Outlet,
        IReadOnlyList<RoleJson> Outlets,
        string Beats,
        IReadOnlyList<string> Languages,
        PreferredChannel? Channel,
        IReadOnlyList<string> Tags,
        string? Email,
        bool DoNotContact,
        DateOnly? DoNotContactSince,
        string DoNotContactReason
    );

    /// <summary>For a new one a name is needed; of a change a member that is not given stays as it is.</summary>
    /// <param name="Version">The one that the program saw; another one is answered with a conflict. Not read of a new one.</param>
    /// <param name="Name">The last name, or a function.</param>
    /// <param name="Outlets">All of them: what is not among them any more is gone.</param>
    /// <param name="Email">Needs a source.</param>
    /// <param name="DoNotContact">True needs a reason.</param>
    internal sealed record JournalistBody(
        int? Version,
        string? FirstName,
        string? Name,
        string? Territory,
        IReadOnlyList<RoleJson>? Outlets,
        string? Beats,
        IReadOnlyList<string>? Languages,
        PreferredChannel? Channel,
        IReadOnlyList<string>? Tags,
        string? Email,
        string? Source,
        bool? DoNotContact,
        DateOnly? DoNotContactSince,
        string? DoNotContactReason
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        var journalists = routes.MapApi("journalists").Needs(PressFeature.View, PressFeature.Edit);
        journalists.MapGet("/", List);
        journalists.MapGet("/{id:guid}", Show);
        journalists.MapPost("/", Create);
        journalists.MapPatch("/{id:guid}", Change);
        journalists.MapDelete("/{id:guid}", ApiRecords.TrashAsync<Journalist>);
    }

    /// <summary>Journalists, in the order they were entered.</summary>
    /// <param name="q">Words of the name, the outlets or the beats, without regard to accents and case.</param>
    /// <param name="beat">One beat.</param>
    /// <param name="outlet">Who works for it now.</param>
    /// <param name="kind">Of an outlet that they work for now.</param>
    /// <param name="language">An ISO 639-1 code.</param>
    private static async Task<Ok<ApiPage<JournalistJson>>> List(
        HubDb db,
        string? q,
        string? beat,
        Guid? outlet,
        string? kind,
        string? language,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    )
    {
        var filter = new JournalistFilter(q, beat, outlet, kind is null ? null : ApiPage.Member<OutletKind>(kind), language);
        var found = JournalistFilter.Whole(db, filter.On(db, db.Set<Journalist>()));
        var page = await ApiPage.OfAsync(found, limit, cursor, cancellationToken);
        var ids = page.Items.Select(each => each.Id).ToList();
        var tags = await db.Set<JournalistTag>()
            .AsNoTracking()
            .Where(tag => ids.Contains(tag.JournalistId))
            .OrderBy(tag => tag.FindText)
            .ToListAsync(cancellationToken);
        var ofEach = tags.ToLookup(tag => tag.JournalistId, tag => tag.Text);
        return TypedResults.Ok(page.Select(each => Json(each, [.. ofEach[each.Id]], db.Here.Today)));
    }

    private static async Task<Results<Ok<JournalistJson>, NotFound>> Show(Guid id, HubDb db, CancellationToken cancellationToken) =>
        await JsonAsync(db, id, cancellationToken) is { } json ? TypedResults.Ok(json) : TypedResults.NotFound();

    /// <summary>A person that becomes one of the directory too. Refused without a name, an address without its source, an outlet that is not there.</summary>
    private static async Task<Created<JournalistJson>> Create(
        JournalistBody body,
        HubDb db,
        SaveJournalist save,
        KeepRoles roles,
        CancellationToken cancellationToken
    )
    {
        await using var whole = await db.Database.BeginTransactionAsync(cancellationToken);
        var made = await save.ExecuteAsync(journalist: null, Write(new JournalistForm(), body), cancellationToken);
        await SayAsync(made, body, db, roles, cancellationToken);
        await whole.CommitAsync(cancellationToken);
        var json = await JsonAsync(db, made.Id, cancellationToken);
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/journalists/{made.Id}", UriKind.Relative), json!);
    }

    private static async Task<Results<Ok<JournalistJson>, NotFound>> Change(
        Guid id,
        JournalistBody body,
        HubDb db,
        SaveJournalist save,
        KeepRoles roles,
        CancellationToken cancellationToken
    )
    {
        if (await SaveJournalist.FindAsync(db, id, cancellationToken) is not { } journalist)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(journalist);
        if (body.Version is { } version)
        {
            db.Expect(journalist, version);
        }

        await using var whole = await db.Database.BeginTransactionAsync(cancellationToken);
        var tags = await SaveJournalist.TagsAsync(db, id, cancellationToken);
        await save.ExecuteAsync(journalist, Write(JournalistForm.Of(journalist, tags), body), cancellationToken);
        await SayAsync(journalist, body, db, roles, cancellationToken);
        await whole.CommitAsync(cancellationToken);
        return TypedResults.Ok((await JsonAsync(db, id, cancellationToken))!);
    }

    private static JournalistForm Write(JournalistForm form, JournalistBody body)
    {
        form.FirstName = body.FirstName ?? form.FirstName;
        form.Name = body.Name ?? form.Name;
        form.Territory = body.Territory ?? form.Territory;
        form.Beats = body.Beats ?? form.Beats;
        form.Languages = body.Languages is { } languages ? [.. languages] : form.Languages;
        form.Channel = body.Channel ?? form.Channel;
        form.Tags = body.Tags is { } tags ? string.Join(',', tags) : form.Tags;
        form.Email = body.Email ?? form.Email;
        form.Source = body.Source ?? form.Source;
        return form;
    }

    private static async Task SayAsync(
        Journalist journalist,
        JournalistBody body,
        HubDb db,
        KeepRoles roles,
        CancellationToken cancellationToken
    )
    {
        if (body.Outlets is { } outlets)
        {
            await roles.ReplaceAsync(
                journalist,
                [.. outlets.Select(each => (each.Outlet, new KeepRoles.Terms(each.Role, each.From, each.Until)))],
                cancellationToken
            );
        }

        if (body.DoNotContact == true)
        {
            journalist.LeaveAlone(
                string.IsNullOrWhiteSpace(body.DoNotContactReason)
                    ? throw new RefusedException("Say why they are not to be contacted: whoever reads it later needs to know.")
                    : body.DoNotContactReason,
                body.DoNotContactSince ?? db.Here.Today
            );
        }
        else if (body.DoNotContact == false)
        {
            journalist.WriteAgain();
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task<JournalistJson?> JsonAsync(HubDb db, Guid id, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        return
            await JournalistFilter
                .Whole(db, db.Set<Journalist>().AsNoTracking())
                .SingleOrDefaultAsync(each => each.Id == id, cancellationToken)
                is { } journalist
            ? Json(journalist, await SaveJournalist.TagsAsync(db, id, cancellationToken), db.Here.Today)
            : null;
    }

    private static JournalistJson Json(Journalist journalist, IReadOnlyList<string> tags, DateOnly today) =>
        new(
            journalist.Id,
            journalist.Version,
            journalist.ActorId,
            journalist.Actor.FullName,
            journalist.Actor.Territory,
            journalist.OutletsOn(today),
            [
                .. journalist
                    .Roles.OrderBy(role => role.Id)
                    .Select(role => new RoleJson(role.OutletId, role.Outlet.Name, role.Role, role.From, role.Until)),
            ],
            journalist.Beats,
            PressLanguages.Read(journalist.Languages),
            journalist.Channel,
            tags,
            journalist.MailAddress,
            journalist.DoNotContact,
            journalist.LeftAloneSince,
            journalist.LeftAloneBecause
        );
}
