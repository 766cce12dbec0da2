using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Commitments.Verdicts;

internal enum VerdictOutcome
{
    Kept,
    PartlyKept,
    NotKept,
}

/// <summary>
/// What we conclude about a commitment, for the public. One that accuses (not or only partly kept) is read by a second person, and whom it accuses was asked
/// for their side before; what they answered is printed with it.
/// </summary>
internal sealed class Verdict : CampaignRecord, IShownInPublic
{
    public const int ReasonsMaxLength = 4000;
    public const int HowMaxLength = 500;
    public const int ReplyMaxLength = 8000;

    /// <summary>One commitment has at most one.</summary>
    public required Guid CommitmentId { get; init; }
    public VerdictOutcome Outcome { get; private set; }

    /// <summary>Printed.</summary>
    public string Reasons { get; private set; } = "";

    /// <summary>Who wrote it as it stands.</summary>
    public Guid? AuthorId { get; private set; }

    /// <summary>Somebody else, who read it as it stands; null since it was last written.</summary>
    public Guid? ReviewerId { get; private set; }
    public DateTimeOffset? ReviewedAt { get; private set; }

    /// <summary>The day we asked whom it concerns for their side, in the campaign's zone.</summary>
    public DateOnly? ReplyAskedOn { get; private set; }

    /// <summary>Whom we asked and how: a letter to the director's office. Printed.</summary>
    public string ReplyAskedHow { get; private set; } = "";

    /// <summary>The day their answer came; null while none did.</summary>
    public DateOnly? RepliedOn { get; private set; }

    /// <summary>Their answer, word for word. Printed.</summary>
    public string Reply { get; private set; } = "";

    /// <summary>Since when the public may read it.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    public bool IsNegative => Outcome != VerdictOutcome.Kept;
    public bool IsPublic => PublishedAt is not null;

    /// <summary>Written anew: it leaves the public site, and a second person has to read it again.</summary>
    /// <exception cref="RefusedException">Without reasons, or too many.</exception>
    public void Write(VerdictOutcome outcome, string? reasons, Guid? author)
    {
        if (string.IsNullOrWhiteSpace(reasons) || reasons.Length > ReasonsMaxLength)
        {
            throw new RefusedException("A verdict says why, in at most {0} characters.", ReasonsMaxLength);
        }

        (Outcome, Reasons, AuthorId) = (outcome, reasons.Trim(), author);
        (ReviewerId, ReviewedAt, PublishedAt) = (null, null, null);
    }

    /// <exception cref="RefusedException">By the author.</exception>
    public void Review(Guid? reviewer, DateTimeOffset now)
    {
        if (reviewer is null || reviewer == AuthorId)
        {
            throw new RefusedException("Somebody else than its author reviews a verdict.") { Code = "own_verdict" };
        }

        (ReviewerId, ReviewedAt) = (reviewer, now);
    }

    /// <exception cref="RefusedException">Without whom and how, or on a day that is still ahead.</exception>
    public void AskReply(DateOnly day, string? how, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(how) || how.Length > HowMaxLength)
        {
            throw new RefusedException("Whom did we ask for their side, and how? In at most {0} characters.", HowMaxLength);
        }

        if (day > today || day > RepliedOn)
        {
            throw new RefusedException("They were asked before they answered, and not on a day that is still ahead.");
        }

        (ReplyAskedOn, ReplyAskedHow) = (day, how.Trim());
    }

    /// <exception cref="RefusedException">Before they were asked, on a day that is still ahead, or without words.</exception>
    public void KeepReply(DateOnly day, string? reply, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(reply) || reply.Length > ReplyMaxLength)
        {
            throw new RefusedException("What did they answer, word for word? In at most {0} characters.", ReplyMaxLength);
        }

        if (ReplyAskedOn is not { } asked || day < asked || day > today)
        {
            throw new RefusedException("They answer between the day they were asked and today.");
        }

        (RepliedOn, Reply) = (day, reply.Trim());
    }

    /// <exception cref="RefusedException">One that accuses was not read by a second person, or nobody was asked for their side.</exception>
    public void Publish(DateTimeOffset now)
    {
        if (IsNegative && ReviewerId is null)
        {
            throw new RefusedException("A second person has to review a verdict that a commitment was not kept, before everybody reads it.")
            {
                Code = "not_reviewed",
            };
        }

        if (IsNegative && ReplyAskedOn is null)
        {
            throw new RefusedException("Ask whom it concerns for their side before everybody reads that a commitment was not kept.")
            {
                Code = "no_right_of_reply",
            };
        }

        PublishedAt ??= now;
    }

    public void Withdraw() => PublishedAt = null;

    internal sealed class Mapping : IEntityTypeConfiguration<Verdict>
    {
        public const string OncePerCommitment = "ix_verdicts_commitment";

        public void Configure(EntityTypeBuilder<Verdict> builder)
        {
            builder.ToTable("verdicts");
            builder.Property(each => each.Reasons).HasMaxLength(ReasonsMaxLength);
            builder.Property(each => each.ReplyAskedHow).HasMaxLength(HowMaxLength);
            builder.Property(each => each.Reply).HasMaxLength(ReplyMaxLength);
            builder.HasIndex(each => each.CommitmentId).IsUnique().HasDatabaseName(OncePerCommitment);
            builder.HasOne<Commitment>().WithMany().HasForeignKey(each => each.CommitmentId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<HubUser>().WithMany().HasForeignKey(each => each.AuthorId).OnDelete(DeleteBehavior.SetNull);
            builder.HasOne<HubUser>().WithMany().HasForeignKey(each => each.ReviewerId).OnDelete(DeleteBehavior.SetNull);
        }
    }
}
