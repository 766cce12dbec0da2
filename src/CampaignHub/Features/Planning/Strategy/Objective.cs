using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Planning.Strategy;

/// <summary>How far away an objective lies, as the Midwest Academy's chart has it.</summary>
internal enum ObjectiveHorizon
{
    /// <summary>What the campaign is for; it may take years.</summary>
    LongTerm,

    /// <summary>What is to be won in this campaign.</summary>
    Intermediate,

    /// <summary>A step on the way, in weeks or months.</summary>
    ShortTerm,
}

/// <summary>Where the campaign wants to get to.</summary>
internal sealed class Objective : CampaignRecord, ISubject, IFindable
{
    public const int TitleMaxLength = 240;
    public const int NoteMaxLength = 4000;

    public static string Kind => "objective";

    public required string Title { get; set; }

    /// <summary>Markdown: how we shall know that it is reached.</summary>
    public string Note { get; set; } = "";
    public ObjectiveHorizon Horizon { get; set; }
    public DateTimeOffset? ReachedAt { get; private set; }
    public string FindText { get; set; } = "";

    string ISubject.SubjectTitle => Title;
    string? ISubject.SubjectText => Note;

    public string ComposeFindText() => $"{Title} {Note}";

    public void Reach(DateTimeOffset now) => ReachedAt ??= now;

    public void Miss() => ReachedAt = null;

    internal sealed class Mapping : IEntityTypeConfiguration<Objective>
    {
        public void Configure(EntityTypeBuilder<Objective> builder)
        {
            builder.ToTable("objectives");
            builder.Property(objective => objective.Title).HasMaxLength(TitleMaxLength);
            builder.Property(objective => objective.Note).HasMaxLength(NoteMaxLength);
        }
    }
}
