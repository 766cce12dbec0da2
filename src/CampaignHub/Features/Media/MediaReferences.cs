using System.Text.RegularExpressions;
using CampaignHub.Data;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Media;

/// <summary>The addresses of library files in Markdown texts, for features that keep such texts.</summary>
internal sealed partial class MediaReferences(HubDb db)
{
    /// <summary>What stands in a text that shows or links the file.</summary>
    public static string Mark(Guid id) => $"/media/{id}/";

    /// <summary>A text that everybody will read may show only pictures that have an alt text, and files that are there.</summary>
    public async Task CheckAsync(string markdown, CancellationToken cancellationToken)
    {
        var ids = Address().Matches(markdown).Select(match => Guid.TryParse(match.Groups["first"].Value, out var id) ? id : Guid.Empty);
        foreach (var id in ids.Where(id => id != Guid.Empty).Distinct())
        {
            var file =
                await db.Set<MediaFile>().AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, cancellationToken)
                ?? throw new RefusedException("The text leads to a file that is not in the media library: {0}", Mark(id));
            if (!file.MayBePublic)
            {
                throw new RefusedException("Say in the alt text what the picture {0} shows before it is made public.", file.Name);
            }
        }
    }

    /// <summary>
    /// Recipes do not know ids: <c>/media/press/photo.jpg</c> becomes the address of the file at that path.
    /// </summary>
    /// <param name="unknown">Told each path that the library does not have.</param>
    public async Task<string> ResolveAsync(string markdown, Action<string> unknown, CancellationToken cancellationToken)
    {
        var resolved = markdown;
        foreach (var path in Address().Matches(markdown).Select(match => match.Groups["path"].Value).Distinct(StringComparer.Ordinal))
        {
            if (Guid.TryParse(path.Split('/')[0], out _))
            {
                continue;
            }

            var stored = Uri.UnescapeDataString(path);
            var file = await db.Set<MediaFile>().AsNoTracking().SingleOrDefaultAsync(each => each.Path == stored, cancellationToken);
            if (file is null)
            {
                unknown(stored);
                continue;
            }

            resolved = resolved.Replace($"(/media/{path}", $"({Links.Media.Public(file.Id, file.Name)}", StringComparison.Ordinal);
        }

        return resolved;
    }

    [GeneratedRegex(@"\(/media/(?<path>(?<first>[^/\s)""]+)[^\s)""]*)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
