using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Planning.Calendars;

/// <summary>
/// An ordinary week, and whose public holidays are kept: of the organisation, of one campaign, or of a person wherever they work. Who has none works as those
/// above; where nobody has one, Monday to Friday in metropolitan France.
/// </summary>
internal sealed class PlanCalendar : Record, IMayBeInCampaign
{
    /// <summary>The one of the organisation: the key sees to it that there is no second.</summary>
    public static readonly Guid OfOrganisation = new("5f0c2c52-6a0e-4a1c-9d68-0b1f2f9f7a01");

    /// <summary>Null for the organisation and for a person.</summary>
    public Guid? CampaignId { get; init; }
    public Guid? PersonId { get; init; }

    /// <summary>As <see cref="CalendarWeek.Text"/> spells it.</summary>
    public string Week { get; private set; } = CalendarWeek.Usual.Text;

    public void Keep(CalendarWeek week) => Week = week.Text;

    internal sealed class Mapping : IEntityTypeConfiguration<PlanCalendar>
    {
        public const string OnePerCampaign = "ix_plan_calendars_one";
        public const string OnePerPerson = "ix_plan_calendars_person";

        public void Configure(EntityTypeBuilder<PlanCalendar> builder)
        {
            builder.ToTable("plan_calendars");
            builder.Property(calendar => calendar.Week).HasMaxLength(300);
            builder.HasIndex(calendar => calendar.CampaignId).IsUnique().HasDatabaseName(OnePerCampaign);
            builder.HasIndex(calendar => calendar.PersonId).IsUnique().HasDatabaseName(OnePerPerson);
            builder.HasOne<HubUser>().WithMany().HasForeignKey(calendar => calendar.PersonId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
