using CampaignHub.Features.Demands;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Stakeholders;

/// <summary>What a stakeholder said or did that shows where they stand: dated and sourced (political opinions: GDPR art. 9), public or private.</summary>
internal sealed class Statement : CampaignRecord, IKept
{
    Kept IKept.In => Kept.Map;

    public const int SourceMaxLength = 400;
    public const int WordsMaxLength = 2000;

    public required Guid StakeholderId { get; init; }

    /// <summary>Null is about the campaign as a whole.</summary>
    public Guid? DemandId { get; init; }
    public required Stance Level { get; init; }

    /// <summary>The day it was said, in the campaign's zone.</summary>
    public required DateOnly MadeOn { get; init; }
    public required string Source { get; init; }
    public string Words { get; init; } = "";

    /// <summary>Said in public, or told to us.</summary>
    public bool IsPublic { get; init; }

    public static Statement Of(
        Stakeholder stakeholder,
        Guid? demandId,
        Stance level,
        DateOnly? madeOn,
        string? source,
        string? words = null,
        bool isPublic = false
    )
    {
        if (madeOn is null || string.IsNullOrWhiteSpace(source))
        {
            throw new RefusedException("A stance needs the day and the source of the statement it follows from.");
        }

        if (source.Length > SourceMaxLength || words?.Length > WordsMaxLength)
        {
            throw new RefusedException("A source has at most {0} characters, the words at most {1}.", SourceMaxLength, WordsMaxLength);
        }

        if (level == Stance.Unknown)
        {
            throw new RefusedException("A statement shows where somebody stands; without one the stance is unknown.");
        }

        return new Statement
        {
            CampaignId = stakeholder.CampaignId,
            StakeholderId = stakeholder.Id,
            DemandId = demandId,
            Level = level,
            MadeOn = madeOn.Value,
            Source = source.Trim(),
            Words = words?.Trim() ?? "",
            IsPublic = isPublic,
        };
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Statement>
    {
        public void Configure(EntityTypeBuilder<Statement> builder)
        {
            builder.ToTable("statements");
            builder.Property(statement => statement.Source).HasMaxLength(SourceMaxLength);
            builder.Property(statement => statement.Words).HasMaxLength(WordsMaxLength);
            builder.HasOne<Demand>().WithMany().HasForeignKey(statement => statement.DemandId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
