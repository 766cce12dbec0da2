using System.Text.Json;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Stakeholders.Stances;

/// <summary>Who moved between two days, as it was known on the day it was kept: a statement that is written down later does not change it.</summary>
internal sealed class ShiftReport : CampaignRecord
{
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }

    /// <summary>Null is every demand.</summary>
    public Guid? DemandId { get; init; }

    [NotJournaled]
    public required string Lines { get; init; }

    public IReadOnlyList<Shift> Read() => JsonSerializer.Deserialize<List<Shift>>(Lines) ?? [];

    /// <summary>Its lines without those of some stakeholders, who were erased; null where it has none of them.</summary>
    public string? Without(IReadOnlyCollection<Guid> stakeholders)
    {
        var lines = Read();
        var kept = lines.Where(line => !stakeholders.Contains(line.Stakeholder)).ToList();
        return kept.Count == lines.Count ? null : JsonSerializer.Serialize(kept);
    }

    public static ShiftReport Of(DateOnly from, DateOnly to, Guid? demand, IReadOnlyList<Shift> shifts) =>
        new()
        {
            From = from,
            To = to,
            DemandId = demand,
            Lines = JsonSerializer.Serialize(shifts),
        };

    internal sealed class Mapping : IEntityTypeConfiguration<ShiftReport>
    {
        public void Configure(EntityTypeBuilder<ShiftReport> builder) => builder.ToTable("shift_reports");
    }
}
