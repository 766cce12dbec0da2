using System.Net;
using CampaignHub.Features.Planning;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Planning;

/// <summary>Tasks through the API, to their end.</summary>
public sealed class ByProgram
{
    [Fact]
    public async Task A_task_is_changed_member_by_member()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var anchor = (await program.SendAsync(HttpMethod.Post, "anchors", new { name = "Vote", day = "2023-03-01" })).Text("id");
        var task = (
            await program.SendAsync(
                HttpMethod.Post,
                "tasks",
                new
                {
                    title = "Letter",
                    note = "Short",
                    anchor,
                    offsetDays = -5,
                }
            )
        ).Json;
        var address = $"tasks/{task.GetProperty("id").GetString()}";

        var renamed = await program.SendAsync(HttpMethod.Patch, address, new { title = "Open letter", version = 1 });
        Assert.Equal(("Open letter", "Short", anchor), (renamed.Text("title"), renamed.Text("note"), renamed.Text("anchor")));
        Assert.Equal(-5, renamed.Json.GetProperty("offsetDays").GetInt32());

        var dated = await program.SendAsync(
            HttpMethod.Patch,
            address,
            new
            {
                dueOn = "2023-02-17",
                durationDays = 2,
                done = true,
            }
        );
        // Done today, it is no longer counted from the day it was due: work that is done does not move.
        Assert.Equal(("2023-02-07", null), (dated.Text("start"), dated.Text("anchor")));
        Assert.True(dated.Json.GetProperty("done").GetBoolean());
        Assert.Equal(1, await hub.DbAsync(db => db.Outbox.CountAsync(row => row.Name == nameof(TaskDone))));
        Assert.Equal("Open letter", (await program.SendAsync(HttpMethod.Get, address)).Text("title"));
    }

    [Fact]
    public async Task A_change_of_a_state_that_is_gone_is_refused_as_stale()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var task = (await program.SendAsync(HttpMethod.Post, "tasks", new { title = "Letter" })).Json;
        var address = $"tasks/{task.GetProperty("id").GetString()}";
        var version = task.GetProperty("version").GetInt32();
        await program.SendAsync(HttpMethod.Patch, address, new { title = "Mine", version });

        var stale = await program.SendAsync(HttpMethod.Patch, address, new { title = "Yours", version });

        Assert.Equal((HttpStatusCode.Conflict, "stale"), (stale.Status, stale.Text("code")));
        Assert.Equal("Mine", (await program.SendAsync(HttpMethod.Get, address)).Text("title"));
    }

    [Fact]
    public async Task A_removed_task_is_in_the_trash_and_comes_back_from_there()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var id = (await program.SendAsync(HttpMethod.Post, "tasks", new { title = "Letter" })).Text("id");

        Assert.Equal(HttpStatusCode.NoContent, (await program.SendAsync(HttpMethod.Delete, $"tasks/{id}")).Status);

        Assert.Equal(HttpStatusCode.NotFound, (await program.SendAsync(HttpMethod.Get, $"tasks/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await program.SendAsync(HttpMethod.Delete, $"tasks/{id}")).Status);
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        await coordinator.OpenAsync("/admin/campaigns/test/trash");
        Assert.Contains("Letter", coordinator.Text, StringComparison.Ordinal);
        await coordinator.SubmitAsync("main form");
        Assert.Equal("Letter", (await program.SendAsync(HttpMethod.Get, $"tasks/{id}")).Text("title"));
    }

    [Fact]
    public async Task The_same_key_makes_one_task()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        program.DefaultRequestHeaders.Add("Idempotency-Key", "once");

        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var answer = await program.PostAsync(
                new Uri("/api/v1/campaigns/test/tasks", UriKind.Relative),
                JsonContent.Create(new { title = "Letter" }),
                TestContext.Current.CancellationToken
            );
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        }

        Assert.Equal(1, await hub.DbAsync(db => db.Set<PlanItem>().CountAsync()));
    }
}
