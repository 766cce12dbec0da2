using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Notifications;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Notifications;

/// <summary><c>/api/v1/notifications</c>: what the person of the token is told, the oldest first.</summary>
internal static class NotificationsApi
{
    /// <param name="At">An instant, UTC.</param>
    /// <param name="Link">A path of this hub.</param>
    internal sealed record NotificationJson(Guid Id, DateTimeOffset At, string Text, string Link, bool IsRead);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var notifications = routes
            .MapGroup("/api/v1/notifications")
            .WithTags("notifications")
            .RefusesUnknownQuestions()
            .Needs(Permission.SignedIn, Permission.SignedIn);
        notifications.MapGet("/", List);
        notifications.MapPost("/read", Read);
    }

    private static async Task<Ok<ApiPage<NotificationJson>>> List(
        HubDb db,
        Here here,
        Texts texts,
        bool? unread,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    )
    {
        var mine = Mine(db, here);
        if (unread == true)
        {
            mine = mine.Where(each => each.ReadAt == null);
        }

        if (ApiPage.After(cursor) is { } after)
        {
            mine = mine.Where(each => each.Id > after);
        }

        var size = ApiPage.Size(limit);
        var found = await mine.AsNoTracking().OrderBy(each => each.Id).Take(size + 1).ToListAsync(cancellationToken);
        var items = found
            .Take(size)
            .Select(each => new NotificationJson(each.Id, each.At, texts.Of(each), each.Link, each.ReadAt is not null))
            .ToList();
        return TypedResults.Ok(new ApiPage<NotificationJson>(items, found.Count > size ? $"{items[^1].Id}" : null));
    }

    /// <summary>Marks all of them as read.</summary>
    private static async Task<NoContent> Read(HubDb db, Here here, CancellationToken cancellationToken)
    {
        await Mine(db, here)
            .Where(each => each.ReadAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.ReadAt, here.Now), cancellationToken);
        return TypedResults.NoContent();
    }

    private static IQueryable<Notification> Mine(HubDb db, Here here)
    {
        var me = here.User!.Id;
        return db.Set<Notification>().Where(each => each.UserId == me);
    }
}
