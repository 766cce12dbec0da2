using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Directory.Duplicates;

internal enum PairState
{
    ToReview,

    /// <summary>Somebody looked and could not say yet.</summary>
    Later,

    /// <summary>Not one: never proposed again, unless somebody takes it back.</summary>
    NotTheSame,
}

/// <summary>Two actors of the directory that may be one, as the last search found them, and what somebody said to it.</summary>
internal sealed class DuplicatePair
{
    public Guid Id { get; init; } = OrderedId.Next();
    public required Guid FirstId { get; init; }
    public required Guid SecondId { get; init; }
    public PairState State { get; private set; }

    /// <summary>From 0 to 1.</summary>
    public double Degree { get; private set; }
    public IReadOnlyList<LikenessReason> Reasons { get; private set; } = [];
    public required DateTimeOffset FoundAt { get; init; }
    public Guid? DecidedById { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    public bool IsOf(Guid one, Guid other) => (FirstId == one && SecondId == other) || (FirstId == other && SecondId == one);

    public void Describe(Likeness likeness)
    {
        // A number that a search finds again is no change.
        if (Degree != likeness.Degree || !Reasons.SequenceEqual(likeness.Reasons))
        {
            (Degree, Reasons) = (likeness.Degree, likeness.Reasons);
        }
    }

    public void Decide(PairState state, Guid? by, DateTimeOffset now)
    {
        if (State != state)
        {
            (State, DecidedById, DecidedAt) = (state, by, now);
        }
    }

    /// <summary>Of two pairs that a merge makes one: who was told apart stays told apart.</summary>
    public void Take(DuplicatePair other)
    {
        if (other.State == PairState.NotTheSame && State != PairState.NotTheSame)
        {
            (State, DecidedById, DecidedAt) = (other.State, other.DecidedById, other.DecidedAt);
        }
    }

    internal sealed class Mapping : IEntityTypeConfiguration<DuplicatePair>
    {
        public const string Once = "ix_duplicate_pairs_pair";

        public void Configure(EntityTypeBuilder<DuplicatePair> builder)
        {
            builder.ToTable("duplicate_pairs");
            builder.HasIndex(pair => new { pair.FirstId, pair.SecondId }).IsUnique().HasDatabaseName(Once);
            builder.HasIndex(pair => new { pair.State, pair.Degree });
            builder
                .Property(pair => pair.Reasons)
                .HasMaxLength(200)
                .HasConversion(
                    reasons => string.Join(',', reasons),
                    text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<LikenessReason>).ToList(),
                    new Microsoft.EntityFrameworkCore.ChangeTracking.ValueComparer<IReadOnlyList<LikenessReason>>(
                        (one, other) => one!.SequenceEqual(other!),
                        reasons => reasons.Aggregate(0, (hash, reason) => HashCode.Combine(hash, reason)),
                        reasons => reasons
                    )
                );
            builder.HasOne<Actor>().WithMany().HasForeignKey(pair => pair.FirstId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Actor>().WithMany().HasForeignKey(pair => pair.SecondId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
