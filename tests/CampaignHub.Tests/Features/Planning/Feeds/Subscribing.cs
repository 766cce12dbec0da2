using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using CampaignHub.Features.Planning.Feeds;
using CampaignHub.Platform.Access;
using CampaignHub.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Planning.Feeds;

/// <summary>The plan in somebody's calendar, read as calendars read it: by ical.js, and octet by octet. Today is Tuesday 7 February 2023.</summary>
public sealed class Subscribing
{
    private const string Page = "/admin/campaigns/test/plan/feeds";

    // Of each event what a calendar shows, as another program understands it.
    private const string Reader = """
        import ICAL from "ical.js";
        import { readFileSync } from "node:fs";
        const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
        const text = (component, name) => component.getFirstPropertyValue(name)?.toString() ?? null;
        const events = calendar.getAllSubcomponents("vevent").map(component => {
            const event = new ICAL.Event(component);
            return {
                uid: event.uid, title: event.summary, start: event.startDate.toString(), end: event.endDate.toString(),
                isDay: event.startDate.isDate, sequence: event.sequence, stamp: text(component, "dtstamp"), url: text(component, "url"),
                links: component.getAllProperties("related-to").map(link => `${link.getParameter("reltype")} ${link.getParameter("gap") ?? ""} ${link.getFirstValue()}`),
            };
        });
        console.log(JSON.stringify({ name: text(calendar, "name"), color: text(calendar, "color"), refresh: text(calendar, "refresh-interval"), source: text(calendar, "source"), events }));
        """;

    private sealed record Event(
        string Uid,
        string Title,
        string Start,
        string End,
        bool IsDay,
        int Sequence,
        string Stamp,
        string Url,
        IReadOnlyList<string> Links
    );

    private sealed record Calendar(string Name, string Color, string Refresh, string Source, IReadOnlyList<Event> Events);

    [Fact]
    public async Task A_calendar_reads_the_plan_with_its_links_and_hears_of_what_moved()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var vote = (await program.SendAsync(HttpMethod.Post, "anchors", new { name = "Vote", day = "2023-02-23" })).Text("id")!;
        // Ten working days lie between Wednesday 8 and Thursday 23: from 9 to 22 without two week-ends.
        var letter = await PlanAsync(program, "Lettre, brouillon; « à relire »\\fin", 2, vote, -10);
        var draft = await PlanAsync(program, new string('é', 120), 1, anchor: null, 0, before: letter);
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);
        var address = await SubscribeAsync(visitor, "#campaign-make", ("titles", "true"));
        using var outside = hub.CreateClient();

        var bytes = await outside.GetByteArrayAsync(address, TestContext.Current.CancellationToken);
        AssertOctets(bytes);
        var first = await ParseAsync(bytes);
        Assert.Equal(("Test campaign", "royalblue", "PT4H"), (first.Name, first.Color, first.Refresh));
        Assert.EndsWith(address.PathAndQuery, first.Source, StringComparison.Ordinal);
        Assert.Equal(3, first.Events.Count);
        Assert.All(first.Events, each => Assert.Equal((true, 0), (each.IsDay, each.Sequence)));
        var told = first.Events.Single(each => each.Uid == letter);
        Assert.Equal(("Lettre, brouillon; « à relire »\\fin", "2023-02-07", "2023-02-09"), (told.Title, told.Start, told.End));
        Assert.EndsWith($"/admin/campaigns/test/plan/{letter}", told.Url, StringComparison.Ordinal);
        // From the end of Wednesday 8 to the beginning of Thursday 23.
        Assert.Equal([$"FINISHTOSTART P14D {vote}"], told.Links);
        Assert.Equal([$"FINISHTOSTART  {letter}"], first.Events.Single(each => each.Uid == draft).Links);
        Assert.Equal(bytes, await outside.GetByteArrayAsync(address, TestContext.Current.CancellationToken));

        hub.Clock.Advance(TimeSpan.FromHours(1));
        await program.SendAsync(HttpMethod.Patch, $"tasks/{letter}", new { title = "Letter" });
        var renamed = (await ReadAsync(outside, address)).Events.Single(each => each.Uid == letter);
        Assert.Equal(("Letter", 0), (renamed.Title, renamed.Sequence));
        Assert.NotEqual(told.Stamp, renamed.Stamp);
        await program.SendAsync(HttpMethod.Patch, $"tasks/{letter}", new { offsetDays = -9 });
        var moved = await ReadAsync(outside, address);
        Assert.Equal(
            ("2023-02-08", 1),
            (moved.Events.Single(each => each.Uid == letter).Start, moved.Events.Single(each => each.Uid == letter).Sequence)
        );
        Assert.Equal(0, moved.Events.Single(each => each.Uid == vote).Sequence);
    }

    [Fact]
    public async Task A_calendar_of_my_tasks_holds_mine_and_says_no_title_unless_I_want_it()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var me = await hub.DbAsync(db => db.Users.Where(user => user.Name == "Someone").Select(user => user.Id).SingleAsync());
        await program.SendAsync(
            HttpMethod.Post,
            "tasks",
            new
            {
                title = "Secret meeting",
                dueOn = "2023-02-09",
                owner = me,
            }
        );
        await program.SendAsync(HttpMethod.Post, "tasks", new { title = "Of somebody else", dueOn = "2023-02-09" });
        var address = await SubscribeAsync(visitor, "#mine-make");
        using var outside = hub.CreateClient();

        var task = Assert.Single((await ReadAsync(outside, address)).Events);
        // A calendar program says no language that means anything: the hub's own.
        Assert.Equal(("Tâche de Test campaign", "2023-02-09"), (task.Title, task.Start));
        await visitor.OpenAsync(Page);
        await visitor.SubmitAsync("#mine-titles", ("titles", "true"));
        Assert.Equal("Secret meeting", Assert.Single((await ReadAsync(outside, address)).Events).Title);
    }

    [Fact]
    public async Task An_address_dies_when_it_is_renewed_or_revoked_and_with_what_its_person_may()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);
        using var outside = hub.CreateClient();
        var first = await SubscribeAsync(visitor, "#campaign-make");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(outside, first));

        await visitor.OpenAsync(Page);
        Assert.DoesNotContain(first.AbsolutePath, visitor.Page.Source.Text, StringComparison.Ordinal);
        var second = await SubscribeAsync(visitor, "#campaign-renew");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await StatusAsync(outside, first), await StatusAsync(outside, second)));
        await SetAsync(hub, user => user.Disable(hub.Clock.GetUtcNow()));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(outside, second));
        await SetAsync(hub, user => user.Enable());
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(outside, second));
        await hub.DbAsync(db => db.Memberships.ExecuteUpdateAsync(set => set.SetProperty(each => each.Until, new DateOnly(2023, 2, 6))));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(outside, second));
        await hub.DbAsync(db => db.Memberships.ExecuteUpdateAsync(set => set.SetProperty(each => each.Until, (DateOnly?)null)));
        await visitor.OpenAsync(Page);
        await visitor.SubmitAsync("#campaign-revoke");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(outside, second));

        var kept = await hub.DbAsync(db => db.Set<CalendarFeed>().IgnoreQueryFilters().Select(feed => feed.Hash).SingleAsync());
        Assert.DoesNotContain(kept, second.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(64, kept.Length);
        var journal = await hub.DbAsync(db => db.Journal.AsNoTracking().ToListAsync());
        Assert.DoesNotContain(journal, entry => JsonSerializer.Serialize(entry).Contains(kept, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_did_not_change_is_not_sent_again_and_who_asks_too_often_waits()
    {
        await using var hub = new HubFactory();
        hub.Settings["CampaignHub:Limits:FeedPerMinute"] = "4";
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);
        using var outside = hub.CreateClient();
        var address = await SubscribeAsync(visitor, "#campaign-make");

        using var answer = await outside.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.CacheControl is { Private: true, NoCache: true });
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var same = await outside.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(outside, new Uri("/calendar/guessed.ics", UriKind.Relative)));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(outside, address));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(outside, address));
    }

    private static async Task<Uri> SubscribeAsync(Visitor visitor, string form, params (string, string)[] fields)
    {
        await visitor.OpenAsync(Page);
        await visitor.SubmitAsync(form, fields);
        var shown = visitor.Page.QuerySelector("code[id$='-address']")!.TextContent;
        return new Uri(new Uri("https://localhost"), new Uri(shown).AbsolutePath);
    }

    [Theory]
    [InlineData("working_days", "P16D")]
    [InlineData("calendar_days", "P12D")]
    // From 6 May (Ascension): 5, 4, 3, not Saturday 1 May, 30 to 26 April, 24 to 21 April.
    [InlineData("six_day_week", "P15D")]
    public async Task A_gap_is_as_long_as_the_days_that_the_task_counts(string counting, string gap)
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var vote = (await program.SendAsync(HttpMethod.Post, "anchors", new { name = "Vote", day = "2027-05-06" })).Text("id")!;
        await program.SendAsync(
            HttpMethod.Post,
            "tasks",
            new
            {
                title = "Notice",
                durationDays = 0,
                anchor = vote,
                offsetDays = -12,
                counting,
            }
        );
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);
        var address = await SubscribeAsync(visitor, "#campaign-make", ("titles", "true"));
        using var outside = hub.CreateClient();

        var read = await ParseAsync(await outside.GetByteArrayAsync(address, TestContext.Current.CancellationToken));

        Assert.Equal([$"FINISHTOSTART {gap} {vote}"], read.Events.SelectMany(each => each.Links));
    }

    private static async Task<string> PlanAsync(
        HttpClient program,
        string title,
        int durationDays,
        string? anchor,
        int offsetDays,
        string? before = null
    )
    {
        var made = await program.SendAsync(
            HttpMethod.Post,
            "tasks",
            new
            {
                title,
                durationDays,
                anchor,
                offsetDays,
            }
        );
        if (before is not null)
        {
            await program.SendAsync(HttpMethod.Patch, $"tasks/{before}", new { waitsFor = new[] { made.Text("id") } });
        }

        return made.Text("id")!;
    }

    private static Task<int> SetAsync(HubFactory hub, Action<HubUser> change) =>
        hub.DbAsync(async db =>
        {
            change(await db.Users.SingleAsync(user => user.Name == "Someone"));
            return await db.SaveChangesAsync();
        });

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, Uri address)
    {
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static async Task<Calendar> ReadAsync(HttpClient client, Uri address) =>
        await ParseAsync(await client.GetByteArrayAsync(address, TestContext.Current.CancellationToken));

    private static async Task<Calendar> ParseAsync(byte[] calendar)
    {
        var start = new ProcessStartInfo("node", ["--input-type=module", "-e", Reader])
        {
            WorkingDirectory = Path.Combine(Repository.Root, "src/CampaignHub/Client"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var node = Process.Start(start)!;
        await node.StandardInput.BaseStream.WriteAsync(calendar, TestContext.Current.CancellationToken);
        node.StandardInput.Close();
        var json = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, node.ExitCode);
        return JsonSerializer.Deserialize<Calendar>(json, JsonSerializerOptions.Web)!;
    }

    // RFC 5545 §3.1: each line ends with CRLF and is at most 75 octets; each by itself is UTF-8, so none is cut within a character.
    private static void AssertOctets(byte[] calendar)
    {
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        var from = 0;
        var isFolded = false;
        for (var at = 0; at < calendar.Length; at++)
        {
            if (calendar[at] != '\n')
            {
                continue;
            }

            Assert.Equal((byte)'\r', calendar[at - 1]);
            Assert.InRange(at - 1 - from, 1, 75);
            strict.GetString(calendar, from, at - 1 - from);
            isFolded |= calendar[from] == ' ';
            from = at + 1;
        }

        Assert.Equal(calendar.Length, from);
        Assert.True(isFolded);
    }
}
