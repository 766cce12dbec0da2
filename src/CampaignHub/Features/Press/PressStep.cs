using CampaignHub.Data;
using CampaignHub.Features.Press.Coverage;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Kits;
using CampaignHub.Features.Press.Lists;
using CampaignHub.Features.Press.Lists.Rules;
using CampaignHub.Features.Press.Outlets;
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

    /// <param name="Scope">How far it reaches.</param>
    /// <param name="Periodicity">How often it comes out.</param>
    /// <param name="OwnerGroup">To whom it belongs, where it is not its own.</param>
    internal sealed record OutletModel(
        string Id,
        string Name,
        OutletKind Kind,
        OutletScope Scope,
        OutletPeriodicity? Periodicity,
        string? Territory,
        string? OwnerGroup
    );

    /// <param name="Name">The last name, or the function where a living person stays unnamed.</param>
    /// <param name="Outlet">The id of an outlet of this step.</param>
    /// <param name="Outlets">Several of them, with what the journalist does there and from when to when.</param>
    /// <param name="Beats">With a comma between them.</param>
    /// <param name="Languages">ISO 639-1 codes.</param>
    /// <param name="Tags">Of the campaign.</param>
    /// <param name="Source">Where the address comes from; an address without it is refused.</param>
    /// <param name="DoNotContact">The person is not to be written to, at any address.</param>
    internal sealed record JournalistModel(
        string Id,
        string Name,
        string? FirstName,
        string? Outlet,
        IReadOnlyList<RoleModel>? Outlets,
        string? Territory,
        string? Beats,
        IReadOnlyList<string>? Languages,
        PreferredChannel? Channel,
        IReadOnlyList<string>? Tags,
        string? Email,
        string? Source,
        DateOnly? CollectedOn,
        bool? DoNotContact,
        string? DoNotContactReason,
        DateOnly? DoNotContactSince
    );

    /// <param name="Outlet">The id of an outlet of this step.</param>
    internal sealed record RoleModel(string Outlet, string? Role, DateOnly? From, DateOnly? Until);

    /// <param name="Journalists">Ids of journalists of this step, for a list kept by hand.</param>
    /// <param name="Rule">Whom the list means, found anew each time; instead of journalists.</param>
    internal sealed record ListModel(string Id, string Name, IReadOnlyList<string>? Journalists, ListRule? Rule);

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

    /// <param name="Reach">How many people it reaches, as somebody estimates it.</param>
    internal sealed record CoverageModel(
        string Id,
        DateOnly Date,
        string? Outlet,
        string Title,
        string? Url,
        string? Release,
        CoverageMedium? Medium = null,
        CoverageType? Type = null,
        string? Author = null,
        CoverageTone? Tone = null,
        long? Reach = null,
        string? Quote = null
    );

    protected override async Task ApplyAsync(Model step, RecipeRun run, CancellationToken cancellationToken)
    {
        foreach (var model in step.Outlets ?? [])
        {
            var id = run.Key(Outlet.Kind, model.Id);
            var outlet = await FindOrAddAsync(id, () => Of(id, model), cancellationToken);
            FormOf(model).WriteTo(outlet);
        }

        foreach (var model in step.Journalists ?? [])
        {
            await new JournalistImport(db).ApplyAsync(model, run, cancellationToken);
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
                Medium = model.Medium,
                Type = model.Type,
                Author = model.Author,
                Tone = model.Tone,
                Reach = model.Reach,
                Quote = model.Quote,
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

    private static OutletForm FormOf(OutletModel model) =>
        new()
        {
            Name = model.Name,
            Type = model.Kind,
            Scope = model.Scope,
            Periodicity = model.Periodicity,
            Territory = model.Territory,
            OwnerGroup = model.OwnerGroup,
        };

    private static CoverageItem Of(Guid id, CoverageModel model) =>
        new()
        {
            Id = id,
            PublishedOn = model.Date,
            Title = model.Title,
        };

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
        if (model.Rule is { } rule)
        {
            list.Follow(rule);
        }

        foreach (var journalist in model.Journalists ?? [])
        {
            if (list.Add(run.Key(Journalist.Kind, journalist)) is { } member)
            {
                db.Add(member);
            }
        }
    }

    private Task<TRecord> FindOrAddAsync<TRecord>(Guid id, Func<TRecord> make, CancellationToken cancellationToken)
        where TRecord : Record => FindOrAddAsync(db, id, make, cancellationToken);

    internal static async Task<TRecord> FindOrAddAsync<TRecord>(HubDb db, Guid id, Func<TRecord> make, CancellationToken cancellationToken)
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
