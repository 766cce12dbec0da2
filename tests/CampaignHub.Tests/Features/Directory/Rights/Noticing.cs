using System.Net;
using System.Text;
using CampaignHub.Features.Directory.Rights;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Directory.Rights;

/// <summary>Telling people that we hold their data, within a month.</summary>
public sealed class Noticing
{
    private const string Register = $"{RightsRoom.Root}/rights";

    [Fact]
    public async Task A_person_without_a_source_is_refused_by_page_and_program_and_an_organisation_needs_none()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        using var program = await hub.ProgramAsync();

        await visitor.OpenAsync($"{RightsRoom.Root}/new");
        await visitor.SubmitAsync("form[data-guard]", ("Type", "Person"), ("Form.Name", "Dupont"));
        var refused = await program.SendAsync(HttpMethod.Post, "actors", new { kind = "person", name = "Dupont" });
        var taken = await program.SendAsync(
            HttpMethod.Post,
            "actors",
            new
            {
                kind = "person",
                name = "Dupont",
                source = "Le Monde",
            }
        );
        var body = await program.SendAsync(HttpMethod.Post, "actors", new { kind = "organisation", name = "Cnaf" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("where you have this person from", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, HttpStatusCode.Created, HttpStatusCode.Created),
            (refused.Status, taken.Status, body.Status)
        );
        Assert.Equal(("Le Monde", "2023-02-07"), (taken.Text("source"), taken.Text("collectedOn")));
    }

    [Theory]
    [InlineData(2023, 1, 31, 2023, 2, 28, "NoticeDueSoon")]
    [InlineData(2023, 1, 31, 2023, 3, 1, "NoticeOverdue")]
    [InlineData(2023, 1, 28, 2023, 2, 28, "NoticeDueSoon")]
    [InlineData(2023, 2, 28, 2023, 3, 28, "NoticeDueSoon")]
    [InlineData(2023, 2, 28, 2023, 3, 30, "NoticeOverdue")]
    [InlineData(2023, 3, 10, 2023, 3, 30, "NoticeNotYetDue")]
    [InlineData(2023, 3, 10, 2023, 3, 31, "NoticeDueSoon")]
    public async Task A_notice_is_due_one_month_after_the_day_of_collection_and_late_the_day_after(
        int year,
        int month,
        int day,
        int toYear,
        int toMonth,
        int toDay,
        string name
    )
    {
        var state = Enum.Parse<NoticeState>(name);
        await using var hub = new HubFactory();
        await RightsRoom.PersonAsync(hub, "Jeanne", "Roy", collectedOn: new DateOnly(year, month, day));
        hub.Clock.SetUtcNow(new DateTimeOffset(toYear, toMonth, toDay, 12, 0, 0, TimeSpan.Zero));

        var (listed, counted) = await hub.InsideAsync(async services =>
        {
            var register = services.GetRequiredService<NoticeRegister>();
            return (
                (await register.ReadAsync(null, null, 0, 10, TestContext.Current.CancellationToken)).Single().State,
                await register.CountAsync(state, TestContext.Current.CancellationToken)
            );
        });

        Assert.Equal((state, 1), (listed, counted));
    }

    [Fact]
    public async Task Nobody_tells_an_organisation_a_function_or_a_shared_mailbox()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await RightsRoom.PersonAsync(hub, "", "Rédaction sociale", "redaction@journal.example");
        await RightsRoom.PersonAsync(hub, "", "Mme Blanc", "blanc@journal.example");
        await RightsRoom.PersonAsync(hub, "Jeanne", "Roy");

        await visitor.OpenAsync(Register);

        Assert.Equal(2, visitor.Page.QuerySelectorAll("#notices tbody tr").Length);
        Assert.DoesNotContain("Rédaction", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_home_page_says_who_is_to_be_told_to_those_who_answer_for_it()
    {
        await using var hub = new HubFactory();
        await RightsRoom.PersonAsync(hub, "Jeanne", "Roy", collectedOn: new DateOnly(2022, 12, 1));
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator, "coordinator@example.org");
        using var contributor = await hub.VisitorAsync(CampaignRole.Contributor);

        await coordinator.OpenAsync("/admin/campaigns/test");
        await contributor.OpenAsync("/admin/campaigns/test");

        Assert.Contains("1 person to be told that we hold their data", coordinator.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("to be told", contributor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_goes_to_those_chosen_and_counts_once_the_mail_was_taken()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var told = await RightsRoom.PersonAsync(hub, "Jeanne", "Roy", "jeanne.roy@example.org");
        var unreached = await RightsRoom.PersonAsync(hub, "Paul", "Blanc");
        await RightsRoom.PersonAsync(hub, "Luc", "Noir", "luc@example.org");
        await visitor.OpenAsync($"{Register}/words/en");
        await visitor.SubmitAsync(
            "form#words",
            ("Subject", "Your data"),
            ("Body", "Dear {{ first_name }}, from {{ source }}, since {{ collected_on }}.")
        );

        await visitor.OpenAsync(Register);
        await visitor.SubmitAsync("form#notices", ("people", $"{told.Id}"), ("people", $"{unreached.Id}"), ("language", "en"));
        await visitor.FollowAsync();

        Assert.Contains("Without a mail address that holds: Paul Blanc", visitor.Text, StringComparison.Ordinal);
        await RightsRoom.DeliveredAsync(hub);
        var delivery = await hub.DbAsync(db => db.Set<Delivery>().SingleAsync());
        Assert.Equal("jeanne.roy@example.org", delivery.Address);
        await visitor.OpenAsync($"{Register}?state=PersonTold");
        Assert.Contains("Jeanne Roy", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Luc Noir", visitor.Text, StringComparison.Ordinal);
        var file = await File.ReadAllTextAsync(
            System.IO.Directory.EnumerateFiles(Path.Combine(hub.DataFolder, "outbox")).Single(),
            TestContext.Current.CancellationToken
        );
        Assert.Contains("Dear Jeanne, from Business card, since 7 January 2023.", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Told_by_other_means_and_exempt_are_written_down_with_day_and_reason()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var told = await RightsRoom.PersonAsync(hub, "Jeanne", "Roy");
        var exempt = await RightsRoom.PersonAsync(hub, "Paul", "Blanc");

        await visitor.OpenAsync($"{RightsRoom.Root}/{told.Id}/rights");
        await visitor.SubmitAsync("form#told", ("means", "ByLetter"), ("day", "2023-02-08"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        await visitor.OpenAsync($"{RightsRoom.Root}/{told.Id}/rights");
        await visitor.SubmitAsync("form#told", ("means", "ByLetter"), ("day", "2023-02-06"));
        await visitor.OpenAsync($"{RightsRoom.Root}/{exempt.Id}/rights");
        await visitor.SubmitAsync("form#exempt", ("because", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        await visitor.OpenAsync($"{RightsRoom.Root}/{exempt.Id}/rights");
        await visitor.SubmitAsync("form#exempt", ("because", "Told us himself."));

        var csv = Encoding.UTF8.GetString(
            await visitor.Client.GetByteArrayAsync(
                new Uri($"{RightsRoom.Root}/notices.csv", UriKind.Relative),
                TestContext.Current.CancellationToken
            )
        );
        Assert.Contains(
            "\"Jeanne Roy\";\"Person told\";\"Business card\";\"2023-01-07\";\"2023-02-07\";\"2023-02-06\";\"By letter\"",
            csv,
            StringComparison.Ordinal
        );
        Assert.Contains("Told us himself.", csv, StringComparison.Ordinal);
        var export = await hub.DbAsync(db => db.Set<DataExport>().SingleAsync());
        Assert.Equal(("Register of notices", 2), (export.Scope, export.People));
    }

    [Fact]
    public async Task Words_with_a_field_that_does_not_exist_are_refused()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);

        await visitor.OpenAsync($"{Register}/words/fr");
        await visitor.SubmitAsync("form#words", ("Subject", "Vos données"), ("Body", "Bonjour {{ prenom }}"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("There is no field prenom", visitor.Text, StringComparison.Ordinal);
    }
}
