using CampaignHub.Platform.Search;

namespace CampaignHub.Features.Planning;

/// <summary>By which column the table of the plan is sorted; <c>?sort=begin</c>, and <c>?sort=-begin</c> the other way round. As the plan has them unless asked.</summary>
internal sealed record PlanOrder(string Column, bool IsDescending)
{
    public static readonly IReadOnlyList<(string Column, string Title)> Columns =
    [
        ("task", "Task"),
        ("begin", "Begin by"),
        ("finish", "Finished by"),
        ("anchor", "Anchor"),
        ("who", "Who"),
    ];

    /// <summary>A column that is none leaves the order of the plan.</summary>
    public static PlanOrder? Of(string? sort)
    {
        var column = sort?.TrimStart('-') ?? "";
        return Columns.Any(each => each.Column == column) ? new PlanOrder(column, sort!.StartsWith('-')) : null;
    }

    /// <summary>What a click on the head of a column asks for.</summary>
    public static string Next(PlanOrder? now, string column) => now == new PlanOrder(column, IsDescending: false) ? $"-{column}" : column;

    /// <summary>For <c>aria-sort</c>; null of a column that does not sort.</summary>
    public static string? Aria(PlanOrder? now, string column) =>
        now?.Column != column ? null
        : now.IsDescending ? "descending"
        : "ascending";

    /// <summary>What has no day, anchor or person stands last, either way.</summary>
    public IReadOnlyList<CampaignPlan.Line> Sort(IReadOnlyList<CampaignPlan.Line> lines, IReadOnlyDictionary<Guid, string> people)
    {
        IComparable? Key(CampaignPlan.Line line) =>
            Column switch
            {
                "task" => Normal.Of(line.Item.Title),
                "begin" => line.IsDated ? line.Start : null,
                "finish" => line.IsDated ? line.Finish : null,
                "anchor" => line.Anchor is { } anchor ? Normal.Of(anchor.Name) : null,
                _ => line.Item.OwnerId is { } owner && people.TryGetValue(owner, out var name) ? Normal.Of(name) : null,
            };
        var known = lines.Where(line => Key(line) is not null);
        var order = Comparer<IComparable?>.Create(
            (one, other) => one is string word && other is string second ? string.CompareOrdinal(word, second) : one!.CompareTo(other)
        );
        return
        [
            .. IsDescending ? known.OrderByDescending(Key, order) : known.OrderBy(Key, order),
            .. lines.Where(line => Key(line) is null),
        ];
    }
}
