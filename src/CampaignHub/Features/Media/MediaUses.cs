using CampaignHub.Platform.Files;

namespace CampaignHub.Features.Media;

/// <summary>Where a file of the campaign is used, over all features.</summary>
internal sealed class MediaUses(IEnumerable<IFileUses> features)
{
    public async Task<IReadOnlyList<FileUse>> OfAsync(MediaFile file, CancellationToken cancellationToken)
    {
        var uses = new List<FileUse>();
        foreach (var feature in features)
        {
            uses.AddRange(await feature.OfAsync(file.Id, cancellationToken));
        }

        return uses;
    }

    /// <summary>May everybody have it now?</summary>
    public async Task<bool> IsPublicAsync(MediaFile file, CancellationToken cancellationToken) =>
        file.MayBePublic && (file.IsPublic || (await OfAsync(file, cancellationToken)).Any(use => use.IsPublic));
}
