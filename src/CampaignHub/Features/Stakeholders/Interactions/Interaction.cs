using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Stakeholders.Interactions;

internal enum InteractionType
{
    Call,
    Mail,
    Meeting,
    ChanceEncounter,
}

/// <summary>Who began it. The register of interest representatives counts what we began ourselves.</summary>
internal enum InteractionDirection
{
    OutgoingOwnInitiative,
    OutgoingOnRequest,
    Incoming,
}

/// <summary>A contact that took place between us and others: on which day, by which means, who began it, and what was spoken of.</summary>
internal sealed class Interaction : CampaignRecord, ISubject, IFindable
{
    public const int TitleMaxLength = 240;
    public const int NoteMaxLength = 20_000;
    public const int MessageIdMaxLength = 400;

    private readonly List<InteractionActor> _actors = [];
    private readonly List<InteractionMember> _ours = [];
    private readonly List<InteractionPoint> _points = [];

    public static string Kind => "interaction";

    public required InteractionType Type { get; set; }
    public required InteractionDirection Direction { get; set; }

    /// <summary>In the campaign's zone.</summary>
    public required DateOnly HeldOn { get; set; }
    public required string Title { get; set; }

    /// <summary>Markdown. It will be shown to the people concerned on request (GDPR art. 15).</summary>
    [NotJournaled]
    public string Note { get; set; } = "";

    /// <summary>Of the mail it was made from, so that one mail is logged once; null otherwise.</summary>
    public string? MessageId { get; init; }

    /// <summary>The record of another feature that it was logged for (a meeting), as kind and id.</summary>
    public string? AboutKind { get; init; }
    public Guid? AboutId { get; init; }
    public string FindText { get; set; } = "";

    /// <summary>Whom it was with.</summary>
    public IReadOnlyList<InteractionActor> Actors => _actors;

    /// <summary>Who of us took part.</summary>
    public IReadOnlyList<InteractionMember> Ours => _ours;
    public IReadOnlyList<InteractionPoint> Points => _points;

    string ISubject.SubjectTitle => Title;

    public string ComposeFindText() => Title;

    internal sealed class Mapping : IEntityTypeConfiguration<Interaction>
    {
        public const string OncePerMail = "ix_interactions_campaign_message";

        public void Configure(EntityTypeBuilder<Interaction> builder)
        {
            builder.ToTable("interactions");
            builder.Property(each => each.Title).HasMaxLength(TitleMaxLength);
            builder.Property(each => each.Note).HasMaxLength(NoteMaxLength);
            builder.Property(each => each.MessageId).HasMaxLength(MessageIdMaxLength);
            builder.Property(each => each.AboutKind).HasMaxLength(40);
            builder.HasIndex(each => new { each.CampaignId, each.HeldOn });
            builder.HasIndex(each => new { each.CampaignId, each.MessageId }).IsUnique().HasDatabaseName(OncePerMail);
            builder.HasMany(each => each.Actors).WithOne().HasForeignKey(actor => actor.InteractionId).OnDelete(DeleteBehavior.Cascade);
            builder.HasMany(each => each.Ours).WithOne().HasForeignKey(member => member.InteractionId).OnDelete(DeleteBehavior.Cascade);
            builder.HasMany(each => each.Points).WithOne().HasForeignKey(point => point.InteractionId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>An actor of the directory that an interaction was with.</summary>
internal sealed class InteractionActor : CampaignRecord
{
    public required Guid InteractionId { get; init; }
    public required Guid ActorId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<InteractionActor>
    {
        public void Configure(EntityTypeBuilder<InteractionActor> builder)
        {
            builder.ToTable("interaction_actors");
            builder.HasIndex(each => new { each.InteractionId, each.ActorId }).IsUnique();
            builder.HasIndex(each => each.ActorId);
            builder.HasOne<Directory.Actor>().WithMany().HasForeignKey(each => each.ActorId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>One of us who took part in an interaction.</summary>
internal sealed class InteractionMember : CampaignRecord
{
    public required Guid InteractionId { get; init; }
    public required Guid UserId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<InteractionMember>
    {
        public void Configure(EntityTypeBuilder<InteractionMember> builder)
        {
            builder.ToTable("interaction_members");
            builder.HasIndex(each => new { each.InteractionId, each.UserId }).IsUnique();
            builder.HasOne<HubUser>().WithMany().HasForeignKey(each => each.UserId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>One thing that was spoken of, and what is to follow from it.</summary>
internal sealed class InteractionPoint : CampaignRecord
{
    public const int TextMaxLength = 1000;
    public const int FollowUpMaxLength = 240;

    public required Guid InteractionId { get; init; }

    [NotJournaled]
    public string Text { get; private set; } = "";

    /// <summary>What we are to do; empty asks for nothing.</summary>
    public string FollowUp { get; private set; } = "";

    /// <summary>By which day.</summary>
    public DateOnly? FollowUpOn { get; private set; }
    public Guid? OwnerId { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }

    public bool IsOpen => FollowUp.Length > 0 && DoneAt is null;

    public static InteractionPoint Of(Interaction interaction, string? text, string? followUp, DateOnly? followUpOn, Guid? ownerId)
    {
        var point = new InteractionPoint { CampaignId = interaction.CampaignId, InteractionId = interaction.Id };
        point.Say(text, followUp, followUpOn, ownerId);
        return point;
    }

    /// <exception cref="RefusedException">No text, something is too long, or a day without anything to follow.</exception>
    public void Say(string? text, string? followUp, DateOnly? followUpOn, Guid? ownerId)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > TextMaxLength || followUp?.Length > FollowUpMaxLength)
        {
            throw new RefusedException(
                "A point needs a text of at most {0} characters; its follow-up has at most {1}.",
                TextMaxLength,
                FollowUpMaxLength
            );
        }

        if (followUpOn is not null && string.IsNullOrWhiteSpace(followUp))
        {
            throw new RefusedException("Say what is to follow by this day.");
        }

        (Text, FollowUp, FollowUpOn, OwnerId) = (text.Trim(), followUp?.Trim() ?? "", followUpOn, ownerId);
    }

    /// <summary>Says that what was to follow was done, or is to be done after all.</summary>
    public void Set(bool isDone, DateTimeOffset now) => DoneAt = isDone ? DoneAt ?? now : null;

    internal sealed class Mapping : IEntityTypeConfiguration<InteractionPoint>
    {
        public void Configure(EntityTypeBuilder<InteractionPoint> builder)
        {
            builder.ToTable("interaction_points");
            builder.Property(point => point.Text).HasMaxLength(TextMaxLength);
            builder.Property(point => point.FollowUp).HasMaxLength(FollowUpMaxLength);
            builder.HasIndex(point => new { point.CampaignId, point.FollowUpOn });
            builder.HasOne<HubUser>().WithMany().HasForeignKey(point => point.OwnerId).OnDelete(DeleteBehavior.SetNull);
        }
    }
}
