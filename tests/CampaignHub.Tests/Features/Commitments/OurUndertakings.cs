using System.Net;
using CampaignHub.Features.Commitments.Undertakings;
using CampaignHub.Platform.Access;
using CampaignHub.Tests.Features.Meetings;
using CampaignHub.Tests.Features.Recipes;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Commitments;

/// <summary>What we promised to others: noted, followed, kept or not. Today is 7 February 2023.</summary>
public sealed class OurUndertakings
{
    private const string Path = "/admin/campaigns/test/undertakings";
    private const string Words = "We send six anonymous accounts of suspended allowances.";

    [Fact]
    public async Task What_we_promised_at_a_meeting_is_noted_from_its_page_and_stands_apart_from_commitments()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var meeting = await MeetingDesk.HeldAsync(visitor);
        await visitor.OpenAsync($"{MeetingDesk.Path}/{meeting}");

        await visitor.OpenAsync(visitor.Page.QuerySelector("a[href*='undertakings/new']")!.GetAttribute("href")!);
        await visitor.SubmitAsync(
            "form[data-guard]",
            ("Form.Words", Words),
            ("Form.ToId", $"{ledger.Director}"),
            ("Form.DueOn", "2023-02-10")
        );
        await visitor.FollowAsync();

        Assert.Contains("Promised to Director Duval", visitor.Text, StringComparison.Ordinal);
        Assert.Contains(Words, visitor.Page.QuerySelector(".hub-verbatim")!.TextContent, StringComparison.Ordinal);
        var kept = await ReadAsync(hub);
        Assert.Equal((new DateOnly(2023, 1, 17), new DateOnly(2023, 2, 10), meeting), (kept.MadeOn, kept.DueOn, kept.MeetingId));
        foreach (var page in new[] { $"{MeetingDesk.Path}/{meeting}", $"/admin/campaigns/test/directory/{ledger.Director}" })
        {
            await visitor.OpenAsync(page);
            Assert.Equal(Words, visitor.Page.QuerySelector("section[aria-label='Our undertakings'] a")?.TextContent);
        }

        await visitor.OpenAsync(Ledger.Path);
        Assert.DoesNotContain(Words, visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_due_then_late_on_the_home_page_until_it_is_kept()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        using var program = await hub.ProgramAsync();
        var id = await MakeAsync(program, ledger, "2023-02-10");
        Assert.Contains(Words, await SectionAsync("Due"), StringComparison.Ordinal);

        hub.Clock.SetUtcNow(new DateTimeOffset(2023, 2, 11, 9, 0, 0, TimeSpan.Zero));
        using var later = await hub.VisitorAsync(CampaignRole.Contributor);
        await later.OpenAsync("/admin/campaigns/test");
        Assert.Contains(Words, later.Page.QuerySelector("section[aria-labelledby='home-Late']")!.TextContent, StringComparison.Ordinal);
        await later.OpenAsync($"{Path}/{id}");
        await later.SubmitAsync("#outcome", ("kept", "true"), ("day", "2023-02-09"), ("note", "Sent by mail."));
        await later.OpenAsync("/admin/campaigns/test");

        Assert.DoesNotContain(Words, later.Text, StringComparison.Ordinal);
        var kept = await ReadAsync(hub);
        Assert.Equal((UndertakingState.Kept, new DateOnly(2023, 2, 9), "Sent by mail."), (kept.State, kept.SettledOn, kept.Note));

        async Task<string> SectionAsync(string section)
        {
            await visitor.OpenAsync("/admin/campaigns/test");
            return visitor.Page.QuerySelector($"section[aria-labelledby='home-{section}']")!.TextContent;
        }
    }

    [Fact]
    public async Task What_was_not_kept_needs_its_reason_and_days_that_can_be_at_both_doors()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        using var program = await hub.ProgramAsync();
        var id = await MakeAsync(program, ledger, "2023-02-10");

        await visitor.OpenAsync($"{Path}/{id}");
        await visitor.SubmitAsync("#outcome", ("kept", "false"), ("day", "2023-02-07"), ("note", " "));
        var ahead = await program.SendAsync(HttpMethod.Put, $"undertakings/{id}/outcome", new { kept = true, on = "2023-02-08" });
        var before = await program.SendAsync(HttpMethod.Patch, $"undertakings/{id}", new { dueOn = "2023-01-16" });
        var nobody = await program.SendAsync(
            HttpMethod.Post,
            "undertakings",
            new
            {
                words = Words,
                to = Guid.CreateVersion7(),
                madeOn = "2023-01-17",
            }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("What we did not keep needs its reason", visitor.Text, StringComparison.Ordinal);
        Assert.All([ahead, before, nobody], answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status));
        Assert.Equal((UndertakingState.Open, new DateOnly(2023, 2, 10)), ((await ReadAsync(hub)).State, (await ReadAsync(hub)).DueOn));
    }

    [Fact]
    public async Task A_program_lists_those_that_are_open_changes_settles_and_reopens_one()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var program = await hub.ProgramAsync();
        var id = await MakeAsync(program, ledger, "2023-02-01");
        var other = await MakeAsync(program, ledger, "2023-03-01");

        var settled = await program.SendAsync(
            HttpMethod.Put,
            $"undertakings/{other}/outcome",
            new { kept = false, note = "Nobody could." }
        );
        var open = await program.SendAsync(HttpMethod.Get, "undertakings?state=open");
        var changed = await program.SendAsync(HttpMethod.Patch, $"undertakings/{id}", new { words = "Five accounts." });
        var reopened = await program.SendAsync(HttpMethod.Delete, $"undertakings/{other}/outcome");

        Assert.Equal(("not_kept", "2023-02-07"), (settled.Text("state"), settled.Text("settledOn")));
        var listed = Assert.Single(open.Json.GetProperty("items").EnumerateArray());
        Assert.Equal(($"{id}", "overdue"), (listed.GetProperty("id").GetString(), listed.GetProperty("schedule").GetString()));
        Assert.Equal(("Five accounts.", "2023-02-01"), (changed.Text("words"), changed.Text("dueOn")));
        Assert.Equal(("open", ""), (reopened.Text("state"), reopened.Text("note")));
    }

    [Fact]
    public async Task A_reader_reads_and_another_campaign_finds_nothing()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var program = await hub.ProgramAsync();
        var id = await MakeAsync(program, ledger, "2023-02-10");
        await hub.DbAsync(async db =>
        {
            db.Add(new Campaign { Name = "Other", Slug = "other" });
            return await db.SaveChangesAsync();
        });
        using var reader = await hub.VisitorAsync(CampaignRole.Reader);
        using var administrator = await hub.AdministratorAsync();

        await reader.OpenAsync($"{Path}/{id}");
        Assert.Equal(HttpStatusCode.OK, reader.Status);
        Assert.Null(reader.Page.QuerySelector("#outcome"));
        await reader.OpenAsync($"{Path}/new");
        Assert.Equal(HttpStatusCode.Forbidden, reader.Status);
        await administrator.OpenAsync($"/admin/campaigns/other/undertakings/{id}");
        Assert.Equal(HttpStatusCode.NotFound, administrator.Status);
    }

    [Fact]
    public async Task A_recipe_brings_them_once()
    {
        await using var hub = new HubFactory();
        using var file = new RecipeFile(
            RecipeFile.Steps([
                .. Meetings.FromARecipe.Before,
                Meetings.FromARecipe.Meetings,
                """
                { "name": "CampaignHub.Undertakings", "undertakings": [
                  { "id": "accounts", "words": "Six accounts.", "to": "director", "meeting": "first", "dueOn": "2023-02-10" },
                  { "id": "names", "words": "The names of the delegation.", "to": "director", "madeOn": "2023-01-10", "kept": true, "settledOn": "2023-01-12", "note": "By mail." }] }
                """,
            ])
        );

        var first = await file.RunAsync(hub);
        await file.RunAsync(hub);

        Assert.Empty(first.Problems);
        var kept = await hub.DbAsync(db => db.Set<Undertaking>().IgnoreQueryFilters().OrderBy(each => each.MadeOn).ToListAsync());
        Assert.Equal(
            [(UndertakingState.Kept, new DateOnly(2023, 1, 10)), (UndertakingState.Open, new DateOnly(2023, 1, 17))],
            kept.Select(each => (each.State, each.MadeOn))
        );
    }

    private static async Task<Guid> MakeAsync(HttpClient program, Ledger ledger, string due)
    {
        var body = new
        {
            words = Words,
            to = ledger.Director,
            madeOn = "2023-01-17",
            dueOn = due,
        };
        return Guid.Parse((await program.SendAsync(HttpMethod.Post, "undertakings", body)).Text("id")!);
    }

    private static Task<Undertaking> ReadAsync(HubFactory hub) => hub.DbAsync(db => db.Set<Undertaking>().SingleAsync());
}
