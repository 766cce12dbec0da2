using CampaignHub.Features.Demands;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Meetings.Answers;

/// <summary>What the written reply to a meeting says to one demand that was put there. The minutes stay beside it as they are.</summary>
internal sealed class ReplyAnswer : CampaignRecord
{
    public required Guid MeetingId { get; init; }
    public required Guid DemandId { get; init; }
    public AnswerType Answer { get; private set; }

    /// <summary>The reply's own words; the follow-up letter may quote them.</summary>
    public string Said { get; private set; } = "";

    public void Record(AnswerType answer, string? said)
    {
        if (answer is AnswerType.NotPut or AnswerType.Put)
        {
            throw new RefusedException("A reply answers a demand or does not speak of it: leave out those it does not speak of.");
        }

        if (said?.Length > MinutesItem.SaidMaxLength)
        {
            throw new RefusedException("What a reply says to a demand has at most {0} characters.", MinutesItem.SaidMaxLength);
        }

        (Answer, Said) = (answer, said?.Trim() ?? "");
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ReplyAnswer>
    {
        public const string OncePerDemand = "ix_reply_answers_meeting_demand";

        public void Configure(EntityTypeBuilder<ReplyAnswer> builder)
        {
            builder.ToTable("reply_answers");
            builder.Property(answer => answer.Said).HasMaxLength(MinutesItem.SaidMaxLength);
            builder.HasIndex(answer => new { answer.MeetingId, answer.DemandId }).IsUnique().HasDatabaseName(OncePerDemand);
            builder.HasOne<Meeting>().WithMany().HasForeignKey(answer => answer.MeetingId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Demand>().WithMany().HasForeignKey(answer => answer.DemandId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
