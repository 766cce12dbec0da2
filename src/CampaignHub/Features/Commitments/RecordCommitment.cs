using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Meetings;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

/// <summary>Records a promise as heard; the page, the API and recipes call it.</summary>
internal sealed class RecordCommitment(HubDb db, CommitmentSlug slugs)
{
    internal sealed record Input
    {
        /// <summary>Given by a recipe; else a new one.</summary>
        public Guid? Id { get; init; }
        public required string? Words { get; init; }
        public required Guid? ById { get; init; }
        public Guid? PostId { get; init; }

        /// <summary>The meeting's day when it is left out.</summary>
        public DateOnly? MadeOn { get; init; }
        public Guid? MeetingId { get; init; }
        public IReadOnlyCollection<Guid> Demands { get; init; } = [];
        public string? PlaceSaid { get; init; }
        public DateOnly? Deadline { get; init; }

        /// <summary>When we heard of it; today unless a recipe says it.</summary>
        public DateOnly? LearntOn { get; init; }
    }

    public async Task<Commitment> ExecuteAsync(Input input, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(input.Words) || input.Words.Length > Commitment.WordsMaxLength)
        {
            throw new RefusedException(
                "A commitment needs the words that were said, in at most {0} characters.",
                Commitment.WordsMaxLength
            );
        }

        var meeting = await MeetingAsync(input.MeetingId, cancellationToken);
        var madeOn = DayOf(input.MadeOn ?? meeting?.StartsOn);
        var by = await ByAsync(input, madeOn, cancellationToken);
        var words = input.Words.Trim();
        var commitment = new Commitment
        {
            Id = input.Id ?? OrderedId.Next(),
            CampaignId = db.Here.Campaign.Id,
            Words = words,
            ById = by,
            PostId = input.PostId,
            MadeOn = madeOn,
            MeetingId = meeting?.Id,
            Slug = await slugs.FindAsync(words, cancellationToken),
        };
        commitment.Describe(input.PlaceSaid ?? meeting?.Place, input.Deadline);
        commitment.Climb(
            CommitmentStep.Of(commitment, new CommitmentStep.Input(Rung.Heard, madeOn, null, null), input.LearntOn ?? db.Here.Today)
        );
        db.Add(commitment);
        await AnswerAsync(db, commitment, input.Demands, cancellationToken);
        db.Raise(new CommitmentMade(commitment.Id, by, commitment.MeetingId, madeOn, commitment.Deadline));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception, Commitment.Mapping.OncePerSlug))
        {
            throw new RefusedException("Somebody recorded a commitment with the same words just now. Save again.");
        }

        return commitment;
    }

    /// <summary>Says which demands a commitment answers.</summary>
    internal static async Task AnswerAsync(
        HubDb db,
        Commitment commitment,
        IReadOnlyCollection<Guid> demands,
        CancellationToken cancellationToken
    )
    {
        db.RemoveRange(commitment.Demands.Where(each => !demands.Contains(each.DemandId)).ToList());
        var added = demands.Distinct().Except(commitment.Demands.Select(each => each.DemandId)).ToList();
        if (await db.Set<Demand>().CountAsync(demand => added.Contains(demand.Id), cancellationToken) < added.Count)
        {
            throw new RefusedException("Choose demands of this campaign.");
        }

        db.AddRange(
            added.Select(demand => new CommitmentDemand
            {
                CampaignId = commitment.CampaignId,
                CommitmentId = commitment.Id,
                DemandId = demand,
            })
        );
    }

    private async Task<Meeting?> MeetingAsync(Guid? id, CancellationToken cancellationToken) =>
        id is null
            ? null
            : await db.Set<Meeting>().SingleOrDefaultAsync(meeting => meeting.Id == id, cancellationToken)
                ?? throw new RefusedException("This meeting is not there any more.");

    private DateOnly DayOf(DateOnly? day) =>
        day switch
        {
            null => throw new RefusedException("On which day was it said?"),
            { } ahead when ahead > db.Here.Today => throw new RefusedException(
                "Nobody has promised anything on a day that is still ahead."
            ),
            { Year: < 1950 } => throw new RefusedException("On which day was it said?"),
            { } said => said,
        };

    // Who speaks for a post holds it on that day; a body speaks for its own posts.
    private async Task<Guid> ByAsync(Input input, DateOnly day, CancellationToken cancellationToken)
    {
        var by =
            await db.Set<Actor>().SingleOrDefaultAsync(actor => actor.Id == input.ById, cancellationToken)
            ?? throw new RefusedException("Who promised it? Choose somebody of the directory.");
        if (input.PostId is not { } postId)
        {
            return by.Id;
        }

        var post =
            await db.Set<Post>().SingleOrDefaultAsync(post => post.Id == postId, cancellationToken)
            ?? throw new RefusedException("This post is not in the directory any more.");
        if (by.Type != ActorKind.Person)
        {
            return post.OrganisationId == by.Id
                ? by.Id
                : throw new RefusedException("The post {0} is not one of {1}.", post.Title, by.FullName);
        }

        var mandates = await db.Set<Mandate>()
            .Where(mandate => mandate.PersonId == by.Id && mandate.PostId == postId)
            .ToListAsync(cancellationToken);
        return mandates.Exists(mandate => mandate.IsCurrent(day))
            ? by.Id
            : throw new RefusedException("{0} did not hold the post {1} on {2}.", by.FullName, post.Title, Days.Long(day))
            {
                Code = "post_not_held",
            };
    }
}
