using System.Net;
using CampaignHub.Features.Planning;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Planning;

/// <summary>A plan put together by a program, for tests that look at what becomes of it.</summary>
internal static class PlanRows
{
    public static async Task<string> AnchorAsync(this HttpClient program, string name, string day) =>
        (await program.SendAsync(HttpMethod.Post, "anchors", new { name, day })).Text("id")!;

    public static async Task<string> TaskAsync(this HttpClient program, object body)
    {
        var answer = await program.SendAsync(HttpMethod.Post, "tasks", body);
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        return answer.Text("id")!;
    }

    /// <summary>Start and finish of every task that has dates, by title.</summary>
    public static async Task<SortedDictionary<string, string>> DatesAsync(this HttpClient program) =>
        new(
            (await program.SendAsync(HttpMethod.Get, "tasks"))
                .Json.EnumerateArray()
                .ToDictionary(
                    task => task.GetProperty("title").GetString()!,
                    task => $"{task.GetProperty("start").GetString()} {task.GetProperty("finish").GetString()}"
                ),
            StringComparer.Ordinal
        );

    public static Task<Guid> ItemAsync(this HubFactory hub, string title) =>
        hub.DbAsync(db => db.Set<PlanItem>().Where(item => item.Title == title).Select(item => item.Id).SingleAsync());
}
