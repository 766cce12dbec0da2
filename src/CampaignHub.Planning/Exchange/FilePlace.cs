using System.Globalization;

namespace CampaignHub.Planning;

/// <summary>Where something stands in a file.</summary>
/// <param name="Pointer">In JSON a pointer (RFC 6901); in XML the element, empty where there is none.</param>
/// <param name="Line">From 1; null in JSON that can be read.</param>
/// <param name="Column">From 1.</param>
public sealed record FilePlace(string Pointer, int? Line = null, int? Column = null)
{
    public static implicit operator FilePlace(string pointer) => new(pointer);

    /// <summary>In English.</summary>
    public override string ToString() =>
        Line is null
            ? Pointer
            : string.Create(CultureInfo.InvariantCulture, $"line {Line}, column {Column}{(Pointer.Length > 0 ? $", {Pointer}" : "")}");
}
