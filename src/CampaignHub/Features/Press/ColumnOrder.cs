namespace CampaignHub.Features.Press;

/// <summary>By which column a table is sorted; <c>?sort=reach</c>, and <c>?sort=-reach</c> the other way round.</summary>
internal sealed record ColumnOrder(string Column, bool IsDescending)
{
    /// <summary>A column that is none of them sorts by the first.</summary>
    public static ColumnOrder Of(string? sort, params ReadOnlySpan<string> columns)
    {
        var column = sort?.TrimStart('-') ?? "";
        return columns.Contains(column) ? new ColumnOrder(column, sort!.StartsWith('-')) : new ColumnOrder(columns[0], IsDescending: false);
    }

    /// <summary>What a click on the head of a column asks for, beside what the address asks already.</summary>
    public string Link(HttpRequest request, string column)
    {
        var kept = request
            .Query.Where(pair => pair.Key is not ("sort" or "page"))
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value));
        var next = Column == column && !IsDescending ? $"-{column}" : column;
        return $"{request.Path}{QueryString.Create(kept.Append(KeyValuePair.Create<string, string?>("sort", next)))}";
    }

    /// <summary>For <c>aria-sort</c>; null of a column that does not sort.</summary>
    public string? Aria(string column) =>
        Column != column ? null
        : IsDescending ? "descending"
        : "ascending";
}
