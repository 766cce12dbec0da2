using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Stakeholders.Settings;

/// <summary>When this campaign calls a statement old and somebody neglected; one row at most, the usual values without it.</summary>
internal sealed class MapSettings : CampaignRecord
{
    public const int UsualStaleMonths = 12;
    public const int MostMonths = 120;
    public const int MostDays = 3650;

    /// <summary>A statement older than so many months should be asked for again.</summary>
    public int StaleMonths { get; private set; } = UsualStaleMonths;

    /// <summary>The classes that differ from the usual, as JSON: <c>{"ally":90}</c>.</summary>
    public string NeglectDays { get; private set; } = "{}";

    /// <summary>Days without contact after which somebody counts as neglected: a rule of thumb of ours, shown where it is changed.</summary>
    public static int UsualDays(TargetClass @class) =>
        @class switch
        {
            TargetClass.DirectTarget or TargetClass.WitnessNetwork => 30,
            TargetClass.IntermediateTarget => 45,
            TargetClass.Relay or TargetClass.Ally => 60,
            TargetClass.Opponent or TargetClass.Observer => 120,
            _ => throw new ArgumentOutOfRangeException(nameof(@class), @class, message: null),
        };

    public int AllowedDays(TargetClass @class) => Days().GetValueOrDefault(ListValues.Of(@class), UsualDays(@class));

    /// <param name="staleMonths">Null leaves it as it is.</param>
    /// <param name="days">Of the classes that change; the others stay as they are.</param>
    public void Set(int? staleMonths, IEnumerable<KeyValuePair<TargetClass, int>> days)
    {
        var changed = days.ToDictionary(each => each.Key, each => each.Value);
        if (staleMonths is < 1 or > MostMonths || changed.Values.Any(each => each is < 1 or > MostDays))
        {
            throw new RefusedException(
                "A statement turns old after 1 to {0} months, and somebody is neglected after 1 to {1} days.",
                MostMonths,
                MostDays
            );
        }

        StaleMonths = staleMonths ?? StaleMonths;
        var all = Enum.GetValues<TargetClass>().ToDictionary(each => each, each => changed.GetValueOrDefault(each, AllowedDays(each)));
        NeglectDays = JsonSerializer.Serialize(
            all.Where(each => each.Value != UsualDays(each.Key)).ToDictionary(each => ListValues.Of(each.Key), each => each.Value)
        );
    }

    private Dictionary<string, int> Days() => JsonSerializer.Deserialize<Dictionary<string, int>>(NeglectDays)!;

    internal sealed class Mapping : IEntityTypeConfiguration<MapSettings>
    {
        public void Configure(EntityTypeBuilder<MapSettings> builder)
        {
            builder.ToTable("map_settings");
            builder.HasIndex(settings => settings.CampaignId).IsUnique();
        }
    }
}

/// <summary>The settings of the campaign entered.</summary>
internal sealed class MapSettingsOfCampaign(HubDb db)
{
    /// <summary>To read; what is written on it is not saved.</summary>
    public async Task<MapSettings> ReadAsync(CancellationToken cancellationToken) =>
        await db.Set<MapSettings>().AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new MapSettings();

    public async Task SetAsync(int? staleMonths, IEnumerable<KeyValuePair<TargetClass, int>> days, CancellationToken cancellationToken)
    {
        var settings = await db.Set<MapSettings>().SingleOrDefaultAsync(cancellationToken);
        if (settings is null)
        {
            settings = new MapSettings { CampaignId = db.Here.Campaign.Id };
            db.Add(settings);
        }

        settings.Set(staleMonths, days);
        await db.SaveChangesAsync(cancellationToken);
    }
}
