using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Planning.Windows;

/// <summary>A stretch of the political calendar in which something can be had: a reading of a bill, a session, a negotiation.</summary>
internal sealed class PlanWindow : CampaignRecord, ISubject
{
    public const int NameMaxLength = 300;
    public const int SourceMaxLength = 300;
    public const int UidMaxLength = 300;

    public static string Kind => "window";

    public required string Name { get; set; }
    public DateOnly From { get; private set; }

    /// <summary>Included.</summary>
    public DateOnly To { get; private set; }

    /// <summary>Where it was read: a page, a file.</summary>
    public string Source { get; set; } = "";

    /// <summary>Of the event it was imported from; null when it was typed.</summary>
    public string? Uid { get; init; }

    /// <summary>Where a newer file puts it, until somebody says yes or no.</summary>
    public DateOnly? ProposedFrom { get; private set; }
    public DateOnly? ProposedTo { get; private set; }

    /// <summary>Called off: what stood in it stands in no window.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    public bool IsCancelled => CancelledAt is not null;
    public bool HasProposal => ProposedFrom is not null;

    string ISubject.SubjectTitle => Name;

    public static string Check(string? name) =>
        string.IsNullOrWhiteSpace(name) || name.Trim().Length > NameMaxLength
            ? throw new RefusedException("A window needs a name of at most {0} characters.", NameMaxLength)
            : name.Trim();

    public void Set(DateOnly from, DateOnly to)
    {
        if (!PlanDays.IsKnown(from) || !PlanDays.IsKnown(to) || to < from)
        {
            throw new RefusedException("A window lies between 1950 and 2099, its last day not before its first.");
        }

        (From, To, ProposedFrom, ProposedTo) = (from, to, null, null);
    }

    /// <summary>A file says other days. Those it has already take a proposal back.</summary>
    public void Propose(DateOnly from, DateOnly to)
    {
        var isNew = from != From || to != To;
        (ProposedFrom, ProposedTo) = (isNew ? from : null, isNew ? to : null);
    }

    public void Refuse() => (ProposedFrom, ProposedTo) = (null, null);

    public void Cancel(DateTimeOffset now)
    {
        CancelledAt ??= now;
        Refuse();
    }

    public void Revive() => CancelledAt = null;

    internal sealed class Mapping : IEntityTypeConfiguration<PlanWindow>
    {
        public const string OncePerUid = "ix_plan_windows_uid";

        public void Configure(EntityTypeBuilder<PlanWindow> builder)
        {
            builder.ToTable("plan_windows");
            builder.Property(window => window.Name).HasMaxLength(NameMaxLength);
            builder.Property(window => window.Source).HasMaxLength(SourceMaxLength);
            builder.Property(window => window.Uid).HasMaxLength(UidMaxLength);
            builder.HasIndex(window => new { window.CampaignId, window.Uid }).IsUnique().HasDatabaseName(OncePerUid);
        }
    }
}
