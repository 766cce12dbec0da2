using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Planning.Calendars;

/// <summary>When a campaign works in an ordinary week, and whose public holidays it keeps. A campaign without one works Monday to Friday in metropolitan France.</summary>
internal sealed class PlanCalendar : CampaignRecord
{
    /// <summary>As <see cref="CalendarWeek.Text"/> spells it.</summary>
    public string Week { get; private set; } = CalendarWeek.Usual.Text;

    public void Keep(CalendarWeek week) => Week = week.Text;

    internal sealed class Mapping : IEntityTypeConfiguration<PlanCalendar>
    {
        public const string OnePerCampaign = "ix_plan_calendars_one";

        public void Configure(EntityTypeBuilder<PlanCalendar> builder)
        {
            builder.ToTable("plan_calendars");
            builder.Property(calendar => calendar.Week).HasMaxLength(300);
            builder.HasIndex(calendar => calendar.CampaignId).IsUnique().HasDatabaseName(OnePerCampaign);
        }
    }
}
