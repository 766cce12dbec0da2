using CampaignHub.Features.Directory;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Stakeholders;

/// <summary>An actor in this campaign.</summary>
internal sealed class Stakeholder : CampaignRecord, ISubject
{
    public const int HighestScore = 10;
    public const int NoteMaxLength = 4000;

    private readonly List<Statement> _statements = [];

    public static string Kind => "stakeholder";

    public required Guid ActorId { get; init; }
    public Actor Actor { get; init; } = null!;
    public required TargetClass Class { get; set; }

    /// <summary>Who of us looks after the relation.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>0 none … 10 decides alone; null was not assessed.</summary>
    public int? Influence { get; private set; }

    /// <summary>0 indifferent … 10 much at stake; null was not assessed.</summary>
    public int? Interest { get; private set; }
    public string Note { get; set; } = "";

    public IReadOnlyList<Statement> Statements => _statements;

    string ISubject.SubjectTitle => Actor?.FullName ?? "";
    string? ISubject.SubjectText => Actor?.ComposeFindText();

    public void Assess(int? influence, int? interest)
    {
        if (influence is < 0 or > HighestScore || interest is < 0 or > HighestScore)
        {
            throw new RefusedException("Influence and interest go from 0 to {0}.", HighestScore);
        }

        (Influence, Interest) = (influence, interest);
    }

    /// <summary>The statement that decides on a demand (null: on the campaign as a whole): the last one by its date, and of one day the last one entered.</summary>
    public Statement? Deciding(Guid? demandId) =>
        _statements
            .Where(statement => statement.DemandId == demandId)
            .OrderBy(statement => statement.MadeOn)
            .ThenBy(statement => statement.Id)
            .LastOrDefault();

    /// <summary>The stance on the campaign as a whole; without a statement on it, the last one on any demand.</summary>
    public Stance Overall =>
        (
            Deciding(demandId: null) ?? _statements.OrderBy(statement => statement.MadeOn).ThenBy(statement => statement.Id).LastOrDefault()
        )?.Level
        ?? Stance.Unknown;

    internal sealed class Mapping : IEntityTypeConfiguration<Stakeholder>
    {
        public const string OncePerActor = "ix_stakeholders_campaign_actor";

        public void Configure(EntityTypeBuilder<Stakeholder> builder)
        {
            builder.ToTable("stakeholders");
            builder.Property(stakeholder => stakeholder.Note).HasMaxLength(NoteMaxLength);
            builder.Ignore(stakeholder => stakeholder.Overall);
            builder.HasIndex(stakeholder => new { stakeholder.CampaignId, stakeholder.ActorId }).IsUnique().HasDatabaseName(OncePerActor);
            builder
                .HasOne(stakeholder => stakeholder.Actor)
                .WithMany()
                .HasForeignKey(stakeholder => stakeholder.ActorId)
                .OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<HubUser>().WithMany().HasForeignKey(stakeholder => stakeholder.OwnerId).OnDelete(DeleteBehavior.SetNull);
            builder
                .HasMany(stakeholder => stakeholder.Statements)
                .WithOne()
                .HasForeignKey(statement => statement.StakeholderId)
                .OnDelete(DeleteBehavior.Cascade);
        }
    }
}
