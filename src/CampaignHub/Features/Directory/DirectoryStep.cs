using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Recipes;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory;

/// <summary><c>CampaignHub.Directory</c>: people, organisations, posts, mandates and ties of the workspace. Dates are days; ids are the recipe's own.</summary>
internal sealed class DirectoryStep(HubDb db, TieRules rules, PostRules posts) : RecipeStep<DirectoryStep.Model>
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
    internal sealed record PostModel(string Id, string Organisation, string Title, bool ForOne = false) : ILine;

    internal sealed record MandateModel(string Id, string Person, string Post, DateOnly? From, DateOnly? Until) : ILine;

    /// <param name="Strength">1 weak … 5 strong; 3 unless told.</param>
    internal sealed record TieModel(
        string Id,
        string From,
        string To,
        TieType Type,
        int? Strength,
        DateOnly? Since,
        DateOnly? Until,
        DateOnly? KnownOn,
        string Source
    ) : ILine;

    internal interface ILine
    {
        string Id { get; }
    }

    protected override async Task ApplyAsync(Model step, RecipeRun run, CancellationToken cancellationToken)
    {
        foreach (var model in step.Actors ?? [])
        {
            await ActorAsync(model, run, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await EachAsync(
            "posts",
            step.Posts,
            run,
            (model, id) => PostAsync(model, id, run, cancellationToken),
            Post.Kind,
            cancellationToken
        );
        await EachAsync(
            "mandates",
            step.Mandates,
            run,
            (model, id) => HoldAsync(model, id, run, cancellationToken),
            "mandate",
            cancellationToken
        );
        await EachAsync("ties", step.Ties, run, (model, id) => TieAsync(model, id, run, cancellationToken), "tie", cancellationToken);
    }

    // One after another: the rules of each look at those before it. What they refuse is told with its place, and the recipe is not run.
    private async Task EachAsync<TModel>(
        string list,
        IReadOnlyList<TModel>? models,
        RecipeRun run,
        Func<TModel, Guid, Task> write,
        string kind,
        CancellationToken cancellationToken
    )
        where TModel : ILine
    {
        foreach (var (at, model) in (models ?? []).Index())
        {
            try
            {
                await write(model, run.Key(kind, model.Id));
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (RefusedException refused)
            {
                run.Problem($"/{list}/{at}", refused.Template, [.. refused.Values]);
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task PostAsync(PostModel model, Guid id, RecipeRun run, CancellationToken cancellationToken)
    {
        var post = await db.WithTrash<Post>().SingleOrDefaultAsync(each => each.Id == id, cancellationToken);
        if (post is null)
        {
            post = Post.Of(await FindActorAsync(model.Organisation, run, cancellationToken), model.Title, id);
            db.Add(post);
        }

        post.Rename(model.Title);
        post.IsForOne = model.ForOne;
        await posts.RefuseCrowdAsync(post, cancellationToken);
    }

    private async Task HoldAsync(MandateModel model, Guid id, RecipeRun run, CancellationToken cancellationToken)
    {
        var mandate = await db.WithTrash<Mandate>().SingleOrDefaultAsync(each => each.Id == id, cancellationToken);
        if (mandate is null)
        {
            var key = run.Key(Post.Kind, model.Post);
            var post = await db.WithTrash<Post>().SingleOrDefaultAsync(each => each.Id == key, cancellationToken);
            mandate = Mandate.Of(await FindActorAsync(model.Person, run, cancellationToken), post, model.From, model.Until, id);
        }

        mandate.Date(model.From, model.Until);
        await rules.RefuseSecondHolderAsync(mandate, cancellationToken);
        AddIfNew(mandate);
    }

    private async Task TieAsync(TieModel model, Guid id, RecipeRun run, CancellationToken cancellationToken)
    {
        var tie = await db.WithTrash<Tie>().SingleOrDefaultAsync(each => each.Id == id, cancellationToken);
        tie ??= Tie.Between(
            await FindActorAsync(model.From, run, cancellationToken),
            await FindActorAsync(model.To, run, cancellationToken),
            model.Type,
            id
        );
        tie.Describe(model.Strength ?? Tie.UsualStrength, model.Since, model.Until, model.Source, model.KnownOn);
        await rules.CheckAsync(tie, cancellationToken);
        AddIfNew(tie);
    }

    private Task<Actor?> FindActorAsync(string id, RecipeRun run, CancellationToken cancellationToken)
    {
        var key = run.Key(Actor.Kind, id);
        return db.WithTrash<Actor>().SingleOrDefaultAsync(actor => actor.Id == key, cancellationToken);
    }

    private void AddIfNew(Record line)
    {
        if (db.Entry(line).State == EntityState.Detached)
        {
            db.Add(line);
        }
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
