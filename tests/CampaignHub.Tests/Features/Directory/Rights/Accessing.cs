using System.IO.Compression;
using System.Net;
using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Features.Comments;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Directory.Rights;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Directory.Rights;

/// <summary>All we hold about a person, handed over to them, with everybody else taken out.</summary>
public sealed class Accessing
{
    /// <summary>Tables that lead to a person and are in no export, with the reason.</summary>
    private static readonly Dictionary<string, string> NotExported = new(StringComparer.Ordinal)
    {
        ["posts"] = "Of an organisation; the mandate names the post.",
        ["plan_links"] = "Which task waits for which: between tasks.",
        ["plan_import_changes"] = "How a file changed a task: of the task, which is there.",
        ["plan_import_keys"] = "How a file calls a task: of the task, which is there.",
        ["release_sendings"] = "Which list a release went to: of the release; the mail to the person is there.",
    };

    [Fact]
    public async Task A_person_is_handed_everything_with_the_reason_of_the_stance_and_nobody_else_in_it()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var person = await RightsRoom.PersonAsync(
            hub,
            "Jeanne",
            "Roy",
            "jeanne@example.org",
            note: "Knows PAUL BLANC well; blanc, paul: paul@example.org, 06.12.34.56.78"
        );
        var other = await RightsRoom.PersonAsync(hub, "Paul", "Blanc", "paul@example.org");
        await PhoneAsync(hub, other.Id, "+33 6 12 34 56 78");
        var stakeholder = await RightsRoom.OnMapAsync(hub, person.Id, "Reads our letters");
        await SpeakOfBothAsync(hub, stakeholder, person, other);
        await RightsRoom.MeetAsync(hub, "Call with Jeanne", "She quoted Paul Blanc.", person.Id, other.Id);
        await RightsRoom.MailAsync(hub, "Our news", "A text for Jeanne", "jeanne@example.org");

        var path = $"{RightsRoom.Root}/{person.Id}/access?language=en";
        await visitor.OpenAsync(path);
        Assert.Contains("Paul Blanc · ", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["Name", "First name"],
            visitor.Page.QuerySelectorAll("[lang=en] dl:first-of-type dt").Take(2).Select(term => term.TextContent)
        );
        var (html, json) = await TakeAsync(visitor, path, "For her request of today");

        foreach (var text in new[] { html, json })
        {
            Assert.DoesNotContain("Blanc", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("paul@", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("34.56", text, StringComparison.Ordinal);
            foreach (
                var held in new[]
                {
                    "Jeanne Roy",
                    "jeanne@example.org",
                    "Business card",
                    "Reads our letters",
                    "I said no to [another person]",
                    "Met Jeanne Roy with [another person]",
                    "Call with Jeanne",
                    "She quoted [another person].",
                    "A text for Jeanne",
                    "the last dated statement decides: the one of 20 January 2023",
                }
            )
            {
                Assert.Contains(held, WebUtility.HtmlDecode(text), StringComparison.Ordinal);
            }
        }

        var export = await hub.DbAsync(db => db.Set<DataExport>().SingleAsync());
        Assert.Equal(("All we hold about one person", "For her request of today", 1), (export.Scope, export.Reason, export.People));
    }

    private static Task<int> SpeakOfBothAsync(HubFactory hub, Stakeholder stakeholder, Actor person, Actor other) =>
        hub.DbAsync(async db =>
        {
            db.Add(
                Statement.Of(
                    stakeholder,
                    null,
                    Stance.ActiveOpponent,
                    new DateOnly(2023, 1, 20),
                    "Le Monde",
                    "I said no to Paul Blanc",
                    isPublic: true
                )
            );
            db.Add(
                new Comment
                {
                    SubjectKind = "stakeholder",
                    SubjectId = stakeholder.Id,
                    Text = "Met Jeanne Roy with Paul Blanc",
                }
            );
            var tie = new Tie
            {
                FromId = person.Id,
                ToId = other.Id,
                Type = TieType.Advises,
            };
            tie.Describe(3, null, null, "Le Monde");
            db.Add(tie);
            return await db.SaveChangesAsync();
        });

    [Fact]
    public async Task What_is_held_about_two_people_never_mixes()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var people = new List<Actor>();
        for (var number = 0; number < 6; number++)
        {
            var person = await RightsRoom.PersonAsync(
                hub,
                $"First{number}",
                $"Last{number}",
                $"p{number}@example.org",
                note: $"secret-{number}-note"
            );
            await RightsRoom.OnMapAsync(hub, person.Id, $"secret-{number}-map");
            await RightsRoom.MeetAsync(hub, $"secret-{number}-title", $"secret-{number}-talk", person.Id);
            await RightsRoom.MailAsync(hub, $"secret-{number}-subject", $"secret-{number}-text", $"p{number}@example.org");
            people.Add(person);
        }

        for (var number = 0; number < people.Count; number++)
        {
            var (html, json) = await TakeAsync(visitor, $"{RightsRoom.Root}/{people[number].Id}/access?language=en", "Test");

            foreach (var part in new[] { "note", "map", "title", "talk", "subject", "text" })
            {
                Assert.Contains($"secret-{number}-{part}", html, StringComparison.Ordinal);
                Assert.Contains($"secret-{number}-{part}", json, StringComparison.Ordinal);
            }

            Assert.DoesNotMatch($@"secret-[^{number}]|Last[^{number}]|p[^{number}]@", html + json);
        }
    }

    [Fact]
    public async Task Without_a_reason_nothing_is_handed_over()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var person = await RightsRoom.PersonAsync(hub, "Jeanne", "Roy");

        await visitor.OpenAsync($"{RightsRoom.Root}/{person.Id}/access");
        await visitor.SubmitAsync("form#release", ("reason", " "));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<DataExport>().CountAsync()));
    }

    [Fact]
    public async Task Ones_own_number_is_shown_though_somebody_else_has_it_too()
    {
        await using var hub = new HubFactory();
        var person = await RightsRoom.PersonAsync(hub, "Jeanne", "Dupuis");
        var other = await RightsRoom.PersonAsync(hub, "Élodie", "Roy");
        await PhoneAsync(hub, person.Id, "06 12 34 56 78");
        await PhoneAsync(hub, other.Id, "+33612345678");
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);

        var (html, json) = await TakeAsync(visitor, $"{RightsRoom.Root}/{person.Id}/access?language=en", "Test");

        Assert.Contains("06 12 34 56 78", html, StringComparison.Ordinal);
        Assert.Contains("06 12 34 56 78", json, StringComparison.Ordinal);
        Assert.DoesNotContain("[another person]", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_campaign_holds_is_handed_over_by_an_administrator_only()
    {
        await using var hub = new HubFactory();
        var person = await RightsRoom.PersonAsync(hub, "Jeanne", "Roy");
        await hub.DbAsync(async db =>
        {
            var other = new Campaign { Name = "Another", Slug = "another" };
            db.Add(other);
            await db.SaveChangesAsync();
            db.Here.Enter(other);
            db.Add(
                new Stakeholder
                {
                    ActorId = person.Id,
                    Class = TargetClass.Ally,
                    Note = "elsewhere-note",
                }
            );
            return await db.SaveChangesAsync();
        });
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        using var administrator = await hub.AdministratorAsync();
        var path = $"{RightsRoom.Root}/{person.Id}/access?language=en";

        await coordinator.OpenAsync(path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        Assert.DoesNotContain("elsewhere-note", coordinator.Text, StringComparison.Ordinal);
        await coordinator.OpenAsync($"{RightsRoom.Root}/{person.Id}/erasure");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        var (html, _) = await TakeAsync(administrator, path, "Test");

        Assert.Contains("elsewhere-note", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_table_that_leads_to_a_person_is_exported_or_says_why_not()
    {
        await using var hub = new HubFactory();
        var (reached, named) = await hub.InsideAsync(services =>
        {
            var db = services.GetRequiredService<HubDb>();
            var named = services.GetServices<IPersonalData>().SelectMany(feature => feature.Tables).Select(table => table.Type).ToHashSet();
            return Task.FromResult((Reached(db), named));
        });

        var forgotten = reached
            .Where(type => !named.Contains(type.Type) && !NotExported.ContainsKey(type.Table))
            .Select(type => type.Table);
        Assert.Empty(forgotten);
        Assert.Contains(typeof(Statement), named);
        Assert.Contains(reached, type => type.Table == "interaction_points");
    }

    [Fact]
    public async Task Every_word_of_an_export_has_its_french()
    {
        await using var hub = new HubFactory();
        var spoken = await hub.InsideAsync(services =>
        {
            var db = services.GetRequiredService<HubDb>();
            var tables = services.GetServices<IPersonalData>().SelectMany(feature => feature.Tables).ToList();
            return Task.FromResult(
                tables
                    .SelectMany(table => new[] { table.Title, table.Why })
                    .Concat(
                        tables
                            .SelectMany(table => db.Model.FindEntityType(table.Type)!.GetProperties())
                            .Where(property => ReadDossier.IsShown(property.Name, property.ClrType))
                            .Select(property => ReadDossier.Label(property.Name))
                    )
                    .Where(text => text.Length > 0)
                    .ToHashSet()
            );
        });

        Assert.Equal("", string.Join(" | ", spoken.Where(text => !Texts.Knows(text))));
    }

    // By foreign keys, from the directory's people on; what holds itself to a record of any kind names it by kind and id.
    private static List<(string Table, Type Type)> Reached(HubDb db)
    {
        var reached = new HashSet<Type> { typeof(Actor) };
        for (var before = 0; before != reached.Count; )
        {
            before = reached.Count;
            foreach (var type in db.Model.GetEntityTypes().Where(type => !type.IsOwned()))
            {
                if (
                    type.GetForeignKeys()
                        .Any(key => reached.Contains(key.PrincipalEntityType.ClrType) && IsAboutPeople(key.PrincipalEntityType.ClrType))
                    || type.GetProperties().Any(property => property.Name is "SubjectId" or "AboutId" or "RecordId" or "ActorId")
                )
                {
                    reached.Add(type.ClrType);
                }
            }
        }

        // Events on their way, and hashes that say nothing about anybody without the key.
        string[] notAboutPeople = ["outbox", "suppressions"];
        return
        [
            .. db
                .Model.GetEntityTypes()
                .Where(type => reached.Contains(type.ClrType))
                .Select(type => (Table: type.GetTableName()!, Type: type.ClrType))
                .Where(type => !notAboutPeople.Contains(type.Table)),
        ];
    }

    // What hangs on a post belongs to the organisation.
    private static bool IsAboutPeople(Type type) => type != typeof(Post);

    private static Task<int> PhoneAsync(HubFactory hub, Guid actor, string phone) =>
        hub.DbAsync(async db =>
        {
            var detail = new ContactDetail { ActorId = actor };
            detail.Describe(ContactKind.Mobile, phone, "Business card", RightsRoom.Collected);
            db.Add(detail);
            return await db.SaveChangesAsync();
        });

    private static async Task<(string Html, string Json)> TakeAsync(Visitor visitor, string path, string reason)
    {
        await visitor.OpenAsync(path);
        var token = visitor.Page.QuerySelector("#release input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("reason", reason)]);
        using var answer = await visitor.Client.PostAsync(new Uri(path, UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        await using var content = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var zip = new ZipArchive(content);
        Assert.Equal(["your-data.html", "your-data.json"], zip.Entries.Select(entry => entry.FullName));
        var (html, json) = (await ReadAsync(zip.Entries[0]), await ReadAsync(zip.Entries[1]));
        using var parsed = JsonDocument.Parse(json);
        Assert.Equal(JsonValueKind.Array, parsed.RootElement.GetProperty("sections").ValueKind);
        return (html, json);
    }

    private static async Task<string> ReadAsync(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(await entry.OpenAsync());
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
