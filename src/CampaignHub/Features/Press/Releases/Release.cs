using System.Linq.Expressions;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Press.Releases;

internal enum ReleaseState
{
    Draft,
    Approved,
    Sent,
}

/// <summary>A press release. What was approved is not edited any more, and what was sent stays as it was sent.</summary>
internal sealed class Release : CampaignRecord, ISubject, IFindable, IShownInPublic
{
    public const int HeadlineMaxLength = 200;
    public const int SlugMaxLength = 120;
    public const int LineMaxLength = 200;
    public const int LedeMaxLength = 1200;
    public const int BodyMaxLength = 20000;
    public const int BoilerplateMaxLength = 2000;
    public const int ContactsMaxLength = 1000;

    private readonly List<Sending> _sendings = [];

    public static string Kind => "release";

    public required string Headline { get; set; }

    /// <summary>Its place on the public site; one release of the workspace has it.</summary>
    public required string Slug { get; init; }

    /// <summary>Where and when it is written: « Paris, le 7 février 2023 ».</summary>
    public string Dateline { get; set; } = "";

    /// <summary>The paragraph that says it all.</summary>
    public string Lede { get; set; } = "";

    /// <summary>Markdown.</summary>
    public string Body { get; set; } = "";

    /// <summary>Who the collective is, in a paragraph.</summary>
    public string Boilerplate { get; set; } = "";

    /// <summary>One contact a line; <see cref="PressContact"/> reads it.</summary>
    public string Contacts { get; set; } = "";
    public string Language { get; set; } = "fr";
    public DateTimeOffset? EmbargoUntil { get; set; }
    public ReleaseState State { get; private set; }
    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>When it went out first.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>From when on the public may read it; null before it is sent.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }
    public string FindText { get; set; } = "";

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<Sending> Sendings => _sendings;

    string ISubject.SubjectTitle => Headline;
    string? ISubject.SubjectText => $"{Lede} {Contacts} {Body}";

    public string ComposeFindText() => $"{Headline} {Lede}";

    /// <summary>The one rule of what the public sees: sent, and no embargo any more.</summary>
    public static Expression<Func<Release, bool>> IsPublicAt(DateTimeOffset now) =>
        release =>
            release.State == ReleaseState.Sent
            && release.PublishedAt <= now
            && (release.EmbargoUntil == null || release.EmbargoUntil <= now);

    public bool IsPublicNow(DateTimeOffset now) => State == ReleaseState.Sent && PublishedAt <= now && !IsUnderEmbargo(now);

    public bool IsUnderEmbargo(DateTimeOffset now) => EmbargoUntil > now;

    public void Approve(DateTimeOffset now)
    {
        if (State != ReleaseState.Draft)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(Lede) && string.IsNullOrWhiteSpace(Body))
        {
            throw new RefusedException("A release needs a text before it is approved.");
        }

        (State, ApprovedAt) = (ReleaseState.Approved, now);
    }

    /// <summary>Takes the approval back, so that it can be edited.</summary>
    public void Reopen()
    {
        if (State == ReleaseState.Sent)
        {
            throw new RefusedException("This release was sent: it stays as it was sent.");
        }

        (State, ApprovedAt) = (ReleaseState.Draft, null);
    }

    /// <summary>Noted as sent; the first time counts.</summary>
    public void MarkSent(DateTimeOffset now)
    {
        if (State == ReleaseState.Sent)
        {
            return;
        }

        (State, SentAt) = (ReleaseState.Sent, now);
        ApprovedAt ??= now;
        PublishedAt = EmbargoUntil is { } until && until > now ? until : now;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Release>
    {
        public const string OncePerSlug = "ix_releases_slug";

        public void Configure(EntityTypeBuilder<Release> builder)
        {
            builder.ToTable("releases");
            builder.Property(release => release.Headline).HasMaxLength(HeadlineMaxLength);
            builder.Property(release => release.Slug).HasMaxLength(SlugMaxLength);
            builder.Property(release => release.Dateline).HasMaxLength(LineMaxLength);
            builder.Property(release => release.Lede).HasMaxLength(LedeMaxLength);
            builder.Property(release => release.Body).HasMaxLength(BodyMaxLength);
            builder.Property(release => release.Boilerplate).HasMaxLength(BoilerplateMaxLength);
            builder.Property(release => release.Contacts).HasMaxLength(ContactsMaxLength);
            builder.Property(release => release.Language).HasMaxLength(2);
            builder.HasIndex(release => release.Slug).IsUnique().HasDatabaseName(OncePerSlug);
            builder
                .HasMany(release => release.Sendings)
                .WithOne()
                .HasForeignKey(sending => sending.ReleaseId)
                .OnDelete(DeleteBehavior.Cascade);
        }
    }
}
