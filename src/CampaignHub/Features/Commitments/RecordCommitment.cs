using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Directory;
using CampaignHub.Platform;
using CampaignHub.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

/// <summary>Records a promise with its first rung, "heard", and announces it.</summary>
internal sealed class RecordCommitment(HubDb db)
{
    internal sealed record Input
    {
        public Guid? Id { get; init; }
        public required string? Words { get; init; }
        public required Guid ActorId { get; init; }
        public Guid? PostId { get; init; }
        public Guid? MeetingId { get; init; }
        public required DateOnly? MadeOn { get; init; }
        public string? Place { get; init; }
        public DateOnly? Deadline { get; init; }
        public IReadOnlyList<Guid> Demands { get; init; } = [];
    }

    /// <summary>Refused: a day that is still to come, somebody who is not in the directory, and a post that the person did not hold that day.</summary>
    public async Task<Commitment> ExecuteAsync(Input input, CancellationToken cancellationToken)
    {
        var words = Commitment.CheckWords(input.Words);
        var madeOn = await CheckAsync(input, cancellationToken);
        var commitment = new Commitment
        {
            Id = input.Id ?? Guid.CreateVersion7(),
            CampaignId = db.Here.Campaign.Id,
            Words = words,
            ActorId = input.ActorId,
            PostId = input.PostId,
            MeetingId = input.MeetingId,
            MadeOn = madeOn,
            Place = CheckPlace(input.Place),
            Deadline = CheckDeadline(input.Deadline, madeOn),
            Slug = await FindSlugAsync(words, cancellationToken),
        };
        db.Add(commitment);
        db.Add(commitment.Climb(CommitmentStep.Of(commitment, Rung.Heard, madeOn, db.Here.Today))!);
        foreach (var demand in await KnownAsync(input.Demands, cancellationToken))
        {
            db.Add(commitment.AnswerTo(demand)!);
        }

        db.Raise(new CommitmentMade(commitment.Id, commitment.MeetingId, commitment.Deadline));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception, Commitment.Mapping.OncePerSlug))
        {
            throw new RefusedException("Somebody recorded the same words just now. Save again.");
        }

        return commitment;
    }

    /// <summary>A deadline before the promise is a slip of the pen.</summary>
    public static DateOnly? CheckDeadline(DateOnly? deadline, DateOnly madeOn) =>
        deadline < madeOn ? throw new RefusedException("The deadline lies before the promise.") : deadline;

    public static string CheckPlace(string? place) =>
        place is { Length: > Commitment.PlaceMaxLength }
            ? throw new RefusedException("The place has at most {0} characters.", Commitment.PlaceMaxLength)
            : place?.Trim() ?? "";

    /// <summary>Those of the demands that are in the campaign; another one is refused.</summary>
    public async Task<IReadOnlyList<Guid>> KnownAsync(IReadOnlyList<Guid> demands, CancellationToken cancellationToken)
    {
        var known = await db.Set<Demand>()
            .Where(demand => demands.Contains(demand.Id))
            .Select(demand => demand.Id)
            .ToListAsync(cancellationToken);
        return known.Count == demands.Distinct().Count()
            ? known
            : throw new RefusedException("This demand is not in the campaign any more.");
    }

    private async Task<DateOnly> CheckAsync(Input input, CancellationToken cancellationToken)
    {
        if (input.MadeOn is not { } madeOn)
        {
            throw new RefusedException("Say on which day the promise was made.");
        }

        if (madeOn > db.Here.Today)
        {
            throw new RefusedException("This day is still to come: a promise is written down after it was made.");
        }

        var actor = await db.Set<Actor>().SingleOrDefaultAsync(actor => actor.Id == input.ActorId, cancellationToken);
        if (actor is null)
        {
            throw new RefusedException("Choose from the directory who made the promise.");
        }

        if (input.PostId is { } post && !await HeldAsync(actor, post, madeOn, cancellationToken))
        {
            throw new RefusedException("{0} did not hold this post on that day.", actor.FullName) { Code = "post_not_held" };
        }

        return madeOn;
    }

    // A person holds it by a mandate; an organisation speaks through its own posts.
    private async Task<bool> HeldAsync(Actor actor, Guid postId, DateOnly day, CancellationToken cancellationToken)
    {
        if (actor.Type != ActorKind.Person)
        {
            return await db.Set<Post>().AnyAsync(post => post.Id == postId && post.OrganisationId == actor.Id, cancellationToken);
        }

        var mandates = await db.Set<Mandate>()
            .Where(mandate => mandate.PersonId == actor.Id && mandate.PostId == postId)
            .ToListAsync(cancellationToken);
        return mandates.Exists(mandate => mandate.IsCurrent(day));
    }

    private async Task<string> FindSlugAsync(string words, CancellationToken cancellationToken)
    {
        var taken = await db.Set<Commitment>().IgnoreQueryFilters().Select(commitment => commitment.Slug).ToListAsync(cancellationToken);
        return Slugs.Free(words, Commitment.Kind, Commitment.SlugMaxLength, taken);
    }
}
