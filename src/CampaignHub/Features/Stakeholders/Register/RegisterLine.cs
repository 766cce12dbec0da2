using CampaignHub.Features.Stakeholders.Interactions;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Stakeholders.Register;

/// <summary>The register's kinds of action (decree 2017-867): eight named ones and the rest.</summary>
internal enum RegisterAction
{
    InformationOrExpertise,
    InformalTalks,
    DraftingSuggestions,
    RegularCorrespondence,
    EventsOrInvitations,
    MeetingForThirdParty,
    HearingsOrConsultations,
    PetitionsOrLeaflets,
    Other,
}

/// <summary>The register's kinds of public decision: five named ones and the rest.</summary>
internal enum RegisterDecision
{
    Laws,
    RegulatoryActs,
    Ordinances,
    IndividualDecisions,
    PublicContracts,
    Other,
}

/// <summary>What the register asks of one interaction. What nobody said stays null: a proposal is shown, never filled in.</summary>
internal sealed class RegisterLine : CampaignRecord
{
    public const int SubjectMaxLength = 240;
    public const int FieldsMaxLength = 240;

    public required Guid InteractionId { get; init; }
    public RegisterAction? Action { get; private set; }
    public RegisterDecision? Decision { get; private set; }

    /// <summary>The matter, as it will be published: no names.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>The register's fields of activity, parted by commas.</summary>
    public string Fields { get; private set; } = "";

    public bool IsComplete => Action is not null && Decision is not null && Subject.Length > 0 && Fields.Length > 0;

    public void Say(RegisterAction? action, RegisterDecision? decision, string? subject, string? fields)
    {
        if (subject?.Length > SubjectMaxLength || fields?.Length > FieldsMaxLength)
        {
            throw new RefusedException("The subject has at most {0} characters, and so have the fields.", SubjectMaxLength);
        }

        (Action, Decision) = (action, decision);
        (Subject, Fields) = (subject?.Trim() ?? "", fields?.Trim() ?? "");
    }

    internal sealed class Mapping : IEntityTypeConfiguration<RegisterLine>
    {
        public void Configure(EntityTypeBuilder<RegisterLine> builder)
        {
            builder.ToTable("register_lines");
            builder.Property(line => line.Subject).HasMaxLength(SubjectMaxLength);
            builder.Property(line => line.Fields).HasMaxLength(FieldsMaxLength);
            builder.Ignore(line => line.IsComplete);
            builder.HasIndex(line => line.InteractionId).IsUnique();
            builder.HasOne<Interaction>().WithMany().HasForeignKey(line => line.InteractionId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
