using CampaignHub.Features.Demands;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Meetings;

internal enum AnswerType
{
    NotPut,
    Put,
    Acknowledged,
    ClarificationAsked,
    ReferredElsewhere,
    PartlyAccepted,
    Accepted,
    Refused,
    RefusedWithReasons,
    Deferred,
    Evasive,
}

/// <summary>A demand that was put at a meeting, in the wording of that day, with what was answered.</summary>
internal sealed class MinutesItem : CampaignRecord
{
    public const int SaidMaxLength = 6000;
    public const int NoteMaxLength = 2000;

    public required Guid MeetingId { get; init; }
    public required Guid DemandId { get; init; }

    /// <summary>The number of the demand's version that was put.</summary>
    public int DemandVersion { get; private set; }

    /// <summary>What was answered, as near to the words as it was noted.</summary>
    public string Said { get; private set; } = "";

    /// <summary><see cref="AnswerType.Put"/> until an answer is noted.</summary>
    public AnswerType Answer { get; private set; } = AnswerType.Put;

    /// <summary>For ourselves.</summary>
    public string Note { get; private set; } = "";

    public static MinutesItem Of(Meeting meeting, Demand demand, DateOnly day)
    {
        var item = new MinutesItem
        {
            CampaignId = meeting.CampaignId,
            MeetingId = meeting.Id,
            DemandId = demand.Id,
        };
        item.Reword(demand, day);
        return item;
    }

    /// <summary>Takes the wording that was in force on a day; the first one for a day before it.</summary>
    public void Reword(Demand demand, DateOnly day)
    {
        var version = demand.Versions.Where(version => version.Since <= day).MaxBy(version => version.Number);
        DemandVersion = (version ?? demand.Versions.MinBy(each => each.Number))?.Number ?? 0;
    }

    public void Record(string? said, AnswerType answer, string? note)
    {
        if (answer == AnswerType.NotPut)
        {
            throw new RefusedException("This demand was put; what was answered?");
        }

        if (said?.Length > SaidMaxLength || note?.Length > NoteMaxLength)
        {
            throw new RefusedException("Minutes have at most {0} characters, a note at most {1}.", SaidMaxLength, NoteMaxLength);
        }

        (Said, Answer, Note) = (said?.Trim() ?? "", answer, note?.Trim() ?? "");
    }

    internal sealed class Mapping : IEntityTypeConfiguration<MinutesItem>
    {
        public const string OncePerDemand = "ix_minutes_meeting_demand";

        public void Configure(EntityTypeBuilder<MinutesItem> builder)
        {
            builder.ToTable("minutes");
            builder.Property(item => item.Said).HasMaxLength(SaidMaxLength);
            builder.Property(item => item.Note).HasMaxLength(NoteMaxLength);
            builder.HasIndex(item => new { item.MeetingId, item.DemandId }).IsUnique().HasDatabaseName(OncePerDemand);
            builder.HasOne<Demand>().WithMany().HasForeignKey(item => item.DemandId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
