namespace CampaignHub.Platform.Search;

/// <summary>Texts that no index holds: a campaign has some hundreds of them, so they are read and compared here.</summary>
internal static class Excerpt
{
    private const int Before = 40;
    private const int Length = 160;

    /// <summary>Whether the text holds every word.</summary>
    public static bool Holds(string text, string[] words)
    {
        var normal = Normal.Of(text);
        return Array.TrueForAll(words, word => normal.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>Some words of a text, from a little before the first that is sought.</summary>
    public static string Of(string text, string[] words)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var parts = line.Split(' ');
        var place = Math.Max(0, Array.FindIndex(parts, part => Normal.Of(part).Contains(words[0], StringComparison.Ordinal)));
        var at = parts.Take(place).Sum(part => part.Length + 1);
        var from = at <= Before ? 0 : line.IndexOf(' ', at - Before) + 1;
        var cut = line.Length - from <= Length ? line[from..] : line.Substring(from, Length).TrimEnd() + "…";
        return from == 0 ? cut : "…" + cut;
    }
}
