using System.Net;
using CampaignHub.Features.Meetings;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Meetings;

/// <summary>Due days are counted by hand on the French calendar of 2023.</summary>
public sealed class Holding
{
    [Fact]
    public async Task After_the_meeting_of_17_January_the_reply_is_due_on_the_31st_and_one_working_day_late_on_1_February()
    {
        await using var hub = new HubFactory();
        hub.Clock.AdjustTime(new DateTimeOffset(2023, 2, 1, 9, 0, 0, TimeSpan.Zero));
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        var id = await MeetingDesk.HeldAsync(visitor);

        var meeting = await MeetingDesk.ReadAsync(hub, id);
        Assert.Equal((MeetingStatus.Held, new DateOnly(2023, 1, 31)), (meeting.Status, meeting.ReplyDueOn));
        await visitor.OpenAsync($"{MeetingDesk.Path}/{id}");
        Assert.Contains("31 January 2023", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("1 working day late", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync("/admin/campaigns/test");
        Assert.Contains(
            "1 working day late",
            visitor.Page.QuerySelector("section[aria-labelledby='home-Late']")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("2023-01-31", 0)]
    [InlineData("2023-02-03", 3)]
    [InlineData("2023-02-05", 3)]
    [InlineData("2023-02-06", 4)]
    public void Lateness_counts_working_days_only(string today, int days)
    {
        var meeting = new Meeting { Title = "A meeting" };
        meeting.Schedule(new DateOnly(2023, 1, 17), time: null, new DateOnly(2023, 1, 17));
        meeting.Hold(new DateOnly(2023, 1, 17));

        Assert.Equal(days, meeting.ReplyLateBy(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Holding_twice_by_both_doors_announces_it_once()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        using var program = await hub.ProgramAsync();
        var id = await MeetingDesk.HeldAsync(visitor);

        var again = await program.SendAsync(HttpMethod.Post, $"meetings/{id}/holding");

        Assert.Equal((HttpStatusCode.OK, "held", "2023-01-31"), (again.Status, again.Text("status"), again.Text("replyDueOn")));
        var raised = await hub.DbAsync(db => db.Outbox.SingleAsync(row => row.Name == nameof(MeetingHeld)));
        Assert.Equal(
            new MeetingHeld(id, "Director general of the fund", new DateOnly(2023, 1, 17), new DateOnly(2023, 1, 31)),
            raised.Read<MeetingHeld>()
        );
    }

    [Fact]
    public async Task A_meeting_that_is_ahead_cannot_have_been_held()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        using var program = await hub.ProgramAsync();
        var id = await MeetingDesk.MeetAsync(visitor, "2023-02-08");
        await visitor.OpenAsync($"{MeetingDesk.Path}/{id}");
        Assert.Null(visitor.Page.QuerySelector("#holding"));

        var refused = await program.SendAsync(HttpMethod.Post, $"meetings/{id}/holding");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("is still ahead", refused.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(MeetingStatus.Dated, (await MeetingDesk.ReadAsync(hub, id)).Status);
        Assert.Equal(0, await MeetingDesk.RaisedAsync(hub, nameof(MeetingHeld)));
    }

    [Fact]
    public async Task A_meeting_without_a_day_is_only_asked_for_and_is_not_held()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        using var program = await hub.ProgramAsync();
        var id = await MeetingDesk.MeetAsync(visitor, "");

        var refused = await program.SendAsync(HttpMethod.Post, $"meetings/{id}/holding");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(MeetingStatus.Requested, (await MeetingDesk.ReadAsync(hub, id)).Status);
    }

    [Theory]
    [InlineData("2023-01-16", "cannot be older than the meeting")]
    [InlineData("2023-02-08", "still ahead")]
    public async Task A_reply_older_than_the_meeting_or_from_tomorrow_is_refused(string day, string sentence)
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var id = await MeetingDesk.HeldAsync(visitor);
        await visitor.OpenAsync($"{MeetingDesk.Path}/{id}");

        await visitor.SubmitAsync("#reply-form", ("day", day));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains(sentence, visitor.Text, StringComparison.Ordinal);
        Assert.Null((await MeetingDesk.ReadAsync(hub, id)).ReplyReceivedOn);
    }

    [Fact]
    public async Task A_reply_stops_the_clock_and_is_announced_once()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        using var program = await hub.ProgramAsync();
        var id = await MeetingDesk.HeldAsync(visitor);
        await visitor.OpenAsync($"{MeetingDesk.Path}/{id}");
        await visitor.SubmitAsync("#reply-form", ("day", "2023-02-02"));

        var again = await program.SendAsync(HttpMethod.Post, $"meetings/{id}/reply", new { day = "2023-02-02" });

        Assert.Equal((HttpStatusCode.OK, 2), (again.Status, again.Json.GetProperty("replyLateBy").GetInt32()));
        Assert.Equal(1, await MeetingDesk.RaisedAsync(hub, nameof(ReplyReceived)));
        await visitor.OpenAsync("/admin/campaigns/test");
        Assert.DoesNotContain("Director general of the fund", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_for_the_reply_is_the_meetings_own()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var body = new
        {
            title = "The cabinet",
            startsOn = "2023-01-17",
            replyWorkingDays = 5,
        };
        var made = await program.SendAsync(HttpMethod.Post, "meetings", body);
        var id = made.Text("id");
        await program.SendAsync(HttpMethod.Post, $"meetings/{id}/holding");

        var changed = await program.SendAsync(HttpMethod.Patch, $"meetings/{id}", new { replyWorkingDays = 15 });

        Assert.Equal((HttpStatusCode.Created, "dated"), (made.Status, made.Text("status")));
        Assert.Equal(("2023-02-07", "The cabinet"), (changed.Text("replyDueOn"), changed.Text("title")));
        var refused = await program.SendAsync(HttpMethod.Patch, $"meetings/{id}", new { replyWorkingDays = 0 });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
    }
}
