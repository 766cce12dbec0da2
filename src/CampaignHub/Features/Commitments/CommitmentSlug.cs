using CampaignHub.Data;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

/// <summary>Makes an address of the public site out of the words, one that no other commitment has.</summary>
internal sealed class CommitmentSlug(HubDb db)
{
    private const int BaseMaxLength = 80;

    public async Task<string> FindAsync(string words, CancellationToken cancellationToken)
    {
        var plain = new string([.. Normal.Of(words).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')]);
        var stem = string.Join('-', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        stem = (stem.Length <= BaseMaxLength ? stem : stem[..BaseMaxLength]).Trim('-');
        stem = stem.Length > 0 ? stem : Commitment.Kind;
        // Every campaign's, and those in the trash too: an address never means two commitments.
        var taken = await db.Set<Commitment>()
            .IgnoreQueryFilters()
            .Where(commitment => commitment.Slug.StartsWith(stem))
            .Select(commitment => commitment.Slug)
            .ToListAsync(cancellationToken);
        return Enumerable
            .Range(1, taken.Count + 1)
            .Select(number => number == 1 ? stem : $"{stem}-{number}")
            .First(slug => !taken.Contains(slug));
    }
}
