using CampaignHub.Platform.Records;

namespace CampaignHub.Platform.Search;

internal static class FindingQueries
{
    /// <summary>Those whose words hold every word of the query, whatever its case and accents.</summary>
    public static IQueryable<TRecord> Finding<TRecord>(this IQueryable<TRecord> records, string? query)
        where TRecord : IFindable =>
        Normal.Words(query).Aggregate(records, (found, word) => found.Where(record => record.FindText.Contains(word)));
}
