using CampaignHub.Features.Directory;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Planning.Strategy;

/// <summary>What the strategy chart of one target says beside what the map and the plan know.</summary>
internal sealed class TargetNotes : CampaignRecord
{
    public const int TextMaxLength = 2000;
    public const string OncePerTarget = "ix_target_notes_campaign_actor";

    public required Guid ActorId { get; init; }

    /// <summary>Markdown: what this person can give us.</summary>
    public string Ask { get; set; } = "";

    /// <summary>Markdown: people, money, reputation that we bring.</summary>
    public string Means { get; set; } = "";

    /// <summary>Markdown: how we want to be stronger afterwards, win or lose.</summary>
    public string Gains { get; set; } = "";

    /// <summary>Markdown: what has to be settled among us first.</summary>
    public string Problems { get; set; } = "";

    /// <summary>Of two actors that become one: what this chart does not say, the other one said.</summary>
    public void Take(TargetNotes other)
    {
        (Ask, Means) = (Said(Ask, other.Ask), Said(Means, other.Means));
        (Gains, Problems) = (Said(Gains, other.Gains), Said(Problems, other.Problems));
    }

    private static string Said(string text, string other) => text.Length > 0 ? text : other;

    internal sealed class Mapping : IEntityTypeConfiguration<TargetNotes>
    {
        public void Configure(EntityTypeBuilder<TargetNotes> builder)
        {
            builder.ToTable("target_notes");
            builder.Property(notes => notes.Ask).HasMaxLength(TextMaxLength);
            builder.Property(notes => notes.Means).HasMaxLength(TextMaxLength);
            builder.Property(notes => notes.Gains).HasMaxLength(TextMaxLength);
            builder.Property(notes => notes.Problems).HasMaxLength(TextMaxLength);
            builder.HasIndex(notes => new { notes.CampaignId, notes.ActorId }).IsUnique().HasDatabaseName(OncePerTarget);
            builder.HasOne<Actor>().WithMany().HasForeignKey(notes => notes.ActorId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
