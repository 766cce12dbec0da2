using CampaignHub.Features.Directory;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Press.Journalists;

/// <summary>What the press work knows of an actor of the directory: outlet, beats, and whether they asked to be left alone. The whole workspace shares it.</summary>
internal sealed class Journalist : Record
{
    public const int BeatsMaxLength = 300;

    public static string Kind => "journalist";

    public required Guid ActorId { get; init; }
    public Actor Actor { get; init; } = null!;
    public Guid? OutletId { get; set; }
    public Outlet? Outlet { get; init; }

    /// <summary>What they write about, in words.</summary>
    public string Beats { get; set; } = "";

    /// <summary>Asked for no mail, or must not get one: every sending leaves them out.</summary>
    public bool DoNotContact { get; set; }

    /// <summary>The address that mails go to: the last one collected that still holds; null when there is none.</summary>
    public string? MailAddress => Mail?.Value;

    public ContactDetail? Mail =>
        Actor
            .Contacts.Where(contact => contact is { Kind: ContactKind.Email, IsValid: true, TrashedAt: null })
            .Where(contact => MailQueue.IsAddress(contact.Value))
            .OrderBy(contact => contact.CollectedOn)
            .ThenBy(contact => contact.Id)
            .LastOrDefault();

    internal sealed class Mapping : IEntityTypeConfiguration<Journalist>
    {
        public const string OncePerActor = "ix_journalists_actor";

        public void Configure(EntityTypeBuilder<Journalist> builder)
        {
            builder.ToTable("journalists");
            builder.Property(journalist => journalist.Beats).HasMaxLength(BeatsMaxLength);
            builder.Ignore(journalist => journalist.Mail);
            builder.Ignore(journalist => journalist.MailAddress);
            builder.HasIndex(journalist => journalist.ActorId).IsUnique().HasDatabaseName(OncePerActor);
            builder
                .HasOne(journalist => journalist.Actor)
                .WithMany()
                .HasForeignKey(journalist => journalist.ActorId)
                .OnDelete(DeleteBehavior.Cascade);
            builder
                .HasOne(journalist => journalist.Outlet)
                .WithMany()
                .HasForeignKey(journalist => journalist.OutletId)
                .OnDelete(DeleteBehavior.SetNull);
        }
    }
}
