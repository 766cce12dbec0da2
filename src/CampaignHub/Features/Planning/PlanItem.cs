using CampaignHub.Features.Planning.Phases;
using CampaignHub.Features.Planning.Recurring;
using CampaignHub.Features.Planning.Windows;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Planning;

/// <summary>How the days between a task and its anchor are counted.</summary>
internal enum DayCount
{
    /// <summary>Jours ouvrés: the days worked in the campaign's calendar.</summary>
    WorkingDays,

    /// <summary>Jours calendaires: every day.</summary>
    CalendarDays,

    /// <summary>Jours ouvrables: Monday to Saturday, less public holidays.</summary>
    SixDayWeek,
}

/// <summary>Something to do: how long it takes, what it waits for, and which anchor it is counted from. Without duration it is a milestone.</summary>
internal sealed partial class PlanItem : CampaignRecord, ISubject, IFindable
{
    public const int TitleMaxLength = 240;
    public const double LongestDays = 400;

    public const int MostSubjects = 20;

    private readonly List<PlanItemLink> _waitsFor = [];
    private readonly List<PlanItemSubject> _about = [];

    public static string Kind => "task";

    public required string Title { get; set; }

    /// <summary>Markdown.</summary>
    public string Note { get; set; } = "";
    public Guid? PhaseId { get; set; }

    /// <summary>In working days of the campaign's calendar; 0 is a milestone.</summary>
    public double DurationDays { get; private set; }
    public Guid? AnchorId { get; private set; }

    /// <summary>Days between the task and its anchor, as <see cref="Counting"/> says: negative before, positive after. 0 ends at the anchor.</summary>
    public int OffsetDays { get; private set; }
    public DayCount Counting { get; private set; }

    /// <summary>The last day to finish a task that no anchor decides about; null with an anchor.</summary>
    public DateOnly? DueOn { get; private set; }
    public Guid? OwnerId { get; set; }

    /// <summary>The recurring task that it is one time of.</summary>
    public Guid? SeriesId { get; init; }
    public string FindText { get; set; } = "";

    public IReadOnlyList<PlanItemLink> WaitsFor => _waitsFor;

    /// <summary>The records of other features that it is about.</summary>
    public IReadOnlyList<PlanItemSubject> About => _about;

    string ISubject.SubjectTitle => Title;

    public string ComposeFindText() => Title;

    public bool IsAbout(string kind, Guid id) => _about.Exists(each => each.SubjectId == id && each.SubjectKind == kind);

    /// <returns>What came to those that it is about, and what went.</returns>
    public (IReadOnlyList<PlanItemSubject> Added, IReadOnlyList<PlanItemSubject> Removed) PointAt(IReadOnlyCollection<SubjectRef> about)
    {
        if (about.Count > MostSubjects)
        {
            throw new RefusedException("A task is about {0} records at most.", MostSubjects);
        }

        var removed = _about.FindAll(each => !about.Contains(each.Subject));
        List<PlanItemSubject> added =
        [
            .. about
                .Distinct()
                .Where(subject => !IsAbout(subject.Kind, subject.Id))
                .Select(subject => new PlanItemSubject
                {
                    CampaignId = CampaignId,
                    ItemId = Id,
                    SubjectKind = subject.Kind,
                    SubjectId = subject.Id,
                }),
        ];
        _about.RemoveAll(removed.Contains);
        _about.AddRange(added);
        return (added, removed);
    }

    public void Measure(
        double durationDays,
        Guid? anchorId,
        int offsetDays,
        DateOnly? dueOn = null,
        DayCount counting = DayCount.WorkingDays
    )
    {
        Take(durationDays);
        if (Math.Abs(offsetDays) > LongestDays)
        {
            throw new RefusedException("A task stands at most {0} working days from its anchor.", LongestDays);
        }

        if (anchorId is not null && dueOn is not null)
        {
            throw new RefusedException("A task is counted from an anchor or has a day of its own, not both.");
        }

        PlanDays.Check(dueOn);
        (AnchorId, OffsetDays, DueOn) = (anchorId, anchorId is null ? 0 : offsetDays, dueOn);
        Counting = anchorId is null ? DayCount.WorkingDays : counting;
    }

    /// <param name="durationDays">Working days.</param>
    public void Take(double durationDays) =>
        DurationDays = durationDays is >= 0 and <= LongestDays
            ? durationDays
            : throw new RefusedException("A task takes from 0 to {0} working days.", LongestDays);

    public PlanItemLink WaitFor(Guid predecessorId)
    {
        if (predecessorId == Id)
        {
            throw new RefusedException("A task cannot wait for itself.");
        }

        if (_waitsFor.Find(link => link.PredecessorId == predecessorId) is { } kept)
        {
            return kept;
        }

        var link = new PlanItemLink
        {
            CampaignId = CampaignId,
            ItemId = Id,
            PredecessorId = predecessorId,
        };
        _waitsFor.Add(link);
        return link;
    }

    public void WaitNoLonger(PlanItemLink link) => _waitsFor.Remove(link);

    internal sealed class Mapping : IEntityTypeConfiguration<PlanItem>
    {
        public void Configure(EntityTypeBuilder<PlanItem> builder)
        {
            builder.ToTable("plan_items");
            builder.Property(item => item.Title).HasMaxLength(TitleMaxLength);
            builder.Property(item => item.PromisedTo).HasMaxLength(PromisedToMaxLength);
            builder.Property(item => item.Checklist).HasMaxLength(ChecklistMaxLength);
            builder.Ignore(item => item.Checks).Ignore(item => item.Details);
            builder.HasOne<PlanPhase>().WithMany().HasForeignKey(item => item.PhaseId).OnDelete(DeleteBehavior.SetNull);
            builder.HasOne<PlanWindow>().WithMany().HasForeignKey(item => item.WindowId).OnDelete(DeleteBehavior.SetNull);
            builder.HasOne<PlanSeries>().WithMany().HasForeignKey(item => item.SeriesId).OnDelete(DeleteBehavior.SetNull);
            builder.HasOne<Anchor>().WithMany().HasForeignKey(item => item.AnchorId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<HubUser>().WithMany().HasForeignKey(item => item.OwnerId).OnDelete(DeleteBehavior.SetNull);
            builder.HasMany(item => item.About).WithOne().HasForeignKey(each => each.ItemId).OnDelete(DeleteBehavior.Cascade);
            builder.HasMany(item => item.WaitsFor).WithOne().HasForeignKey(link => link.ItemId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
