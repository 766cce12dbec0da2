using System.Globalization;

namespace CampaignHub.Platform.Printing;

/// <summary>The paper of a printed page, in millimetres as it lies before the reader.</summary>
/// <param name="Width">From left to right.</param>
/// <param name="Height">From top to bottom.</param>
/// <param name="Margin">Left free on each side.</param>
internal sealed record Paper(int Width, int Height, int Margin)
{
    public static readonly Paper A4 = new(210, 297, 15);
    public static readonly Paper A4Lying = new(297, 210, 12);
    public static readonly Paper A3Lying = new(420, 297, 12);

    /// <summary>The rule of CSS Paged Media that says so.</summary>
    public string Rule => string.Create(CultureInfo.InvariantCulture, $"@page {{ size: {Width}mm {Height}mm; margin: {Margin}mm; }}");
}
