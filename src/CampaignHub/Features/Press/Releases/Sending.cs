using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Press.Releases;

/// <summary>A release that went to a list, once, or one of its follow-ups. To whom stands in the mail's deliveries, and does not follow the list afterwards.</summary>
internal sealed class Sending : CampaignRecord
{
    public required Guid ReleaseId { get; init; }
    public required Guid ListId { get; init; }

    /// <summary>The list's name at that time.</summary>
    public required string ListName { get; init; }

    /// <summary>What its rule said then, of a list by rule.</summary>
    public Lists.Rules.ListRule? Rule { get; init; }

    /// <summary>How many the rule found then, whether or not they could be written to; null of a list by hand.</summary>
    public int? Found { get; init; }

    /// <summary>0 is the release itself, 1 its first follow-up, and so on.</summary>
    public int Round { get; init; }

    /// <summary>Null when it was sent before the hub kept the mails.</summary>
    public Guid? MailId { get; init; }
    public required DateTimeOffset SentAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Sending>
    {
        public const string OncePerList = "ix_release_sendings_release_list";

        public void Configure(EntityTypeBuilder<Sending> builder)
        {
            builder.ToTable("release_sendings");
            builder.Property(sending => sending.ListName).HasMaxLength(Lists.PressList.NameMaxLength);
            builder.Property(sending => sending.Rule).HasConversion(rule => rule!.Write(), json => Lists.Rules.ListRule.Read(json));
            builder
                .HasIndex(sending => new
                {
                    sending.ReleaseId,
                    sending.ListId,
                    sending.Round,
                })
                .IsUnique()
                .HasDatabaseName(OncePerList);
            builder.HasOne<OutgoingMail>().WithMany().HasForeignKey(sending => sending.MailId).OnDelete(DeleteBehavior.SetNull);
        }
    }
}
