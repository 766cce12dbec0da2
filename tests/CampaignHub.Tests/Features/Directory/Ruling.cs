using System.Net;
using CampaignHub.Features.Directory;
using CampaignHub.Tests.Features.Stakeholders;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Directory;

/// <summary>What ties and mandates may not say together, by program and by page.</summary>
public sealed class Ruling
{
    [Fact]
    public async Task Nobody_reports_to_somebody_who_reports_to_them_through_others()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var (one, two, three) = (await ActorAsync(hub, "Roy"), await ActorAsync(hub, "Belkacem"), await ActorAsync(hub, "Dupré"));

        await TieAsync(program, one, two);
        await TieAsync(program, two, three);
        var circle = await TieAsync(program, three, one);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, circle.Status);
        Assert.Equal("Roy reports to Dupré already, so Dupré cannot report to Roy.", circle.Text("detail"));
        Assert.Equal(2, await hub.DbAsync(db => db.Set<Tie>().CountAsync()));
    }

    [Fact]
    public async Task A_post_for_one_has_one_holder_at_a_time_and_another_after_them()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var body = await hub.DbAsync(async db =>
        {
            var actor = new Actor { Type = ActorKind.Organisation, Name = "Cnaf" };
            db.Add(actor);
            await db.SaveChangesAsync();
            return actor.Id;
        });
        var (one, two) = (await ActorAsync(hub, "Roy"), await ActorAsync(hub, "Belkacem"));
        var post = await program.SendAsync(
            HttpMethod.Post,
            "posts",
            new
            {
                organisation = body,
                title = "Director",
                forOne = true,
            }
        );
        var id = post.Text("id");

        var first = await HoldAsync(program, one, id, "2020-01-01", null);
        var second = await HoldAsync(program, two, id, "2023-01-01", null);
        var ended = await program.SendAsync(HttpMethod.Patch, $"mandates/{first.Text("id")}", new { until = "2022-12-31" });
        var after = await HoldAsync(program, two, id, "2023-01-01", null);
        var listed = await program.SendAsync(HttpMethod.Get, $"mandates?post={id}");

        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
        Assert.Equal("Director is a post for one, and Roy holds it in these days: end that mandate first.", second.Text("detail"));
        Assert.Equal(HttpStatusCode.OK, ended.Status);
        Assert.Equal(HttpStatusCode.Created, after.Status);
        Assert.Equal(2, listed.Json.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_mandate_that_ends_before_it_begins_is_refused_on_the_page()
    {
        await using var hub = new HubFactory();
        var person = await ActorAsync(hub, "Roy");
        var post = await hub.DbAsync(async db =>
        {
            var body = new Actor { Type = ActorKind.Organisation, Name = "Cnaf" };
            var director = Post.Of(body, "Director");
            db.AddRange(body, director);
            await db.SaveChangesAsync();
            return director.Id;
        });
        using var visitor = await hub.AdministratorAsync();

        await visitor.OpenAsync($"/admin/campaigns/test/directory/{person}");
        await visitor.SubmitAsync("form[action*=Mandate]", ("PostId", $"{post}"), ("From", "2023-02-01"), ("Until", "2023-01-01"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("The mandate ends before it begins.", visitor.Text, StringComparison.Ordinal);
    }

    private static async Task<Guid> ActorAsync(HubFactory hub, string name) => (await StakeholderDesk.PutAsync(hub, name)).ActorId;

    private static Task<Programs.Answer> TieAsync(HttpClient program, Guid from, Guid to) =>
        program.SendAsync(
            HttpMethod.Post,
            "ties",
            new
            {
                from,
                to,
                type = "reports_to",
                strength = 3,
                source = "Chart",
            }
        );

    private static Task<Programs.Answer> HoldAsync(HttpClient program, Guid person, string? post, string from, string? until) =>
        program.SendAsync(
            HttpMethod.Post,
            "mandates",
            new
            {
                person,
                post,
                from,
                until,
            }
        );
}
