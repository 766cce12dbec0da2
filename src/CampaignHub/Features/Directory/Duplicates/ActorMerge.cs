using CampaignHub.Platform.Records;
using CampaignHub.Platform.Records.Merging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Directory.Duplicates;

/// <summary>An actor became another one: which, when, by whom, and every row that moved, so that it can be undone. It goes when the actor that was kept is erased.</summary>
internal sealed class ActorMerge : Record
{
    public const int NameMaxLength = (2 * Actor.NameMaxLength) + 1;

    /// <summary>The actor that was kept; where that one was merged in turn, the one it is now.</summary>
    public required Guid KeptId { get; init; }

    /// <summary>The actor that was kept at the time.</summary>
    public required Guid IntoId { get; init; }

    /// <summary>The id of the actor that is gone: old addresses and files still say it.</summary>
    public required Guid MergedId { get; init; }

    [NotJournaled]
    public required string MergedName { get; init; }

    public int Moved { get; private set; }
    public int Dropped { get; private set; }
    public DateTimeOffset? UndoneAt { get; private set; }

    /// <summary>Rows that did not come back, because somebody changed or removed them since.</summary>
    public int Left { get; private set; }

    public bool IsUndone => UndoneAt is not null;

    public void Count(IReadOnlyCollection<MergedRow> rows) =>
        (Moved, Dropped) = (rows.Count(row => row.How == MergedHow.Changed), rows.Count(row => row.How == MergedHow.Dropped));

    public void Undo(int left, DateTimeOffset now) => (UndoneAt, Left) = (now, left);

    internal sealed class Mapping : IEntityTypeConfiguration<ActorMerge>
    {
        public void Configure(EntityTypeBuilder<ActorMerge> builder)
        {
            builder.ToTable("actor_merges");
            builder.Property(merge => merge.MergedName).HasMaxLength(NameMaxLength);
            builder.HasIndex(merge => merge.MergedId);
            builder.HasOne<Actor>().WithMany().HasForeignKey(merge => merge.KeptId).OnDelete(DeleteBehavior.Cascade);
            builder.HasMany<MergedRow>().WithOne().HasForeignKey(row => row.MergeId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
