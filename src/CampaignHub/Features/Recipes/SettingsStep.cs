using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignHub.Data;
using CampaignHub.Platform.Recipes;
using CampaignHub.Platform.Settings;

namespace CampaignHub.Features.Recipes;

/// <summary><c>settings</c>, as Orchard writes it: the site's name and time zone. Its other settings have no meaning here and are told.</summary>
internal sealed class SettingsStep(HubDb db, HubSettings settings) : RecipeStep<SettingsStep.Model>
{
    public override string Name => "settings";

    internal sealed record Model
    {
        /// <summary>The site's name.</summary>
        public string? SiteName { get; init; }

        /// <summary>IANA zone; new campaigns begin with it.</summary>
        public string? TimeZoneId { get; init; }

        [JsonExtensionData]
        public Dictionary<string, JsonElement> Others { get; init; } = [];
    }

    protected override async Task ApplyAsync(Model step, RecipeRun run, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(step.SiteName))
        {
            await SetAsync(SettingKey.SiteName, step.SiteName.Trim(), "/SiteName", run, cancellationToken);
        }

        if (!string.IsNullOrWhiteSpace(step.TimeZoneId))
        {
            var zone = TimeZoneInfo.TryConvertWindowsIdToIanaId(step.TimeZoneId, out var iana) ? iana : step.TimeZoneId;
            if (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            {
                await SetAsync(SettingKey.TimeZone, zone, "/TimeZoneId", run, cancellationToken);
            }
            else
            {
                run.Problem("/TimeZoneId", "There is no time zone \"{0}\"; Europe/Paris is one.", zone);
            }
        }

        foreach (var other in step.Others.Keys)
        {
            run.LeaveOut($"/{RecipeExpressions.Escape(other)}", "This hub has no such setting.");
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task SetAsync(SettingKey key, string value, string pointer, RecipeRun run, CancellationToken cancellationToken)
    {
        if (settings.IsFixed(key))
        {
            run.LeaveOut(pointer, "A file or the environment says this already.");
            return;
        }

        await settings.SetAsync(key, value, cancellationToken);
    }
}
