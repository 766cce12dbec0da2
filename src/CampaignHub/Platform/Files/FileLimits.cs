using System.Globalization;
using CampaignHub.Platform.Settings;

namespace CampaignHub.Platform.Files;

/// <summary>How large a file may be, as the workspace's settings say.</summary>
internal sealed class FileLimits(HubSettings settings)
{
    public const int DefaultMegabytes = 20;
    public const int MostMegabytes = 1_000;

    /// <summary>At once, in one form.</summary>
    public const int MostFiles = 20;
    private const long FormFields = 1024 * 1024;

    public async Task<int> MegabytesAsync(CancellationToken cancellationToken) =>
        int.TryParse(
            await settings.FindAsync(SettingKey.FilesMaxMegabytes, cancellationToken),
            CultureInfo.InvariantCulture,
            out var megabytes
        )
            ? Math.Clamp(megabytes, 1, MostMegabytes)
            : DefaultMegabytes;

    public async Task<long> BytesAsync(CancellationToken cancellationToken) => (long)await MegabytesAsync(cancellationToken) << 20;

    /// <summary>Of a whole form with its files: room for ten of the largest.</summary>
    public async Task<long> FormBytesAsync(CancellationToken cancellationToken) => (10 * await BytesAsync(cancellationToken)) + FormFields;
}
