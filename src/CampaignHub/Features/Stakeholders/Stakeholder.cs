using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Stances;
using CampaignHub.Features.Stakeholders.Views;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Stakeholders;

/// <summary>An actor in this campaign.</summary>
internal sealed class Stakeholder : CampaignRecord, ISubject, IKept
{
    Kept IKept.In => Kept.Map;

    public const int HighestScore = 10;
    public const int NoteMaxLength = 4000;

    private readonly List<Statement> _statements = [];
    private readonly List<Assessment> _assessments = [];
    private IReadOnlyList<Inherited> _ofBodies = [];

    public static string Kind => "stakeholder";

    public required Guid ActorId { get; init; }
    public Actor Actor { get; init; } = null!;
    public required TargetClass Class { get; set; }

    /// <summary>Who of us looks after the relation.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>One of us, or a body of ours: routes to others begin here and at its members.</summary>
    public bool IsUs { get; set; }

    /// <summary>0 none … 10 decides alone: the median of the raters, kept to sort by it; null was not assessed.</summary>
    public double? Influence { get; private set; }

    /// <summary>0 indifferent … 10 much at stake: the median of the raters; null was not assessed.</summary>
    public double? Interest { get; private set; }
    public string Note { get; set; } = "";

    /// <summary>Its tags and the values of its custom fields, for the one search; kept by <see cref="Fields.Traits"/>.</summary>
    [NotJournaled]
    public string OwnWords { get; set; } = "";

    public IReadOnlyList<Statement> Statements => _statements;
    public IReadOnlyList<Assessment> Assessments => _assessments;

    string ISubject.SubjectTitle => Actor?.FullName ?? "";
    string? ISubject.SubjectText => $"{Actor?.ComposeFindText()} {OwnWords}";

    /// <summary>What each rater holds now on an axis: their last assessment.</summary>
    /// <param name="demandId">Null is the campaign as a whole.</param>
    public IReadOnlyList<Assessment> Held(Axis axis, Guid? demandId = null) =>
        [.. _assessments.Where(each => each.Axis == axis && each.DemandId == demandId).GroupBy(each => each.RaterId).Select(Last)];

    /// <summary>The median of its raters with their spread: on the demand where somebody judged that, else on the campaign as a whole; null was not judged.</summary>
    public Judgement? Judged(Axis axis, Guid? demandId)
    {
        var onDemand = demandId is null ? [] : Held(axis, demandId);
        var held = onDemand.Count > 0 ? onDemand : Held(axis);
        int[] values = [.. held.Select(each => each.Value)];
        return values.Length == 0 ? null : new Judgement(Median(values), values.Min(), values.Max(), values.Length, onDemand.Count > 0);
    }

    /// <summary>The assessment to add; null when this rater holds just that already.</summary>
    public Assessment? Assess(Axis axis, Guid? demandId, int value, Guid? raterId, DateOnly day)
    {
        if (value is < 0 or > HighestScore)
        {
            throw new RefusedException("An assessment goes from 0 to {0}.", HighestScore);
        }

        var held = Held(axis, demandId);
        if (held.Any(each => each.RaterId == raterId && each.Value == value))
        {
            return null;
        }

        if (demandId is null && axis is (Axis.Influence or Axis.Interest))
        {
            double? median = Median([.. held.Where(each => each.RaterId != raterId).Select(each => each.Value), value]);
            (Influence, Interest) = axis == Axis.Influence ? (median, Interest) : (Influence, median);
        }

        return new Assessment
        {
            CampaignId = CampaignId,
            StakeholderId = Id,
            Axis = axis,
            DemandId = demandId,
            Value = value,
            MadeOn = day,
            RaterId = raterId,
        };
    }

    /// <summary>Counts the medians anew, after assessments of another one became its own.</summary>
    public void Recount() => (Influence, Interest) = (MedianOf(Axis.Influence) ?? Influence, MedianOf(Axis.Interest) ?? Interest);

    /// <summary>Gives it the statements of the bodies that it belongs to, for as long as it is looked at.</summary>
    public void Inherit(IReadOnlyList<Inherited> ofBodies) => _ofBodies = ofBodies;

    /// <summary>Where it stood at the end of a day; on the campaign as a whole where no demand is named.</summary>
    public Standing On(Guid? demandId, DateOnly day) => StanceRule.On(_statements, _ofBodies, demandId, day);

    /// <summary>Where it stands on a demand by everything that is written down.</summary>
    public Standing On(Guid? demandId) => On(demandId, DateOnly.MaxValue);

    /// <summary>Demand by demand, null for the campaign as a whole, where it stands elsewhere than it did before a day, its own word or inherited.</summary>
    /// <param name="day">The first that counts as since.</param>
    /// <param name="inheritedBefore">What it inherited on the day before; what it inherits now is <see cref="Inherit"/>'s.</param>
    public IEnumerable<(Guid? DemandId, Standing From, Standing To)> MovesSince(DateOnly day, IReadOnlyList<Inherited> inheritedBefore) =>
        from demandId in _statements
            .Concat(_ofBodies.Concat(inheritedBefore).Select(each => each.Statement))
            .Select(statement => statement.DemandId)
            .Distinct()
        let before = StanceRule.On(_statements, inheritedBefore, demandId, day.AddDays(-1))
        let now = On(demandId)
        where now.Level != before.Level
        select (demandId, before, now);

    /// <summary>On the campaign as a whole; without a statement on it, by the last one on any demand.</summary>
    public Standing Overall => StanceRule.Overall(_statements, _ofBodies, DateOnly.MaxValue);

    private static Assessment Last(IEnumerable<Assessment> ofOne) => ofOne.OrderBy(each => each.MadeOn).ThenBy(each => each.Id).Last();

    private double? MedianOf(Axis axis) => Held(axis) is { Count: > 0 } held ? Median([.. held.Select(each => each.Value)]) : null;

    private static double Median(int[] values)
    {
        Array.Sort(values);
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2.0;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Stakeholder>
    {
        public const string OncePerActor = "ix_stakeholders_campaign_actor";

        public void Configure(EntityTypeBuilder<Stakeholder> builder)
        {
            builder.ToTable("stakeholders");
            builder.Property(stakeholder => stakeholder.Note).HasMaxLength(NoteMaxLength);
            builder.Ignore(stakeholder => stakeholder.Overall);
            // Its name is the actor's: whoever reads or saves one needs it.
            builder.Navigation(stakeholder => stakeholder.Actor).AutoInclude();
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
            builder
                .HasMany(stakeholder => stakeholder.Assessments)
                .WithOne()
                .HasForeignKey(assessment => assessment.StakeholderId)
                .OnDelete(DeleteBehavior.Cascade);
        }
    }
}
