using System.Net;
using CampaignHub.Features.Commitments;
using CampaignHub.Platform.Access;
using CampaignHub.Tests.Features.Meetings;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Commitments;

public sealed class Recording
{
    [Fact]
    public async Task A_promise_is_recorded_word_for_word_as_heard_and_announced_once()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        var id = await ledger.RecordAsync(visitor, "2023-06-30");
        await visitor.FollowAsync();

        Assert.Contains(Ledger.Words, visitor.Page.QuerySelector(".hub-verbatim")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Heard", visitor.Page.QuerySelector("[aria-current='step']")!.TextContent, StringComparison.Ordinal);
        var kept = await Ledger.ReadAsync(hub, id);
        Assert.Equal((new DateOnly(2023, 1, 17), new DateOnly(2023, 2, 7)), (kept.Steps[0].TrueOn, kept.Steps[0].LearntOn));
        Assert.Equal(ledger.Demand, Assert.Single(kept.Demands).DemandId);
        Assert.Equal(1, await Ledger.RaisedAsync(hub, nameof(CommitmentMade)));
    }

    [Fact]
    public async Task The_demands_that_were_accepted_at_the_meeting_are_ticked()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var accepted = await MeetingDesk.DemandAsync(hub, "Publish the code");
        var other = await MeetingDesk.DemandAsync(hub, "End the suspensions");
        var meeting = await MeetingDesk.HeldAsync(visitor);
        await MeetingDesk.PutAsync(visitor, meeting, accepted);
        await MeetingDesk.PutAsync(visitor, meeting, other);
        var address = $"/admin/campaigns/test/commitments/new?meeting={meeting}";

        await visitor.OpenAsync(address);
        Assert.Equal(2, visitor.Page.QuerySelectorAll("input[name='Form.Demands'][checked]").Length);
        await visitor.OpenAsync($"{MeetingDesk.Path}/{meeting}/minutes/{accepted}");
        await visitor.SubmitAsync("form[data-guard]", ("Answer", "Accepted"), ("Said", "Yes."));
        await visitor.OpenAsync(address);

        Assert.Equal(
            $"{accepted}",
            Assert.Single(visitor.Page.QuerySelectorAll("input[name='Form.Demands'][checked]")).GetAttribute("value")
        );
    }

    [Fact]
    public async Task The_meetings_page_offers_to_record_one_and_gives_day_and_place()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var meeting = await MeetingDesk.HeldAsync(visitor);
        await visitor.OpenAsync($"{MeetingDesk.Path}/{meeting}");

        await visitor.OpenAsync(visitor.Page.QuerySelector("a[href*='commitments/new']")!.GetAttribute("href")!);
        await visitor.SubmitAsync("form[data-guard]", ("Form.Words", Ledger.Words), ("Form.ById", $"{ledger.Director}"));

        var kept = await hub.DbAsync(db => db.Set<Commitment>().SingleAsync());
        Assert.Equal((meeting, new DateOnly(2023, 1, 17), "Paris"), (kept.MeetingId!.Value, kept.MadeOn, kept.PlaceSaid));
        foreach (var page in new[] { $"{MeetingDesk.Path}/{meeting}", $"/admin/campaigns/test/directory/{ledger.Director}" })
        {
            await visitor.OpenAsync(page);
            Assert.Equal(Ledger.Words, visitor.Page.QuerySelector("section[aria-label=Commitments] a")?.TextContent);
        }
    }

    [Fact]
    public async Task Somebody_who_did_not_hold_the_post_that_day_is_refused_at_both_doors()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        using var program = await hub.ProgramAsync();
        await visitor.OpenAsync($"{Ledger.Path}/new");

        await visitor.SubmitAsync(
            "form[data-guard]",
            ("Form.Words", Ledger.Words),
            ("Form.ById", $"{ledger.Director}"),
            ("Form.PostId", $"{ledger.Post}"),
            ("Form.MadeOn", "2023-02-01")
        );
        var refused = await program.SendAsync(HttpMethod.Post, "commitments", Body(ledger, "2023-02-01"));
        var lastDay = await program.SendAsync(HttpMethod.Post, "commitments", Body(ledger, "2023-01-31"));

        const string Sentence = "Director Duval did not hold the post Director general on 1 February 2023.";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains(Sentence, visitor.Text, StringComparison.Ordinal);
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, "post_not_held", Sentence),
            (refused.Status, refused.Text("code"), refused.Text("detail"))
        );
        Assert.Equal((HttpStatusCode.Created, "heard"), (lastDay.Status, lastDay.Text("rung")));
    }

    [Fact]
    public async Task An_organisation_speaks_for_its_own_posts_only()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var program = await hub.ProgramAsync();

        var own = await program.SendAsync(HttpMethod.Post, "commitments", Body(ledger with { Director = ledger.Fund }, "2023-01-17"));
        var nobody = await program.SendAsync(HttpMethod.Post, "commitments", Body(ledger with { Director = ledger.Demand }, "2023-01-17"));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.UnprocessableEntity), (own.Status, nobody.Status));
    }

    [Fact]
    public async Task A_promise_of_tomorrow_is_refused()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var program = await hub.ProgramAsync();

        var refused = await program.SendAsync(HttpMethod.Post, "commitments", Body(ledger with { Post = default }, "2023-02-08"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Commitment>().CountAsync()));
    }

    [Fact]
    public async Task The_words_stay_whatever_is_changed()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        using var program = await hub.ProgramAsync();
        var id = await ledger.RecordAsync(visitor);

        await visitor.OpenAsync($"{Ledger.Path}/{id}/edit");
        await visitor.SubmitAsync("form[data-guard]", ("Words", "Other words"), ("Deadline", "2023-03-01"), ("Evidence", "Partial"));
        var changed = await program.SendAsync(HttpMethod.Patch, $"commitments/{id}", new { official = "in_progress" });

        Assert.Equal(
            (Ledger.Words, "2023-03-01", "partial", "in_progress"),
            (changed.Text("words"), changed.Text("deadline"), changed.Text("evidenceStatus"), changed.Text("official"))
        );
    }

    [Fact]
    public async Task Of_two_people_who_follow_up_at_once_the_second_sees_both()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var first = await hub.VisitorAsync(CampaignRole.Contributor);
        using var second = await hub.VisitorAsync(CampaignRole.Contributor, "other@example.org");
        var id = await ledger.RecordAsync(first);
        await first.OpenAsync($"{Ledger.Path}/{id}/edit");
        await second.OpenAsync($"{Ledger.Path}/{id}/edit");
        await first.SubmitAsync("form[data-guard]", ("PlaceSaid", "Lyon"));

        await second.SubmitAsync("form[data-guard]", ("PlaceSaid", "Lille"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
        Assert.Contains("Lyon", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_sees_it_and_changes_nothing()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var id = await ledger.RecordAsync(visitor);
        using var reader = await hub.VisitorAsync(CampaignRole.Reader, "reader@example.org");

        await reader.OpenAsync($"{Ledger.Path}/{id}");
        Assert.Equal(HttpStatusCode.OK, reader.Status);
        Assert.Null(reader.Page.QuerySelector("#step"));
        await reader.OpenAsync($"{Ledger.Path}/{id}/publication");

        Assert.Equal(HttpStatusCode.Forbidden, reader.Status);
    }

    [Fact]
    public async Task A_commitment_of_another_campaign_is_not_found()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var id = await ledger.RecordAsync(visitor);
        await hub.DbAsync(async db =>
        {
            db.Add(new Campaign { Name = "Other", Slug = "other" });
            return await db.SaveChangesAsync();
        });
        using var administrator = await hub.AdministratorAsync();

        await administrator.OpenAsync($"/admin/campaigns/other/commitments/{id}");

        Assert.Equal(HttpStatusCode.NotFound, administrator.Status);
    }

    [Fact]
    public async Task The_file_holds_what_the_list_shows()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await ledger.RecordAsync(visitor, "2023-02-01", "=Overdue words");
        await ledger.RecordAsync(visitor, "", "Other words");

        var file = await visitor.Client.GetStringAsync($"{Ledger.Path}.csv?schedule=Overdue", TestContext.Current.CancellationToken);
        await visitor.OpenAsync($"{Ledger.Path}?q=duval&schedule=NoDeadline&rung=Heard");

        Assert.Contains("\"'=Overdue words\";\"Director Duval\";\"Director general\";\"2023-01-17\"", file, StringComparison.Ordinal);
        Assert.DoesNotContain("Other words", file, StringComparison.Ordinal);
        Assert.Contains("Other words", Assert.Single(visitor.Page.QuerySelectorAll("tbody tr")).TextContent, StringComparison.Ordinal);
    }

    private static object Body(Ledger ledger, string day) =>
        new
        {
            words = Ledger.Words,
            by = ledger.Director,
            post = ledger.Post == default ? (Guid?)null : ledger.Post,
            madeOn = day,
        };
}
