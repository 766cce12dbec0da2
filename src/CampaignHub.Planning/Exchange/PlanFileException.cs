using System.Globalization;

namespace CampaignHub.Planning;

/// <summary>A file that cannot be read, with the place. The sentence is English; a caller may translate it before the values are filled in.</summary>
public sealed class PlanFileException(FilePlace place, string sentence, params object[] values)
    : FormatException($"{place}: {string.Format(CultureInfo.InvariantCulture, sentence, values)}")
{
    public FilePlace Place { get; } = place;

    public string Sentence { get; } = sentence;

    public IReadOnlyList<object> Values { get; } = values;
}
