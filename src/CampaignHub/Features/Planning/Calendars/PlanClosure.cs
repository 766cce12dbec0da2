using CampaignHub.Planning;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Planning.Calendars;

/// <summary>Days without work beside the public holidays, or worked although the week says no: of the organisation, of one campaign, or the leave of a person.</summary>
internal sealed class PlanClosure : Record, IMayBeInCampaign
{
    public const int NameMaxLength = 200;
    public const int LongestDays = 400;

    /// <summary>Null for the whole organisation and for the leave of a person, which holds wherever they work.</summary>
    public Guid? CampaignId { get; init; }
    public Guid? PersonId { get; init; }
    public required string Name { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>Included.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Worked by exception.</summary>
    public bool IsWorked { get; init; }

    public CalendarOf Of =>
        PersonId is not null ? CalendarOf.Person
        : CampaignId is not null ? CalendarOf.Campaign
        : CalendarOf.Organisation;

    public IEnumerable<DatedHours> Days(IReadOnlyList<WorkPeriod> hours) =>
        Enumerable
            .Range(0, To.DayNumber - From.DayNumber + 1)
            .Select(day => new DatedHours(From.AddDays(day), Name, IsWorked ? hours : []));

    public static void Check(string? name, DateOnly from, DateOnly to)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > NameMaxLength)
        {
            throw new RefusedException("Days off need a name of at most {0} characters.", NameMaxLength);
        }

        if (!PlanDays.IsKnown(from) || !PlanDays.IsKnown(to) || to < from || to.DayNumber - from.DayNumber >= LongestDays)
        {
            throw new RefusedException(
                "Days off lie between 1950 and 2099, the last one not before the first, {0} days at most.",
                LongestDays
            );
        }
    }

    internal sealed class Mapping : IEntityTypeConfiguration<PlanClosure>
    {
        public void Configure(EntityTypeBuilder<PlanClosure> builder)
        {
            builder.ToTable("plan_closures");
            builder.Property(closure => closure.Name).HasMaxLength(NameMaxLength);
            builder.HasIndex(closure => closure.CampaignId);
            builder.HasOne<HubUser>().WithMany().HasForeignKey(closure => closure.PersonId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
