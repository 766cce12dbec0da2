using System.Text.Json;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Planning.Templates;

/// <summary>A plan that somebody kept to use again, in every campaign of the workspace. It names no person.</summary>
internal sealed class PlanTemplate : Record
{
    public const int NameMaxLength = 120;

    public required string Name { get; init; }

    /// <summary>A <see cref="TemplatePlan"/> as JSON.</summary>
    [NotJournaled]
    public required string Content { get; init; }

    public TemplatePlan Plan => JsonSerializer.Deserialize<TemplatePlan>(Content)!;

    /// <exception cref="RefusedException">It has no name, or nothing to use again.</exception>
    public static PlanTemplate Of(string? name, TemplatePlan plan)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > NameMaxLength)
        {
            throw new RefusedException("A template needs a name of at most {0} characters.", NameMaxLength);
        }

        if (plan.Anchors.Count == 0 || plan.Tasks.Count == 0)
        {
            throw new RefusedException("A template needs a date that decides and a task counted from it.");
        }

        return new PlanTemplate { Name = name.Trim(), Content = JsonSerializer.Serialize(plan) };
    }

    internal sealed class Mapping : IEntityTypeConfiguration<PlanTemplate>
    {
        public void Configure(EntityTypeBuilder<PlanTemplate> builder)
        {
            builder.ToTable("plan_templates");
            builder.Ignore(template => template.Plan);
            builder.Property(template => template.Name).HasMaxLength(NameMaxLength);
        }
    }
}
