using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Platform.Settings;

/// <summary>The workspace's settings: files and environment first, then what an administrator typed.</summary>
internal sealed class HubSettings(HubDb db, IConfiguration configuration, IDataProtectionProvider protection, OwnAddress own)
{
    private const string Section = "CampaignHub:";

    private readonly IDataProtector _protector = protection.CreateProtector("CampaignHub.Settings.Secret");
    private Dictionary<string, string>? _stored;

    /// <summary>True when a file or the environment says it: a page then shows it and cannot change it.</summary>
    public bool IsFixed(SettingKey key) => !string.IsNullOrEmpty(configuration[Section + key.Name]);

    /// <summary>The value in force; null when nobody said.</summary>
    public async Task<string?> FindAsync(SettingKey key, CancellationToken cancellationToken)
    {
        if (configuration[Section + key.Name] is { Length: > 0 } configured)
        {
            return configured;
        }

        _stored ??= await db.Set<Setting>()
            .AsNoTracking()
            .ToDictionaryAsync(setting => setting.Key, setting => setting.Value, cancellationToken);
        return _stored.GetValueOrDefault(key.Name) switch
        {
            null or "" => null,
            var sealedValue when key.IsSecret => _protector.Unprotect(sealedValue),
            var value => value,
        };
    }

    /// <summary>The whole address of a path of ours, for mails. Until the public address is set, it is the one where this hub listens.</summary>
    public async Task<string> AddressAsync(string path, CancellationToken cancellationToken) =>
        (await FindAsync(SettingKey.PublicUrl, cancellationToken) ?? own.Value).TrimEnd('/') + path;

    /// <summary>Keeps what a form brought, but for a setting that a file or the environment says: its field came disabled.</summary>
    public Task KeepAsync(SettingKey key, string? value, CancellationToken cancellationToken) =>
        IsFixed(key) ? Task.CompletedTask : SetAsync(key, value?.Trim(), cancellationToken);

    /// <summary>Keeps a value with the next save; null or empty forgets it.</summary>
    public async Task SetAsync(SettingKey key, string? value, CancellationToken cancellationToken)
    {
        _stored = null;
        var kept = await db.Set<Setting>().SingleOrDefaultAsync(setting => setting.Key == key.Name, cancellationToken);
        var stored =
            string.IsNullOrEmpty(value) ? ""
            : key.IsSecret ? _protector.Protect(value)
            : value;
        if (kept is null)
        {
            db.Add(
                new Setting
                {
                    Key = key.Name,
                    Value = stored,
                    IsSecret = key.IsSecret,
                }
            );
        }
        else if (kept.Value != stored)
        {
            kept.Value = stored;
        }
    }
}
