using System.Net;
using System.Text.Json;
using CampaignHub.Features.Press.Lists;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Press;

/// <summary>Lists whose journalists a rule finds, anew for each release.</summary>
public sealed class ListsByRule
{
    public static TheoryData<string, string> Rules =>
        new()
        {
            { """[["beat","is","logement"]]""", "Ana, Ben" },
            { """[["beat","is","ENERGIE"]]""", "Ana, Fay" },
            { """[["beat","is_not","logement"]]""", "Cléo, Dan, Eva, Fay" },
            { """[["outlet_kind","is","radio"]]""", "Ana" },
            { """[["outlet_kind","is_not","Radio"]]""", "Ben, Cléo, Dan, Eva, Fay" },
            { """[["territory","is","nord"]]""", "Ana, Cléo" },
            { """[["territory","is","ile de france"]]""", "Ben" },
            { """[["language","is","en"]]""", "Ana" },
            { """[["language","is","français"]]""", "Ana, Ben" },
            { """[["tag","is","proche"]]""", "Dan, Eva" },
            { """[["tag","is_not","proche"]]""", "Ana, Ben, Cléo, Fay" },
            { """[["last_contact","within",30]]""", "Ana, Ben" },
            { """[["last_contact","within",55]]""", "Ana, Ben, Fay" },
            { """[["last_contact","not_within",90]]""", "Cléo, Dan, Eva" },
            { """[["replies","at_least",1]]""", "Ana, Fay" },
            { """[["replies","at_least",2]]""", "Ana" },
            { """[["replies","never"]]""", "Ben, Cléo, Dan, Eva" },
            // Conditions of a group: all of them, or one.
            { """[["beat","is","logement"],["language","is","en"]]""", "Ana" },
            { """["any",["beat","is","sport"],["language","is","en"]]""", "Ana, Cléo" },
            // (housing or energy) and no contact for 30 days.
            { """["any",["beat","is","logement"],["beat","is","énergie"]] & [["last_contact","not_within",30]]""", "Fay" },
            { """[["beat","is","sport"]] | [["tag","is","proche"],["replies","never"]]""", "Cléo, Dan, Eva" },
        };

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task A_rule_finds_whom_it_says(string rule, string expected)
    {
        await using var hub = new HubFactory();
        await RuleWorld.MakeAsync(hub);
        using var program = await hub.ProgramAsync(CampaignRole.PressOfficer);

        var found = await program.SendAsync(HttpMethod.Post, "press-lists/previews", Rule(rule));

        Assert.Equal(HttpStatusCode.OK, found.Status);
        var names = found.Json.GetProperty("sample").EnumerateArray().Select(each => each.GetProperty("name").GetString()!.Split(' ')[0]);
        Assert.Equal(expected, string.Join(", ", names));
        Assert.Equal(expected.Split(", ").Length, found.Json.GetProperty("count").GetInt32());
        var list = await program.SendAsync(HttpMethod.Post, "press-lists", new { name = "By rule", rule = Rule(rule) });
        var on = await program.SendAsync(HttpMethod.Get, $"press-lists/{list.Text("id")}/journalists");
        Assert.Equal(expected.Split(", ").Length, on.Json.GetProperty("items").GetArrayLength());
    }

    public static TheoryData<string> Broken =>
        [
            """[["beat","is",""]]""",
            """[["beat","within",3]]""",
            """[["outlet_kind","is","pigeon"]]""",
            """[["language","is","klingon"]]""",
            """[["last_contact","within",0]]""",
            """[["last_contact","within",99999]]""",
            """[["replies","at_least"]]""",
        ];

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_rule_that_says_nothing_is_refused_in_one_sentence(string rule)
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync(CampaignRole.PressOfficer);

        var answer = await program.SendAsync(HttpMethod.Post, "press-lists", new { name = "By rule", rule = Rule(rule) });

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "bad_rule"), (answer.Status, answer.Text("code")));
        Assert.False(await hub.DbAsync(db => db.Set<PressList>().AnyAsync()));
    }

    [Fact]
    public async Task A_rule_is_made_line_by_line_without_javascript_and_read_as_a_sentence()
    {
        await using var hub = new HubFactory();
        await RuleWorld.MakeAsync(hub);
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        await officer.OpenAsync("/admin/campaigns/test/press-lists");
        await officer.SubmitAsync("#add-list", ("Name", "Housing, quiet"), ("IsByRule", "true"));
        await officer.FollowAsync();
        Assert.Contains("Nobody yet", Said(officer), StringComparison.Ordinal);

        await officer.SubmitAsync("#rule", ("Form.Groups[0].New", "Beat"), ("do", "add:0"));
        Assert.Contains("lacks its word", Said(officer), StringComparison.Ordinal);
        await officer.SubmitAsync("#rule", ("Form.Groups[0].Lines[0].Value", "Logement"), ("Form.Groups[0].New", "Beat"), ("do", "add:0"));
        await officer.SubmitAsync("#rule", ("Form.Groups[0].Lines[1].Value", "énergie"), ("Form.Groups[0].Join", "Any"), ("do", "group"));
        await officer.SubmitAsync("#rule", ("Form.Groups[1].New", "Replies"), ("do", "add:1"));
        await officer.SubmitAsync("#rule", ("Form.Groups[1].New", "Language"), ("do", "add:1"));
        await officer.SubmitAsync("#rule", ("do", "take:1:1"));

        Assert.Equal(
            "Journalists who (write about “Logement” or write about “énergie”) and answered a mail of ours.",
            officer.Page.QuerySelector("#sentence")!.TextContent
        );
        Assert.Contains("2 journalists", Said(officer), StringComparison.Ordinal);
        Assert.Matches("Ana A Radio Nord.*write about “Logement” · write about “énergie” · answered a mail of ours", Said(officer));
        Assert.Empty((await hub.DbAsync(db => db.Set<PressList>().SingleAsync())).Rule!.Groups);
        await SaveAsync(officer);
        await officer.FollowAsync();
        Assert.Equal(2, officer.Page.QuerySelectorAll("#members tbody tr").Length);
        Assert.Null(officer.Page.QuerySelector("#take-off-all"));
        officer.Client.DefaultRequestHeaders.AcceptLanguage.Clear();
        officer.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr");
        await officer.OpenAsync("/admin/campaigns/test/press-lists");
        Assert.Contains(
            "Les journalistes qui (écrivent sur « Logement » ou écrivent sur « énergie ») et ont répondu à un courriel de nous.",
            officer.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_half_typed_rule_is_refused_and_stays_as_it_was_typed()
    {
        await using var hub = new HubFactory();
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        await officer.OpenAsync("/admin/campaigns/test/press-lists");
        await officer.SubmitAsync("#add-list", ("Name", "Half"), ("IsByRule", "true"));
        await officer.FollowAsync();
        await officer.SubmitAsync("#rule", ("Form.Groups[0].New", "Territory"), ("do", "add:0"));
        await officer.SubmitAsync("#rule", ("Form.Groups[0].Lines[0].Value", "Nord"), ("Form.Groups[0].New", "Tag"), ("do", "add:0"));

        await SaveAsync(officer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
        Assert.Equal("Nord", officer.Page.QuerySelector("[name='Form.Groups[0].Lines[0].Value']")!.GetAttribute("value"));
    }

    /// <summary>D11, U8: who is found is settled by the click, and who left the list is left out of it as of any other.</summary>
    [Fact]
    public async Task A_release_to_a_rule_list_fixes_its_readers_says_what_the_rule_found_and_keeps_unsubscribes()
    {
        await using var hub = new HubFactory();
        await RuleWorld.MakeAsync(hub);
        using var program = await hub.ProgramAsync(CampaignRole.PressOfficer);
        var list = (
            await program.SendAsync(HttpMethod.Post, "press-lists", new { name = "Housing", rule = Rule("""[["beat","is","logement"]]""") })
        ).Text("id");
        await program.SendAsync(HttpMethod.Post, $"press-lists/{list}/unsubscriptions", new { address = "ben@example.org" });
        var release = await PressDesk.ReleaseAsync(hub);
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        await officer.OpenAsync($"/admin/campaigns/test/releases/{release}/sending?list={list}");
        Assert.Contains("The rule finds 2 journalists today", officer.Text, StringComparison.Ordinal);
        Assert.Contains("Left the list", officer.Page.QuerySelector("#left-out")!.TextContent, StringComparison.Ordinal);

        await officer.SubmitAsync("form#send", ("AtLocal", "2023-02-07T12:00"));
        await hub.DbAsync(async db =>
        {
            PressPeople.Add(db, "Late", "Comer", "late@example.org", "logement");
            return await db.SaveChangesAsync();
        });
        hub.Clock.Advance(TimeSpan.FromMinutes(121));

        Assert.Single(await PressDesk.OutboxAsync(hub, 1));
        var reached = await hub.DbAsync(db =>
            db.Set<Delivery>().Where(delivery => delivery.QueuedAt >= HubFactory.Start).Select(delivery => delivery.Address).ToListAsync()
        );
        Assert.Equal(["ana@example.org"], reached);
        await officer.OpenAsync($"/admin/campaigns/test/releases/{release}");
        Assert.Contains(
            "The rule found 2 journalists that day: Journalists who write about “logement”.",
            officer.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_list_by_rule_takes_nobody_by_hand_and_one_by_hand_no_rule()
    {
        await using var hub = new HubFactory();
        await RuleWorld.MakeAsync(hub);
        using var program = await hub.ProgramAsync(CampaignRole.PressOfficer);
        var some = (await program.SendAsync(HttpMethod.Get, "journalists?limit=1"))
            .Json.GetProperty("items")[0]
            .GetProperty("id")
            .GetGuid();
        var byRule = (
            await program.SendAsync(HttpMethod.Post, "press-lists", new { name = "R", rule = Rule("""[["beat","is","x"]]""") })
        ).Text("id");
        var byHand = (await program.SendAsync(HttpMethod.Post, "press-lists", new { name = "H" })).Text("id");

        var put = await program.SendAsync(HttpMethod.Post, $"press-lists/{byRule}/journalists", new { journalists = new[] { some } });
        var follow = await program.SendAsync(HttpMethod.Patch, $"press-lists/{byHand}", new { rule = Rule("""[["beat","is","x"]]""") });

        Assert.Equal("follows_a_rule", put.Text("code"));
        Assert.Equal("kept_by_hand", follow.Text("code"));
    }

    private static string Said(Visitor visitor) =>
        System.Text.RegularExpressions.Regex.Replace(
            visitor.Page.QuerySelector("#found")!.TextContent,
            @"\s+",
            " ",
            default,
            TimeSpan.FromSeconds(5)
        );

    private static Task SaveAsync(Visitor officer)
    {
        officer.Page.QuerySelector("#rule")!.SetAttribute("action", officer.Page.QuerySelector("#save-rule")!.GetAttribute("formaction")!);
        return officer.SubmitAsync("#rule");
    }

    /// <summary><c>["any", line…] &amp; […]</c>: groups, each of lines; <c>&amp;</c> asks for all groups, <c>|</c> for one.</summary>
    private static object Rule(string text)
    {
        var groups = text.Split([" & ", " | "], StringSplitOptions.None)
            .Select(group =>
            {
                var parts = JsonSerializer.Deserialize<JsonElement[]>(group)!;
                return new
                {
                    join = parts[0].ValueKind == JsonValueKind.String ? "any" : "all",
                    lines = parts.Where(part => part.ValueKind == JsonValueKind.Array).Select(Line).ToList(),
                };
            });
        return new { join = text.Contains(" | ", StringComparison.Ordinal) ? "any" : "all", groups };
    }

    private static object Line(JsonElement line) =>
        new
        {
            field = line[0].GetString(),
            test = line[1].GetString(),
            value = line.GetArrayLength() > 2 && line[2].ValueKind == JsonValueKind.String ? line[2].GetString() : null,
            number = line.GetArrayLength() > 2 && line[2].ValueKind == JsonValueKind.Number ? line[2].GetInt32() : (int?)null,
        };
}
