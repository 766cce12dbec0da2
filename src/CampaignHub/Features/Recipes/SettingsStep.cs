using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Recipes;
using CampaignHub.Platform.Settings;
using CampaignHub.Platform.Site;

namespace CampaignHub.Features.Recipes;

/// <summary><c>settings</c>, as Orchard writes it: the site's name and time zone; and how the public site looks. Its other settings have no meaning here and are told.</summary>
internal sealed class SettingsStep(HubDb db, HubSettings settings, ThemeLibrary themes, SiteDress dress) : RecipeStep<SettingsStep.Model>
{
    public override string Name => "settings";

    internal sealed record Model
    {
        /// <summary>The site's name.</summary>
        public string? SiteName { get; init; }

        /// <summary>IANA zone; new campaigns begin with it.</summary>
        public string? TimeZoneId { get; init; }

        /// <summary>A folder of <c>themes</c>.</summary>
        public string? Theme { get; init; }

        /// <summary>The accent of the public site by day: <c>#0a5c66</c>.</summary>
        public string? Accent { get; init; }

        /// <summary>The same by night, on a dark ground.</summary>
        public string? AccentDark { get; init; }

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

        await DressAsync(step, run, cancellationToken);
        foreach (var other in step.Others.Keys)
        {
            run.LeaveOut($"/{RecipeExpressions.Escape(other)}", "This hub has no such setting.");
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task DressAsync(Model step, RecipeRun run, CancellationToken cancellationToken)
    {
        var theme = await dress.ThemeAsync(cancellationToken);
        if (!string.IsNullOrWhiteSpace(step.Theme))
        {
            await TryAsync(SettingKey.Theme, step.Theme, "/Theme", () => theme = themes.Find(step.Theme));
        }

        if (!string.IsNullOrWhiteSpace(step.Accent))
        {
            await TryAsync(SettingKey.Accent, step.Accent, "/Accent", () => theme.CheckAccent(step.Accent, isDark: false));
        }

        if (!string.IsNullOrWhiteSpace(step.AccentDark))
        {
            await TryAsync(SettingKey.AccentDark, step.AccentDark, "/AccentDark", () => theme.CheckAccent(step.AccentDark, isDark: true));
        }

        async Task TryAsync(SettingKey key, string value, string pointer, Action check)
        {
            try
            {
                check();
                await SetAsync(key, value, pointer, run, cancellationToken);
            }
            catch (RefusedException refused)
            {
                run.Problem(pointer, refused.Template, [.. refused.Values]);
            }
        }
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
