using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Platform.Web;

/// <summary>A page of an API list: the items, and the cursor of the next page or null at the end.</summary>
internal sealed record ApiPage<TItem>(IReadOnlyList<TItem> Items, string? NextCursor)
{
    public ApiPage<TOther> Select<TOther>(Func<TItem, TOther> map) => new([.. Items.Select(map)], NextCursor);
}

/// <summary>Pages by <c>limit</c> (1–200, 50 unless told) and <c>cursor</c>, in order of creation.</summary>
internal static class ApiPage
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 200;

    public static async Task<ApiPage<TRecord>> OfAsync<TRecord>(
        IQueryable<TRecord> records,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    )
        where TRecord : Record
    {
        var size = Size(limit);
        if (After(cursor) is { } after)
        {
            records = records.Where(record => record.Id > after);
        }

        var items = await records.AsNoTracking().OrderBy(record => record.Id).Take(size + 1).ToListAsync(cancellationToken);
        var isLast = items.Count <= size;
        return new ApiPage<TRecord>(isLast ? items : items[..size], isLast ? null : $"{items[size - 1].Id}");
    }

    public static int Size(int? limit) => Math.Clamp(limit ?? DefaultLimit, 1, MaxLimit);

    /// <summary>The id that the cursor points behind; null at the beginning.</summary>
    public static Guid? After(string? cursor) =>
        cursor is null ? null
        : Guid.TryParse(cursor, out var after) ? after
        : throw new RefusedException("The cursor \"{0}\" is not one of ours.", cursor) { Code = "bad_cursor" };

    /// <summary>A member of a closed list as the API writes it: <c>data_started</c>.</summary>
    public static TMember Member<TMember>(string value)
        where TMember : struct, Enum =>
        Enum.TryParse<TMember>(value.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var member) && Enum.IsDefined(member)
            ? member
            : throw new RefusedException("\"{0}\" is not one of the list.", value) { Code = "bad_value" };
}

internal static class ApiRoutes
{
    private const string Root = "/api";

    public static bool IsApi(this PathString path) => path.StartsWithSegments(Root, StringComparison.Ordinal);

    /// <summary>A group of the API under the campaign of the address.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes, string resource) =>
        routes.MapGroup($"{Root}/v1/campaigns/{{{Admission.RouteKey}}}/{resource}").WithTags(resource).RefusesUnknownQuestions();

    public static string ApiRoot(this Here here) => $"{Root}/v1/campaigns/{here.Campaign.Slug}";
}
