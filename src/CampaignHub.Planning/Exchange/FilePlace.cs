using System.Globalization;

namespace CampaignHub.Planning;

/// <summary>Where something stands in a file.</summary>
/// <param name="Path">In JSON a pointer (RFC 6901); in XML the element, empty where there is none.</param>
/// <param name="Line">From 1; null in JSON that can be read.</param>
/// <param name="Column">From 1.</param>
public sealed record FilePlace(string Path, int? Line = null, int? Column = null)
{
    public static implicit operator FilePlace(string path) => new(path);

    /// <summary>In English.</summary>
    public override string ToString() =>
        Line is null
            ? Path
            : string.Create(CultureInfo.InvariantCulture, $"line {Line}, column {Column}{(Path.Length > 0 ? $", {Path}" : "")}");
}
