using System.Globalization;

namespace CampaignHub.Planning;

/// <summary>A file that cannot be read, with the place. The sentence is English; a caller may translate it before the values are filled in.</summary>
public sealed class PlanFileException(string place, string sentence, params object[] values)
    : FormatException($"{place}: {string.Format(CultureInfo.InvariantCulture, sentence, values)}")
{
    /// <summary>A JSON pointer, or a line and column with the element.</summary>
    public string Place { get; } = place;

    public string Sentence { get; } = sentence;

    public IReadOnlyList<object> Values { get; } = values;
}
