namespace CampaignHub.Features.Directory.Duplicates;

/// <summary>A letter too many, too few, another one, or two that changed places.</summary>
internal static class Slips
{
    /// <summary>Shorter names are too often one slip apart and somebody else's.</summary>
    public const int ShortestText = 5;

    public static bool IsOne(string one, string other)
    {
        if (one.Length > other.Length)
        {
            (one, other) = (other, one);
        }

        if (one.Length < ShortestText || other.Length - one.Length > 1 || one == other)
        {
            return false;
        }

        var at = 0;
        while (at < one.Length && one[at] == other[at])
        {
            at++;
        }

        if (one.Length < other.Length)
        {
            return one.AsSpan(at).SequenceEqual(other.AsSpan(at + 1));
        }

        return one.AsSpan(at + 1).SequenceEqual(other.AsSpan(at + 1))
            || (
                at + 1 < one.Length
                && one[at] == other[at + 1]
                && one[at + 1] == other[at]
                && one.AsSpan(at + 2).SequenceEqual(other.AsSpan(at + 2))
            );
    }
}
