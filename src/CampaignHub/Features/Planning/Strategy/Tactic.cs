using CampaignHub.Features.Demands;
using CampaignHub.Features.Directory;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Planning.Strategy;

/// <summary>What makes a wish of a tactic.</summary>
internal enum TacticLack
{
    NobodyDoesIt,
    NoTarget,
    NoDay,
}

/// <summary>Something that somebody does to a target, by a day, for a demand. Who does it is one of us, or an ally.</summary>
internal sealed class Tactic : CampaignRecord, ISubject, IFindable
{
    public const int TitleMaxLength = 240;
    public const int NoteMaxLength = 4000;

    public static string Kind => "tactic";

    public required string Title { get; set; }

    /// <summary>Markdown.</summary>
    public string Note { get; set; } = "";

    /// <summary>An actor: the one who can give what is asked, or who has power over that one.</summary>
    public Guid? TargetId { get; set; }
    public Guid? DemandId { get; set; }
    public Guid? ObjectiveId { get; set; }

    /// <summary>One of us.</summary>
    public Guid? DoerId { get; set; }

    /// <summary>An actor who does it for us, or with us.</summary>
    public Guid? AllyId { get; set; }

    /// <summary>In the campaign's zone: the last day to do it.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>The task of the plan that it became.</summary>
    public Guid? TaskId { get; set; }
    public string FindText { get; set; } = "";

    string ISubject.SubjectTitle => Title;
    string? ISubject.SubjectText => Note;

    /// <summary>A wish is no tactic: what it still lacks.</summary>
    public IEnumerable<TacticLack> Lacks
    {
        get
        {
            if (DoerId is null && AllyId is null)
            {
                yield return TacticLack.NobodyDoesIt;
            }

            if (TargetId is null)
            {
                yield return TacticLack.NoTarget;
            }

            if (Day is null)
            {
                yield return TacticLack.NoDay;
            }
        }
    }

    public string ComposeFindText() => $"{Title} {Note}";

    internal sealed class Mapping : IEntityTypeConfiguration<Tactic>
    {
        public void Configure(EntityTypeBuilder<Tactic> builder)
        {
            builder.ToTable("tactics");
            builder.Ignore(tactic => tactic.Lacks);
            builder.Property(tactic => tactic.Title).HasMaxLength(TitleMaxLength);
            builder.Property(tactic => tactic.Note).HasMaxLength(NoteMaxLength);
            builder.HasOne<Actor>().WithMany().HasForeignKey(tactic => tactic.TargetId).OnDelete(DeleteBehavior.SetNull);
            builder.HasOne<Actor>().WithMany().HasForeignKey(tactic => tactic.AllyId).OnDelete(DeleteBehavior.SetNull);
            builder.HasOne<Demand>().WithMany().HasForeignKey(tactic => tactic.DemandId).OnDelete(DeleteBehavior.SetNull);
            builder.HasOne<Objective>().WithMany().HasForeignKey(tactic => tactic.ObjectiveId).OnDelete(DeleteBehavior.SetNull);
            builder.HasOne<HubUser>().WithMany().HasForeignKey(tactic => tactic.DoerId).OnDelete(DeleteBehavior.SetNull);
            builder.HasOne<PlanItem>().WithMany().HasForeignKey(tactic => tactic.TaskId).OnDelete(DeleteBehavior.SetNull);
        }
    }
}
