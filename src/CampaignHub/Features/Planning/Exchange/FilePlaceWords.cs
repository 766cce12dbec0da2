using CampaignHub.Planning;
using CampaignHub.Platform.Language;

namespace CampaignHub.Features.Planning.Exchange;

/// <summary>A place in a file in the words of the person who reads it.</summary>
internal static class FilePlaceWords
{
    public static string Words(this FilePlace place, Texts texts) =>
        place.Line is not { } line || place.Column is not { } column ? place.Path
        : place.Path.Length > 0 ? texts["line {0}, column {1}, {2}", line, column, place.Path]
        : texts["line {0}, column {1}", line, column];
}
