using System.Text.Json;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Planning.Replanning;

/// <summary>The dates of the plan as they stood on a day, kept under a name to compare with.</summary>
internal sealed class PlanBaseline : CampaignRecord
{
    public const int NameMaxLength = 120;

    internal sealed record Dates(Guid Id, string Title, DateOnly Start, DateOnly Finish);

    public required string Name { get; init; }

    /// <summary>JSON of <see cref="Dates"/>.</summary>
    public required string Kept { get; init; }

    public IReadOnlyList<Dates> Tasks => JsonSerializer.Deserialize<List<Dates>>(Kept) ?? [];

    public static PlanBaseline Of(string? name, CampaignPlan.Result plan) => Of(name, plan, OrderedId.Next());

    public static PlanBaseline Of(string? name, CampaignPlan.Result plan, Guid id) =>
        new()
        {
            Id = id,
            Name =
                string.IsNullOrWhiteSpace(name) || name.Trim().Length > NameMaxLength
                    ? throw new RefusedException("A baseline needs a name of at most {0} characters.", NameMaxLength)
                    : name.Trim(),
            Kept = JsonSerializer.Serialize(
                plan.Lines.Where(line => line.IsDated).Select(line => new Dates(line.Item.Id, line.Item.Title, line.Start, line.Finish))
            ),
        };

    internal sealed class Mapping : IEntityTypeConfiguration<PlanBaseline>
    {
        public void Configure(EntityTypeBuilder<PlanBaseline> builder)
        {
            builder.ToTable("plan_baselines");
            builder.Ignore(baseline => baseline.Tasks);
            builder.Property(baseline => baseline.Name).HasMaxLength(NameMaxLength);
        }
    }
}
