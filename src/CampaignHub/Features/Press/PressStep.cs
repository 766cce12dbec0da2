using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Press.Coverage;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Kits;
using CampaignHub.Features.Press.Lists;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Platform.Recipes;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press;

/// <summary>
/// <c>CampaignHub.Press</c>: outlets, journalists, press lists, releases, press kits and coverage. A release that the file says was sent is history: no mail leaves.
/// </summary>
internal sealed class PressStep(HubDb db) : RecipeStep<PressStep.Model>
{
    public override string Name => "CampaignHub.Press";

    internal sealed record Model(
        IReadOnlyList<OutletModel>? Outlets,
        IReadOnlyList<JournalistModel>? Journalists,
        IReadOnlyList<ListModel>? Lists,
        IReadOnlyList<ReleaseModel>? Releases,
        IReadOnlyList<KitModel>? Kits,
        IReadOnlyList<CoverageModel>? Coverage
    );

    internal sealed record OutletModel(string Id, string Name, OutletKind Kind, OutletScope Scope);

    /// <param name="Name">The last name, or the function where a living person stays unnamed.</param>
    /// <param name="Outlet">The id of an outlet of this step.</param>
    /// <param name="Source">Where the address comes from; an address without it is refused.</param>
    internal sealed record JournalistModel(
        string Id,
        string Name,
        string? FirstName,
        string? Outlet,
        string? Beats,
        string? Email,
        string? Source,
        DateOnly? CollectedOn,
        bool? DoNotContact
    );

    /// <param name="Journalists">Ids of journalists of this step.</param>
    internal sealed record ListModel(string Id, string Name, IReadOnlyList<string> Journalists);

    /// <param name="Contacts">One a line: name, role, address, telephone.</param>
    /// <param name="EmbargoLocal">On the campaign's clock: <c>2023-02-15T06:00</c>.</param>
    /// <param name="SentOn">The day it went out, for one that was sent.</param>
    /// <param name="List">The id of the list that it went to.</param>
    internal sealed record ReleaseModel(
        string Id,
        string Headline,
        string Slug,
        string? Dateline,
        string? Lede,
        string? Body,
        string? Boilerplate,
        string? Contacts,
        string? Language,
        DateTime? EmbargoLocal,
        ReleaseState? State,
        DateOnly? SentOn,
        string? List
    );

    /// <param name="PublicFrom">The day on which everybody may read it, from midnight on the campaign's clock; none is a draft.</param>
    internal sealed record KitModel(
        string Id,
        string Title,
        string Slug,
        string? Summary,
        DateOnly? PublicFrom,
        IReadOnlyList<PieceModel> Pieces
    );

    /// <param name="Id">Unique within the kit.</param>
    /// <param name="Release">The id of a release of this step, for the kind <c>release</c>.</param>
    internal sealed record PieceModel(string Id, KitPieceKind Kind, string Title, string? Body, string? Release);

    internal sealed record CoverageModel(string Id, DateOnly Date, string? Outlet, string Title, string? Url, string? Release);

    protected override async Task ApplyAsync(Model step, RecipeRun run, CancellationToken cancellationToken)
    {
        foreach (var model in step.Outlets ?? [])
        {
            var id = run.Key(Outlet.Kind, model.Id);
            var outlet = await FindOrAddAsync(id, () => Of(id, model), cancellationToken);
            (outlet.Name, outlet.Type, outlet.Scope) = (Outlet.Check(model.Name), model.Kind, model.Scope);
        }

        foreach (var model in step.Journalists ?? [])
        {
            await JournalistAsync(model, run, cancellationToken);
        }

        foreach (var model in step.Lists ?? [])
        {
            await ListAsync(model, run, cancellationToken);
        }

        foreach (var model in step.Releases ?? [])
        {
            await new ReleaseImport(db).ApplyAsync(model, run, cancellationToken);
        }

        foreach (var model in step.Kits ?? [])
        {
            await new KitImport(db).ApplyAsync(model, run, cancellationToken);
        }

        foreach (var model in step.Coverage ?? [])
        {
            var id = run.Key(CoverageItem.Kind, model.Id);
            var item = await FindOrAddAsync(id, () => Of(id, model), cancellationToken);
            new CoverageForm
            {
                PublishedOn = model.Date,
                OutletId = model.Outlet is { } outlet ? run.Key(Outlet.Kind, outlet) : null,
                Title = model.Title,
                Url = model.Url,
                ReleaseId = model.Release is { } release ? run.Key(Release.Kind, release) : null,
            }.WriteTo(item);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static Outlet Of(Guid id, OutletModel model) =>
        new()
        {
            Id = id,
            Name = model.Name,
            Type = model.Kind,
            Scope = model.Scope,
        };

    private static CoverageItem Of(Guid id, CoverageModel model) =>
        new()
        {
            Id = id,
            PublishedOn = model.Date,
            Title = model.Title,
        };

    private async Task JournalistAsync(JournalistModel model, RecipeRun run, CancellationToken cancellationToken)
    {
        var actorId = run.Key("journalist_actor", model.Id);
        var actor = await FindOrAddAsync(
            actorId,
            () =>
                new Actor
                {
                    Id = actorId,
                    Type = ActorKind.Person,
                    Name = model.Name,
                },
            cancellationToken
        );
        (actor.FirstName, actor.Name) = (model.FirstName?.Trim() ?? "", model.Name.Trim());
        actor.Collect(model.Source ?? $"recipe {run.RecipeName}", actor.CollectedOn ?? DateOnly.FromDateTime(db.Here.Now.UtcDateTime));
        var id = run.Key(Journalist.Kind, model.Id);
        var journalist = await FindOrAddAsync(id, () => new Journalist { Id = id, ActorId = actorId }, cancellationToken);
        journalist.OutletId = model.Outlet is { } outlet ? run.Key(Outlet.Kind, outlet) : null;
        journalist.Beats = model.Beats?.Trim() ?? "";
        journalist.DoNotContact = model.DoNotContact ?? journalist.DoNotContact;
        await AddressAsync(model, actorId, run, cancellationToken);
    }

    private async Task AddressAsync(JournalistModel model, Guid actorId, RecipeRun run, CancellationToken cancellationToken)
    {
        if (model.Email is not { } email)
        {
            return;
        }

        var id = run.Key("journalist_mail", model.Id);
        var contact = await FindOrAddAsync(id, () => new ContactDetail { Id = id, ActorId = actorId }, cancellationToken);
        var collected = model.CollectedOn ?? (contact.CollectedOn == default ? db.Here.Today : contact.CollectedOn);
        contact.Describe(ContactKind.Email, email, model.Source, collected);
    }

    private async Task ListAsync(ListModel model, RecipeRun run, CancellationToken cancellationToken)
    {
        var id = run.Key(PressList.Kind, model.Id);
        var list = await db.WithTrash<PressList>()
            .Include(list => list.Members)
            .SingleOrDefaultAsync(list => list.Id == id, cancellationToken);
        if (list is null)
        {
            list = new PressList
            {
                Id = id,
                CampaignId = db.Here.Campaign.Id,
                Name = model.Name,
            };
            db.Add(list);
        }

        list.Name = PressList.Check(model.Name);
        foreach (var journalist in model.Journalists)
        {
            if (list.Add(run.Key(Journalist.Kind, journalist)) is { } member)
            {
                db.Add(member);
            }
        }
    }

    private async Task<TRecord> FindOrAddAsync<TRecord>(Guid id, Func<TRecord> make, CancellationToken cancellationToken)
        where TRecord : Record
    {
        // What was put in the trash stays there, and is not made a second time.
        if (await db.WithTrash<TRecord>().SingleOrDefaultAsync(record => record.Id == id, cancellationToken) is { } kept)
        {
            return kept;
        }

        var record = make();
        db.Add(record);
        return record;
    }
}
