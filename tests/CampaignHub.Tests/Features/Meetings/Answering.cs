using System.Globalization;
using System.Net;
using CampaignHub.Features.Meetings.Answers;
using CampaignHub.Platform.Access;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Meetings;

/// <summary>Six demands are put on 17 January 2023; the reply of 30 January covers four of them, one by an acknowledgement only.</summary>
public sealed class Answering
{
    private const string Matrix = "/admin/campaigns/test/answers";

    private static readonly string[] Titles = ["Agents", "Code", "Audit", "Human", "Errors", "Debts"];

    [Fact]
    public async Task The_letter_lists_exactly_the_three_open_points_in_order_on_the_page_in_the_file_and_by_program()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        using var program = await hub.ProgramAsync();
        var (id, demands) = await PutSixAsync(hub, visitor);
        await ReplyAsync(
            visitor,
            id,
            demands,
            ("Code", "Acknowledged"),
            ("Errors", "Accepted"),
            ("Agents", "Refused"),
            ("Audit", "Deferred")
        );

        await visitor.OpenAsync($"{MeetingDesk.Path}/{id}");
        await visitor.SubmitAsync("#draft-letter");
        await visitor.FollowAsync();

        string[] open = ["1. Demand 2: Code", "2. Demand 4: Human", "3. Demand 6: Debts"];
        Assert.Equal(open, visitor.Page.QuerySelectorAll("#letter-text strong").Skip(1).Select(each => each.TextContent));
        Assert.Equal(
            ["Code, now.", "Human, now.", "Debts, now."],
            visitor.Page.QuerySelectorAll("#letter-text blockquote").Select(each => each.TextContent.Trim())
        );
        Assert.Contains("On 17 January 2023 we met and put 6 demands to you.", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Your written reply reached us on 30 January 2023.", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(open, (await ParagraphsAsync(visitor, id)).Where(each => each.Contains(". Demand ", StringComparison.Ordinal)));
        var told = await program.SendAsync(HttpMethod.Get, $"meetings/{id}/letter");
        Assert.Equal(
            [demands["Code"], demands["Human"], demands["Debts"]],
            told.Json.GetProperty("openDemands").EnumerateArray().Select(each => each.GetGuid())
        );
    }

    [Fact]
    public async Task A_letter_is_edited_and_its_pdf_holds_what_was_saved()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        visitor.Client.Speak("fr");
        var (id, _) = await PutSixAsync(hub, visitor);
        await visitor.OpenAsync($"{MeetingDesk.Path}/{id}");
        await visitor.SubmitAsync("#draft-letter");
        await visitor.FollowAsync();
        Assert.Contains("Votre réponse écrite était attendue pour le 31 janvier 2023", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("6 points restent en suspens", visitor.Text, StringComparison.Ordinal);

        await visitor.SubmitAsync("#letter", ("Text", "Nous attendons **votre** réponse."));
        using var answer = await visitor.Client.GetAsync(
            new Uri($"{MeetingDesk.Path}/{id}/letter?format=pdf", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Nous attendons votre réponse.", Assert.Single(pdf.GetPages()).Text, StringComparison.Ordinal);
        Assert.Contains("Nous attendons votre réponse.", await ParagraphsAsync(visitor, id));
    }

    [Fact]
    public async Task Where_everything_was_answered_the_letter_is_refused_with_nothing_open()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        using var program = await hub.ProgramAsync();
        var (id, demands) = await PutSixAsync(hub, visitor);
        await ReplyAsync(visitor, id, demands, [.. Titles.Select(title => (title, "Refused"))]);
        await visitor.OpenAsync($"{MeetingDesk.Path}/{id}");

        await visitor.SubmitAsync("#draft-letter");
        var refused = await program.SendAsync(HttpMethod.Post, $"meetings/{id}/letter");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("Nothing open", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<FollowUpLetter>().CountAsync()));
    }

    [Fact]
    public async Task The_matrix_shows_the_latest_answer_with_its_source_and_computes_what_is_unanswered()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var (id, demands) = await PutSixAsync(hub, visitor);
        await MinuteAsync(visitor, id, demands["Agents"], "Evasive");
        await MinuteAsync(visitor, id, demands["Human"], "Accepted");
        await ReplyAsync(visitor, id, demands, ("Agents", "PartlyAccepted"), ("Code", "Acknowledged"));

        await visitor.OpenAsync(Matrix);
        var cells = visitor.Page.QuerySelectorAll("#matrix td").Select(Flat).ToList();
        await visitor.OpenAsync($"{Matrix}?state=Open");
        var open = visitor.Page.QuerySelectorAll("#matrix tbody th").Select(Flat).ToList();
        await visitor.OpenAsync($"{Matrix}?state=Unanswered");
        var unanswered = visitor.Page.QuerySelectorAll("#matrix tbody th").Select(Flat).ToList();
        var csv = await visitor.Client.GetStringAsync(
            new Uri($"{Matrix}.csv?answer=PartlyAccepted", UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(
            [
                "Partly accepted Written reply, 30 January 2023",
                "Acknowledged Written reply, 30 January 2023",
                "Unanswered Put on 17 January 2023",
                "Accepted as put Minutes, 17 January 2023",
                "Unanswered Put on 17 January 2023",
                "Unanswered Put on 17 January 2023",
            ],
            cells
        );
        Assert.Equal(["2. Code", "3. Audit", "5. Errors", "6. Debts"], open);
        Assert.Equal(["3. Audit", "5. Errors", "6. Debts"], unanswered);
        Assert.Equal(2, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("2023-01-30", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_notes_what_a_reply_answers_and_is_refused_what_cannot_be()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        using var program = await hub.ProgramAsync();
        var (meeting, demands) = await PutSixAsync(hub, visitor);
        var other = await MeetingDesk.DemandAsync(hub, "Not put");

        var early = await SendAsync(program, meeting, "2023-01-16", demands["Code"]);
        var notPut = await SendAsync(program, meeting, "2023-01-30", other);
        var kept = await hub.DbAsync(db => db.Set<ReplyAnswer>().CountAsync());
        var noted = await SendAsync(program, meeting, "2023-01-30", demands["Code"]);
        var open = await program.SendAsync(HttpMethod.Get, "answers?state=open");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.Status);
        Assert.Contains("cannot be older than the meeting", early.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, notPut.Status);
        Assert.Contains("Demand 7 was not put at this meeting", notPut.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(0, kept);
        var cell = Assert.Single(noted.Json.EnumerateArray());
        Assert.Equal(
            ("accepted", "reply", "2023-01-30", false),
            (
                cell.GetProperty("answer").GetString(),
                cell.GetProperty("source").GetString(),
                cell.GetProperty("on").GetString(),
                cell.GetProperty("open").GetBoolean()
            )
        );
        Assert.Equal([1, 3, 4, 5, 6], open.Json.EnumerateArray().Select(each => each.GetProperty("number").GetInt32()));
    }

    [Fact]
    public async Task While_the_reply_is_late_the_meeting_names_the_next_milestone_of_the_plan()
    {
        await using var hub = new HubFactory();
        hub.Clock.AdjustTime(new DateTimeOffset(2023, 2, 1, 9, 0, 0, TimeSpan.Zero));
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        using var program = await hub.ProgramAsync();
        await program.SendAsync(
            HttpMethod.Post,
            "tasks",
            new
            {
                title = "Write again",
                durationDays = 0,
                dueOn = "2023-02-02",
            }
        );
        var id = await MeetingDesk.HeldAsync(visitor);

        await visitor.OpenAsync($"{MeetingDesk.Path}/{id}");

        Assert.Contains("1 working day late", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Next milestone: Write again, due on 2 February 2023", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_only_reads_meetings_drafts_no_letter()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        using var reader = await hub.VisitorAsync(CampaignRole.Reader, "reader@example.org");
        var (id, _) = await PutSixAsync(hub, visitor);

        await reader.OpenAsync($"{MeetingDesk.Path}/{id}");

        Assert.Null(reader.Page.QuerySelector("#draft-letter"));
        await reader.OpenAsync($"{MeetingDesk.Path}/{id}/reply");
        Assert.Equal(HttpStatusCode.Forbidden, reader.Status);
    }

    private static string Flat(AngleSharp.Dom.IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task<(Guid Meeting, Dictionary<string, Guid> Demands)> PutSixAsync(HubFactory hub, Visitor visitor)
    {
        var id = await MeetingDesk.HeldAsync(visitor);
        var demands = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var title in Titles)
        {
            demands[title] = await MeetingDesk.DemandAsync(hub, title);
            await MeetingDesk.PutAsync(visitor, id, demands[title]);
        }

        return (id, demands);
    }

    private static async Task MinuteAsync(Visitor visitor, Guid id, Guid demand, string answer)
    {
        await visitor.OpenAsync($"{MeetingDesk.Path}/{id}/minutes/{demand}");
        await visitor.SubmitAsync("form[data-guard]", ("Answer", answer));
    }

    private static async Task ReplyAsync(
        Visitor visitor,
        Guid id,
        Dictionary<string, Guid> demands,
        params (string Title, string Answer)[] answers
    )
    {
        await visitor.OpenAsync($"{MeetingDesk.Path}/{id}/reply");
        var order = visitor
            .Page.QuerySelectorAll("input[name$='.Demand']")
            .Select(each => Guid.Parse(each.GetAttribute("value")!))
            .ToList();
        var fields = answers.Select(each =>
            (string.Create(CultureInfo.InvariantCulture, $"Lines[{order.IndexOf(demands[each.Title])}].Answer"), each.Answer)
        );
        await visitor.SubmitAsync("form[data-guard]", [("Day", "2023-01-30"), .. fields]);
        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
    }

    private static Task<Programs.Answer> SendAsync(HttpClient program, Guid meeting, string day, Guid demand) =>
        program.SendAsync(
            HttpMethod.Post,
            "answers",
            new
            {
                meeting,
                day,
                answers = new[]
                {
                    new
                    {
                        demand,
                        answer = "accepted",
                        said = "Yes.",
                    },
                },
            }
        );

    private static async Task<List<string>> ParagraphsAsync(Visitor visitor, Guid id)
    {
        var bytes = await visitor.Client.GetByteArrayAsync(
            new Uri($"{MeetingDesk.Path}/{id}/letter.docx", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        return [.. document.MainDocumentPart!.Document!.Body!.ChildElements.Select(paragraph => paragraph.InnerText)];
    }
}
