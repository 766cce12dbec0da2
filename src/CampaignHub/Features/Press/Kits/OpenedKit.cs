using System.Globalization;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;

namespace CampaignHub.Features.Press.Kits;

/// <summary>A kit as somebody reads it who may see it before everybody else.</summary>
/// <param name="Pieces">Those that they may see.</param>
internal sealed record OpenedKit(PressKit Kit, Campaign Campaign, IReadOnlyList<KitText.Piece> Pieces)
{
    /// <summary>What stands above it, in the reader's language; null once everybody may read all of it.</summary>
    public string? Warning(DateTimeOffset now, Texts texts)
    {
        var until = Pieces.Select(piece => piece.EmbargoUntil).Append(Kit.PublishedFrom).Where(until => until > now).Max();
        return until is { } instant ? Embargo.Line(instant, Campaign, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)
            : Kit.PublishedFrom is null ? texts["Not public yet: please publish nothing of it."]
            : null;
    }
}
