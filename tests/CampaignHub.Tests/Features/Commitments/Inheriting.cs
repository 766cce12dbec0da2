using System.IO.Compression;
using System.Net;
using CampaignHub.Features.Commitments.Successions;
using CampaignHub.Features.Directory;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Notifications;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Commitments;

/// <summary>A director leaves at the end of June; on 1 July somebody else holds the post.</summary>
public sealed class Inheriting
{
    private const string Successions = $"{Ledger.Path}/successions";

    [Fact]
    public async Task Nine_open_commitments_pass_on_to_the_successor_not_yet_confirmed_with_the_letter_drafted()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var (ledger, successor) = await ReplacedAsync(hub);
        var open = new List<Guid>();
        for (var number = 1; number <= 9; number++)
        {
            open.Add(await RecordAsync(program, ledger, $"Promise number {number}."));
        }

        await StepAsync(program, await RecordAsync(program, ledger, "Already kept."), "implemented");
        await StepAsync(program, await RecordAsync(program, ledger, "Taken back."), "withdrawn");
        await RecordAsync(program, ledger with { Director = ledger.Fund }, "Promised by the fund itself.");
        hub.Clock.SetUtcNow(new DateTimeOffset(2023, 6, 30, 9, 0, 0, TimeSpan.Zero));
        await SweepAsync(hub);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Succession>().CountAsync()));

        // 1 July begins in Paris at 22:00 UTC.
        hub.Clock.SetUtcNow(new DateTimeOffset(2023, 6, 30, 22, 0, 0, TimeSpan.Zero));
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        await SweepAsync(hub);
        await SweepAsync(hub);

        var listed = Assert.Single((await program.SendAsync(HttpMethod.Get, "commitments/successions")).Json.EnumerateArray());
        Assert.Equal(
            (successor.ToString(), "2023-07-01"),
            (listed.GetProperty("successor").GetString(), listed.GetProperty("since").GetString())
        );
        Assert.Equal(
            open.Select(id => id.ToString()).Order(StringComparer.Ordinal),
            listed
                .GetProperty("inherited")
                .EnumerateArray()
                .Select(each => each.GetProperty("commitment").GetString()!)
                .Order(StringComparer.Ordinal)
        );
        var told = await hub.DbAsync(db => db.Set<Notification>().SingleAsync(each => each.Template.Contains("now holds the post")));
        await coordinator.OpenAsync(told.Link);
        Assert.Equal(9, coordinator.Page.QuerySelectorAll("#inherited-rows .tone-warn").Length);
        Assert.Contains("Not yet confirmed: 9", coordinator.Text, StringComparison.Ordinal);
        var letter = await WordsOfAsync(coordinator);
        Assert.Contains("Successor Simon, Director general", letter, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(1, 9), number => Assert.Contains($"Promise number {number}.", letter, StringComparison.Ordinal));
        Assert.DoesNotContain("Already kept.", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("Taken back.", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("the fund itself", letter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_successor_confirms_says_by_what_we_know_it_and_is_not_asked_for_again()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var (ledger, successor) = await ReplacedAsync(hub);
        var (confirmed, other) = (
            await RecordAsync(program, ledger, "Letters will be rewritten."),
            await RecordAsync(program, ledger, "A line to call.")
        );
        hub.Clock.SetUtcNow(new DateTimeOffset(2023, 7, 5, 9, 0, 0, TimeSpan.Zero));
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await visitor.OpenAsync(Successions);
        await visitor.SubmitAsync("#hand-over");
        await visitor.FollowAsync();
        Assert.Contains("2 commitments passed on.", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync(visitor.Page.QuerySelector(".hub-rows a")!.GetAttribute("href")!);

        await visitor.SubmitAsync($"#confirm-{confirmed}", ("day", "2023-06-30"), ("confirmation", "Her letter"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        await visitor.SubmitAsync($"#confirm-{confirmed}", ("day", "2023-07-04"), ("confirmation", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        await visitor.SubmitAsync($"#confirm-{confirmed}", ("day", "2023-07-04"), ("confirmation", "Her letter of 4 July"));
        await visitor.FollowAsync();
        await visitor.SubmitAsync("#draft");
        await visitor.FollowAsync();

        var letter = await WordsOfAsync(visitor);
        Assert.DoesNotContain("Letters will be rewritten.", letter, StringComparison.Ordinal);
        Assert.Contains("A line to call.", letter, StringComparison.Ordinal);
        await visitor.OpenAsync($"{Ledger.Path}/{confirmed}");
        Assert.Contains("Successor Simon Confirmed on 4 July 2023", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync($"{Ledger.Path}/{other}");
        Assert.Contains("Successor Simon Not yet confirmed", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync($"/admin/campaigns/test/directory/{successor}");
        Assert.Equal(2, visitor.Page.QuerySelectorAll("section[aria-label='Commitments inherited'] li").Length);
    }

    [Fact]
    public async Task A_letter_that_somebody_wrote_into_is_left_as_it_is()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var (ledger, _) = await ReplacedAsync(hub);
        await RecordAsync(program, ledger, "Letters will be rewritten.");
        hub.Clock.SetUtcNow(new DateTimeOffset(2023, 7, 5, 9, 0, 0, TimeSpan.Zero));
        Assert.Equal(1, (await program.SendAsync(HttpMethod.Post, "commitments/successions")).Json.GetProperty("passedOn").GetInt32());
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await visitor.OpenAsync(Successions);
        await visitor.OpenAsync(visitor.Page.QuerySelector(".hub-rows a")!.GetAttribute("href")!);
        await visitor.SubmitAsync("#letter", ("Text", "In our own words."));

        await RecordAsync(program, ledger, "A line to call.");
        Assert.Equal(1, (await program.SendAsync(HttpMethod.Post, "commitments/successions")).Json.GetProperty("passedOn").GetInt32());

        var kept = await hub.DbAsync(db => db.Set<Succession>().Include(each => each.Inherited).SingleAsync());
        Assert.Equal(("In our own words.", 2), (kept.Text, kept.Inherited.Count));
    }

    [Fact]
    public async Task Whoever_sat_in_the_same_post_all_along_takes_nothing_over()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var ledger = await Ledger.OpenAsync(hub);
        await RecordAsync(program, ledger, "Letters will be rewritten.");
        await hub.DbAsync(async db =>
        {
            var colleague = new Actor { Type = ActorKind.Person, Name = "Colleague Colin" };
            var post = await db.Set<Post>().SingleAsync();
            db.AddRange(colleague, Mandate.Of(colleague, post, new DateOnly(2020, 1, 1), until: null));
            return await db.SaveChangesAsync();
        });

        // The director's mandate ended on 31 January.
        var looked = await program.SendAsync(HttpMethod.Post, "commitments/successions");

        Assert.Equal(0, looked.Json.GetProperty("passedOn").GetInt32());
    }

    private static async Task<(Ledger Ledger, Guid Successor)> ReplacedAsync(HubFactory hub)
    {
        var ledger = await Ledger.OpenAsync(hub);
        var successor = await hub.DbAsync(async db =>
        {
            (await db.Set<Mandate>().SingleAsync()).Date(new DateOnly(2017, 11, 1), new DateOnly(2023, 6, 30));
            var person = new Actor { Type = ActorKind.Person, Name = "Successor Simon" };
            db.AddRange(person, Mandate.Of(person, await db.Set<Post>().SingleAsync(), new DateOnly(2023, 7, 1), until: null));
            await db.SaveChangesAsync();
            return person.Id;
        });
        return (ledger, successor);
    }

    private static async Task<Guid> RecordAsync(HttpClient program, Ledger ledger, string words)
    {
        var body = new
        {
            words,
            by = ledger.Director,
            post = ledger.Post,
            madeOn = "2023-01-17",
        };
        return Guid.Parse((await program.SendAsync(HttpMethod.Post, "commitments", body)).Text("id")!);
    }

    private static async Task StepAsync(HttpClient program, Guid id, string rung)
    {
        var body = new
        {
            rung,
            evidence = "The decree",
            trueOn = "2023-02-01",
        };
        Assert.Equal(HttpStatusCode.OK, (await program.SendAsync(HttpMethod.Post, $"commitments/{id}/steps", body)).Status);
    }

    private static async Task<string> WordsOfAsync(Visitor visitor)
    {
        var link = visitor.Page.QuerySelector("a[href$='letter.docx']")!.GetAttribute("href")!;
        var bytes = await visitor.Client.GetByteArrayAsync(new Uri(link, UriKind.Relative), TestContext.Current.CancellationToken);
        using var file = new ZipArchive(new MemoryStream(bytes));
        using var reader = new StreamReader(file.GetEntry("word/document.xml")!.Open());
        var xml = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        return System.Xml.Linq.XDocument.Parse(xml).Root!.Value;
    }

    private static async Task SweepAsync(HubFactory hub)
    {
        await using var scope = hub.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<HandOver>().SweepAsync(TestContext.Current.CancellationToken);
    }
}
