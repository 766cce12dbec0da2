using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace CampaignHub.Platform.Site;

/// <summary>A colour written <c>#0a5c66</c>, and how well it stands out from another.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly partial record struct Colour
{
    /// <summary>WCAG 2.2, 1.4.3: what a text of ordinary size needs to be read.</summary>
    public const double ReadableContrast = 4.5;

    private readonly byte _red;
    private readonly byte _green;
    private readonly byte _blue;

    private Colour(int rgb) => (_red, _green, _blue) = ((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);

    /// <exception cref="RefusedException">Not six hexadecimal digits behind a <c>#</c>.</exception>
    public static Colour Parse(string text) =>
        TryParse(text, out var colour) ? colour : throw new RefusedException("\"{0}\" is not a colour; #0a5c66 is one.", text);

    public static bool TryParse(string text, out Colour colour)
    {
        var isColour = Pattern().IsMatch(text);
        colour = isColour ? new Colour(int.Parse(text.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture)) : default;
        return isColour;
    }

    /// <summary>From 1 (the same) to 21 (black on white).</summary>
    public double ContrastWith(Colour other)
    {
        var (light, dark) = (Math.Max(Luminance, other.Luminance), Math.Min(Luminance, other.Luminance));
        return (light + 0.05) / (dark + 0.05);
    }

    public override string ToString() => $"#{_red:x2}{_green:x2}{_blue:x2}";

    private double Luminance => (0.2126 * Linear(_red)) + (0.7152 * Linear(_green)) + (0.0722 * Linear(_blue));

    private static double Linear(byte channel)
    {
        var share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}$", RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
