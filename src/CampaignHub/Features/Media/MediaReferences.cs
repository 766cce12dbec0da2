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

    /// <summary>The files that a text shows or leads to, in its order, each once.</summary>
    public static IReadOnlyList<Guid> IdsIn(string markdown) =>
        [
            .. Address()
                .Matches(markdown)
                .Select(match => Guid.TryParse(match.Groups["first"].Value, out var id) ? id : Guid.Empty)
                .Where(id => id != Guid.Empty)
                .Distinct(),
        ];

    /// <summary>The same text with its files at other addresses.</summary>
    public static string Moved(string markdown, Func<Guid, string> address) =>
        Address().Replace(markdown, match => Guid.TryParse(match.Groups["first"].Value, out var id) ? $"({address(id)}" : match.Value);

    /// <summary>A text that everybody will read may show only pictures that have an alt text, and files that are there.</summary>
    public async Task CheckAsync(string markdown, CancellationToken cancellationToken)
    {
        foreach (var id in IdsIn(markdown))
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
