using CampaignHub.Data;
using CampaignHub.Platform.Recipes;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory;

/// <summary><c>CampaignHub.Directory</c>: people, organisations, posts, mandates and ties of the workspace. Dates are days; ids are the recipe's own.</summary>
internal sealed class DirectoryStep(HubDb db) : RecipeStep<DirectoryStep.Model>
{
    public override string Name => "CampaignHub.Directory";

    internal sealed record Model(
        IReadOnlyList<ActorModel>? Actors,
        IReadOnlyList<PostModel>? Posts,
        IReadOnlyList<MandateModel>? Mandates,
        IReadOnlyList<TieModel>? Ties
    );

    /// <param name="Source">Where a person is known from; the recipe itself unless told.</param>
    /// <param name="CollectedOn">The day of the first run unless told.</param>
    /// <param name="Name">The last name of a person, or the whole name, or the function where a living person stays unnamed.</param>
    internal sealed record ActorModel(
        string Id,
        ActorKind Kind,
        string Name,
        string? FirstName,
        string? Acronym,
        string? Function,
        string? Territory,
        string? Note,
        IReadOnlyList<ContactModel>? Contacts,
        string? Source,
        DateOnly? CollectedOn
    );

    /// <param name="Source">Where it comes from: the law asks for it.</param>
    /// <param name="ValidUntil">The last day it holds, where that is known.</param>
    internal sealed record ContactModel(
        string Id,
        ContactKind Kind,
        string Value,
        string Source,
        DateOnly CollectedOn,
        DateOnly? ValidFrom = null,
        DateOnly? ValidUntil = null
    );

    /// <param name="Organisation">The id of an actor of this step.</param>
    /// <param name="ForOne">One person holds it at a time.</param>
    internal sealed record PostModel(string Id, string Organisation, string Title, bool ForOne = false);

    internal sealed record MandateModel(string Id, string Person, string Post, DateOnly? From, DateOnly? Until);

    /// <param name="Strength">1 weak … 5 strong.</param>
    internal sealed record TieModel(
        string Id,
        string From,
        string To,
        TieType Type,
        int Strength,
        DateOnly? Since,
        DateOnly? Until,
        DateOnly? KnownOn,
        string Source
    );

    protected override async Task ApplyAsync(Model step, RecipeRun run, CancellationToken cancellationToken)
    {
        foreach (var model in step.Actors ?? [])
        {
            await ActorAsync(model, run, cancellationToken);
        }

        foreach (var model in step.Posts ?? [])
        {
            var id = run.Key(Post.Kind, model.Id);
            var post = await FindOrAddAsync(
                id,
                () =>
                    new Post
                    {
                        Id = id,
                        OrganisationId = run.Key(Actor.Kind, model.Organisation),
                        Title = model.Title,
                    },
                cancellationToken
            );
            (post.Title, post.IsForOne) = (model.Title, model.ForOne);
        }

        foreach (var model in step.Mandates ?? [])
        {
            var id = run.Key("mandate", model.Id);
            var mandate = await FindOrAddAsync(
                id,
                () =>
                    new Mandate
                    {
                        Id = id,
                        PersonId = run.Key(Actor.Kind, model.Person),
                        PostId = run.Key(Post.Kind, model.Post),
                    },
                cancellationToken
            );
            mandate.Date(model.From, model.Until);
        }

        foreach (var model in step.Ties ?? [])
        {
            var id = run.Key("tie", model.Id);
            var tie = await FindOrAddAsync(
                id,
                () =>
                    new Tie
                    {
                        Id = id,
                        FromId = run.Key(Actor.Kind, model.From),
                        ToId = run.Key(Actor.Kind, model.To),
                        Type = model.Type,
                    },
                cancellationToken
            );
            tie.Describe(model.Strength, model.Since, model.Until, model.Source, model.KnownOn);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task ActorAsync(ActorModel model, RecipeRun run, CancellationToken cancellationToken)
    {
        var id = run.Key(Actor.Kind, model.Id);
        var actor = await FindOrAddAsync(
            id,
            () =>
                new Actor
                {
                    Id = id,
                    Type = model.Kind,
                    Name = model.Name,
                },
            cancellationToken
        );
        new ActorForm
        {
            FirstName = model.FirstName,
            Name = model.Name,
            Acronym = model.Acronym,
            Function = model.Function,
            Territory = model.Territory,
            Note = model.Note,
        }.WriteTo(actor);
        if (actor.Type == ActorKind.Person)
        {
            actor.Collect(
                model.Source ?? $"recipe {run.RecipeName}",
                model.CollectedOn ?? actor.CollectedOn ?? DateOnly.FromDateTime(db.Here.Now.UtcDateTime)
            );
        }

        foreach (var contact in model.Contacts ?? [])
        {
            var key = run.Key("contact", $"{model.Id}/{contact.Id}");
            var detail = await FindOrAddAsync(key, () => new ContactDetail { Id = key, ActorId = id }, cancellationToken);
            detail.Describe(contact.Kind, contact.Value, contact.Source, contact.CollectedOn);
            detail.Hold(contact.ValidFrom, contact.ValidUntil);
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
