using System.Net;
using System.Text;
using CampaignHub.Features.Planning.Windows;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Planning;

/// <summary>Windows brought in from a calendar, tied to tasks and anchors, shifted and called off.</summary>
public sealed class PoliticalCalendar
{
    [Fact]
    public async Task The_same_calendar_twice_brings_nothing_twice_and_what_moved_is_proposed()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await ImportAsync(visitor, Calendar(Event("a@an.fr", "First reading", "20230306", "20230311")));
        await ImportAsync(visitor, Calendar(Event("a@an.fr", "First reading", "20230306", "20230311")));

        var window = await hub.DbAsync(db => db.Set<PlanWindow>().SingleAsync());
        // The end of an event of whole days is the day after.
        Assert.Equal((new DateOnly(2023, 3, 6), new DateOnly(2023, 3, 10)), (window.From, window.To));
        Assert.False(window.HasProposal);

        await ImportAsync(visitor, Calendar(Event("a@an.fr", "First reading", "20230313", "20230318")));
        await visitor.OpenAsync("/admin/campaigns/test/plan/windows");
        Assert.Contains("A newer calendar says 13 March 2023 – 17 March 2023.", visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("form[action*=Refusal]");
        Assert.Equal(new DateOnly(2023, 3, 6), (await hub.DbAsync(db => db.Set<PlanWindow>().SingleAsync())).From);
        Assert.False((await hub.DbAsync(db => db.Set<PlanWindow>().SingleAsync())).HasProposal);
    }

    /// <summary>Three working days before Tuesday 14 March are the 9th, 10th and 13th; with 6 to 10 March off, they are 2, 3 and 13 March.</summary>
    [Fact]
    public async Task A_recess_is_shown_first_and_then_nobody_works_in_it()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await program.TaskAsync(
            new
            {
                title = "Call the members",
                durationDays = 3,
                dueOn = "2023-03-13",
            }
        );
        var recess = Encoding.UTF8.GetBytes(
            Calendar(Event("r@an.fr", "Recess", "20230306", "20230311") + Event("old@an.fr", "Last year's", "20220306", "20220311"))
        );

        await visitor.OpenAsync("/admin/campaigns/test/plan/calendar");
        await visitor.UploadAsync("form#file", "chosen", "recess.ics", recess);
        await visitor.FollowAsync();
        Assert.Contains("Recess", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Call the members", visitor.Text, StringComparison.Ordinal);
        Assert.Equal("2023-03-09", await StartAsync());
        await visitor.SubmitAsync("form[data-guard]");

        Assert.Equal("2023-03-02", await StartAsync());
        await visitor.OpenAsync("/admin/campaigns/test/plan/calendar");
        await visitor.UploadAsync("form#file", "chosen", "recess.ics", recess);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("This calendar holds no days to come that are not known here.", visitor.Text, StringComparison.Ordinal);
        await visitor.UploadAsync("form#file", "chosen", "recess.ics", recess[..^20]);
        Assert.Contains("This calendar is cut: its end is missing after line", visitor.Text, StringComparison.Ordinal);

        async Task<string?> StartAsync() => (await program.SendAsync(HttpMethod.Get, "tasks")).Json[0].GetProperty("start").GetString();
    }

    [Theory]
    [InlineData(
        "DTSTART;TZID=Europe/Paris:20270328T023000",
        "Line 5 of the calendar: 2027-03-28 02:30 does not exist, the clocks of Europe/Paris"
    )]
    [InlineData("DTSTART;VALUE=DATE:20270230", "Line 5 of the calendar: \"20270230\" is no day or hour.")]
    [InlineData("garbage", "Line 5 of the calendar cannot be read: garbage")]
    [InlineData("DTSTART:20270328T023000", "Line 5 of the calendar: 2027-03-28 02:30 does not exist, the clocks of Europe/Paris")]
    [InlineData("DTSTART;VALUE=DATE:20270312\r\nDTEND;VALUE=DATE:20270310", "Line 4 of the calendar: the event ends before it begins.")]
    [InlineData("DTSTART;VALUE=DATE:20270312\r\nUID:", "Line 4 of the calendar: the event has no UID")]
    public async Task A_line_of_a_calendar_that_cannot_be_is_told_with_its_number(string line, string sentence)
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var calendar =
            $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\n{line}\r\n{(line.Contains("UID:", StringComparison.Ordinal) ? "" : "UID:a\r\n")}END:VEVENT\r\nEND:VCALENDAR\r\n";

        await visitor.OpenAsync("/admin/campaigns/test/plan/calendar");
        await visitor.UploadAsync("form#file", "chosen", "recess.ics", Encoding.UTF8.GetBytes(calendar));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains(sentence, visitor.Text, StringComparison.Ordinal);
    }

    /// <summary>The anchor stands on Thursday of the window and shifts with it by a week; the task fills the last two days of the window.</summary>
    [Fact]
    public async Task A_window_that_shifts_takes_its_anchors_and_tasks_with_it()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await ImportAsync(visitor, Calendar(Event("a@an.fr", "First reading", "20230306", "20230311")));
        var window = await hub.DbAsync(db => db.Set<PlanWindow>().Select(each => each.Id).SingleAsync());
        var anchor = (
            await program.SendAsync(
                HttpMethod.Post,
                "anchors",
                new
                {
                    name = "Vote",
                    day = "2023-03-09",
                    window,
                }
            )
        ).Text("id");
        await program.TaskAsync(new { title = "Before the vote", anchor });
        await program.TaskAsync(
            new
            {
                title = "In the window",
                durationDays = 2,
                window,
            }
        );
        Assert.Equal("2023-03-09 2023-03-10", (await program.DatesAsync())["In the window"]);
        await ImportAsync(visitor, Calendar(Event("a@an.fr", "First reading", "20230313", "20230318")));

        await visitor.OpenAsync("/admin/campaigns/test/plan/windows");
        await visitor.OpenAsync(visitor.Page.QuerySelector("a[href*='kind=Window']")!.GetAttribute("href")!);
        await visitor.SubmitAsync("form[data-guard]");

        var dates = await program.DatesAsync();
        Assert.Equal(("2023-03-15 2023-03-15", "2023-03-16 2023-03-17"), (dates["Before the vote"], dates["In the window"]));
    }

    [Fact]
    public async Task A_window_that_is_called_off_leaves_its_tasks_and_anchors_without_window()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await ImportAsync(visitor, Calendar(Event("a@an.fr", "First reading", "20230306", "20230311")));
        var window = await hub.DbAsync(db => db.Set<PlanWindow>().Select(each => each.Id).SingleAsync());
        await program.TaskAsync(
            new
            {
                title = "Amendment",
                durationDays = 0,
                window,
            }
        );

        await program.SendAsync(
            HttpMethod.Post,
            "anchors",
            new
            {
                name = "The vote",
                day = "2023-03-08",
                window,
            }
        );

        await ImportAsync(visitor, Calendar(Event("a@an.fr", "First reading", "20230306", "20230311", "STATUS:CANCELLED\r\n")));

        await visitor.OpenAsync("/admin/campaigns/test/plan/anchors");
        Assert.Contains("Its window was called off.", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync("/admin/campaigns/test/plan");
        Assert.Contains(
            "The window of The vote was called off, and the plan still counts back from 8 March 2023: move the anchor or remove it.",
            visitor.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("Without window since it was called off: Amendment.", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(" ", (await program.DatesAsync())["Amendment"]);
    }

    [Fact]
    public async Task A_file_that_is_none_cut_or_too_large_is_refused_in_a_sentence()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var good = Calendar(Event("a@an.fr", "First reading", "20230306", "20230311"));

        await ImportAsync(visitor, "hello");
        Assert.Contains("This is no calendar", visitor.Text, StringComparison.Ordinal);
        await ImportAsync(visitor, good[..(good.Length / 2)]);
        Assert.Contains("This calendar is cut", visitor.Text, StringComparison.Ordinal);
        await ImportAsync(visitor, Calendar(new string('x', 1 << 20)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        await ImportAsync(visitor, Calendar("BEGIN:VEVENT\r\nUID:b\r\nDTSTART;VALUE=DATE:2023XX06\r\nEND:VTODO\r\n"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        // One that repeats for ever is one window.
        await ImportAsync(visitor, Calendar(Event("c@an.fr", "Questions", "20230307", "20230308", "RRULE:FREQ=SECONDLY\r\n")));
        Assert.Equal(1, await hub.DbAsync(db => db.Set<PlanWindow>().CountAsync()));
    }

    [Fact]
    public async Task What_of_a_calendar_makes_no_window_is_counted_and_told_with_its_line()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        using var program = await hub.ProgramAsync();
        var calendar = Calendar(
            Event("a@an.fr", "Questions", "20230307", "20230308", "RRULE:FREQ=WEEKLY\r\n")
                + Event("b@an.fr", "Long ago", "19000306", "19000307")
                + Event("c@an.fr", "Vote", "20230309", "20230310")
                + Event("c@an.fr", "Vote again", "20230311", "20230312")
                + "BEGIN:VEVENT\r\nUID:d@an.fr\r\nSUMMARY:Some day\r\nEND:VEVENT\r\n"
        );

        await ImportAsync(visitor, calendar);
        await visitor.FollowAsync();

        Assert.Contains(
            "2 new, 0 moved, 0 called off, 0 as they were. Left out or taken in part: 4.",
            visitor.Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Line 4 of the calendar: Questions repeats; its first time is taken, the others are not.",
            visitor.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("Line 12 of the calendar: Long ago does not lie between 1950 and 2099", visitor.Text, StringComparison.Ordinal);
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(calendar));
        using var answer = await program.PostAsync(
            new Uri("/api/v1/campaigns/test/windows/import", UriKind.Relative),
            body,
            TestContext.Current.CancellationToken
        );
        var told = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var remarks = told.RootElement.GetProperty("remarks").EnumerateArray().Select(each => each.GetString()).ToList();
        Assert.Equal(4, remarks.Count);
        Assert.Contains("Line 33 of the calendar: Some day has no day, and is left out.", remarks);
    }

    private static async Task ImportAsync(Visitor visitor, string calendar)
    {
        await visitor.OpenAsync("/admin/campaigns/test/plan/windows");
        await visitor.UploadAsync("form#import", "chosen", "agenda.ics", Encoding.UTF8.GetBytes(calendar));
    }

    private static string Calendar(string events) => $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n{events}END:VCALENDAR\r\n";

    private static string Event(string uid, string name, string from, string to, string more = "") =>
        $"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20230101T000000Z\r\nSUMMARY:{name}\r\nDTSTART;VALUE=DATE:{from}\r\nDTEND;VALUE=DATE:{to}\r\n{more}END:VEVENT\r\n";
}
