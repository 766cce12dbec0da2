using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Planning;

/// <summary>Something to do: how long it takes, what it waits for, and which anchor it is counted from. Without duration it is a milestone.</summary>
internal sealed class PlanItem : CampaignRecord, ISubject, IFindable
{
    public const int TitleMaxLength = 240;
    public const double LongestDays = 400;

    private readonly List<PlanItemLink> _waitsFor = [];

    public static string Kind => "task";

    public required string Title { get; set; }

    /// <summary>Markdown.</summary>
    public string Note { get; set; } = "";
    public string Phase { get; set; } = "";

    /// <summary>In working days of the campaign's calendar; 0 is a milestone.</summary>
    public double DurationDays { get; private set; }
    public Guid? AnchorId { get; private set; }

    /// <summary>Working days between the task and its anchor: negative before, positive after. 0 ends at the anchor.</summary>
    public int OffsetDays { get; private set; }

    /// <summary>The last day to finish a task that no anchor decides about; null with an anchor.</summary>
    public DateOnly? DueOn { get; private set; }
    public Guid? OwnerId { get; set; }
    public DateTimeOffset? DoneAt { get; private set; }
    public Guid? DoneById { get; private set; }

    /// <summary>A record of another feature that it is about, as kind and id.</summary>
    public string? AboutKind { get; init; }
    public Guid? AboutId { get; init; }
    public string FindText { get; set; } = "";

    public IReadOnlyList<PlanItemLink> WaitsFor => _waitsFor;
    public bool IsDone => DoneAt is not null;

    string ISubject.SubjectTitle => Title;

    public string ComposeFindText() => $"{Title} {Phase}";

    public void Measure(double durationDays, Guid? anchorId, int offsetDays, DateOnly? dueOn = null)
    {
        if (durationDays is < 0 or > LongestDays || double.IsNaN(durationDays))
        {
            throw new RefusedException("A task takes from 0 to {0} working days.", LongestDays);
        }

        if (Math.Abs(offsetDays) > LongestDays)
        {
            throw new RefusedException("A task stands at most {0} working days from its anchor.", LongestDays);
        }

        if (anchorId is not null && dueOn is not null)
        {
            throw new RefusedException("A task is counted from an anchor or has a day of its own, not both.");
        }

        if (dueOn is { Year: < 1950 or > 2099 })
        {
            throw new RefusedException("The day of a task lies between 1950 and 2099.");
        }

        (DurationDays, AnchorId, OffsetDays, DueOn) = (durationDays, anchorId, anchorId is null ? 0 : offsetDays, dueOn);
    }

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

    public void Finish(DateTimeOffset now, Guid? by)
    {
        if (!IsDone)
        {
            (DoneAt, DoneById) = (now, by);
        }
    }

    public void Reopen() => (DoneAt, DoneById) = (null, null);

    internal sealed class Mapping : IEntityTypeConfiguration<PlanItem>
    {
        public void Configure(EntityTypeBuilder<PlanItem> builder)
        {
            builder.ToTable("plan_items");
            builder.Property(item => item.Title).HasMaxLength(TitleMaxLength);
            builder.Property(item => item.Phase).HasMaxLength(120);
            builder.Property(item => item.AboutKind).HasMaxLength(40);
            builder.HasOne<Anchor>().WithMany().HasForeignKey(item => item.AnchorId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<HubUser>().WithMany().HasForeignKey(item => item.OwnerId).OnDelete(DeleteBehavior.SetNull);
            builder.HasMany(item => item.WaitsFor).WithOne().HasForeignKey(link => link.ItemId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
