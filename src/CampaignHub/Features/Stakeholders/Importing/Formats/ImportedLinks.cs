using CampaignHub.Features.Directory;

namespace CampaignHub.Features.Stakeholders.Importing.Formats;

/// <summary>A tie as a file tells it; its ends are keys of the file, or whole names.</summary>
/// <param name="Strength">1 to 5; null where the file says none.</param>
/// <param name="Source">Who says so; empty takes the source of the import.</param>
/// <param name="KnownOn">The last day it was known to hold; null where the file does not say.</param>
internal sealed record ImportedTie(
    int Line,
    string From,
    string To,
    TieType Type,
    int? Strength = null,
    DateOnly? Since = null,
    DateOnly? Until = null,
    string Source = "",
    DateOnly? KnownOn = null
);

/// <summary>A post of an organisation and, where there is one, who holds it from when to when.</summary>
/// <param name="Organisation">A key of the file.</param>
/// <param name="Person">A key of the file; null where the post is vacant.</param>
internal sealed record ImportedMandate(int Line, string Organisation, string Post, string? Person, DateOnly? From, DateOnly? Until);

/// <summary>What a file says of how its actors belong together.</summary>
internal sealed record ImportedLinks(IReadOnlyList<ImportedTie> Ties, IReadOnlyList<ImportedMandate> Mandates)
{
    public static readonly ImportedLinks None = new([], []);

    public int Count => Ties.Count + Mandates.Count;
}
