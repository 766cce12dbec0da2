using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Platform.Mail.Limits;

/// <summary>The leave to send one mail, taken before it goes and given back after the relay's answer: what the limits are counted by, across processes and restarts.</summary>
internal sealed class SendPermit
{
    public Guid Id { get; init; } = OrderedId.Next();

    /// <summary>Which relay it went over.</summary>
    public required int Relay { get; init; }

    /// <summary>The receiver's, in lower case.</summary>
    public required string Domain { get; init; }

    /// <summary>When the mail was over for sure; of one that is under way, when it is over at the latest. The limits' windows are counted from here.</summary>
    public required DateTimeOffset OverAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SendPermit>
    {
        public void Configure(EntityTypeBuilder<SendPermit> builder)
        {
            builder.ToTable("mail_permits");
            builder.Property(permit => permit.Id).ValueGeneratedNever();
            builder.Property(permit => permit.Domain).HasMaxLength(OutgoingMail.AddressMaxLength);
            builder.HasIndex(permit => permit.OverAt);
            builder.HasIndex(permit => new { permit.Domain, permit.OverAt });
        }
    }
}
