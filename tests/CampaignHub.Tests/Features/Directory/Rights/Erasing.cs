using System.Net;
using System.Text;
using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Features.Commitments;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Directory.Rights;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Features.Stakeholders.Interactions;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Mail;
using CampaignHub.Tests.Features.Stakeholders.Importing;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Directory.Rights;

/// <summary>Whoever is erased is nowhere any more, and does not come back with a backup or a second import.</summary>
public sealed class Erasing
{
    private const string Canary = "Zyxwvéric";
    private const string Table =
        "Prénom;Nom de famille;E-mail;Notes\nOdile;Zyxwvéric;odile.zyxwv@example.org;zyxwv-note-import\nPaul;Blanc;paul@example.org;fine\n";

    [Fact]
    public async Task Nothing_is_left_of_somebody_erased_in_the_database_its_log_and_the_data_directory()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await ImportDesk.ImportAsync(visitor, Encoding.UTF8.GetBytes(Table));
        await ImportDesk.UploadAsync(visitor, Table);
        var person = await hub.DbAsync(db => db.Set<Actor>().SingleAsync(actor => actor.Name == Canary));
        var other = await hub.DbAsync(db => db.Set<Actor>().SingleAsync(actor => actor.Name == "Blanc"));
        await FillAsync(hub, visitor, person, other);
        Assert.NotEmpty(await HitsAsync(hub));

        await RightsRoom.EraseAsync(visitor, person);

        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
        Assert.Empty(await HitsAsync(hub));
        Assert.Equal(0, await hub.DbAsync(db => db.WithTrash<Actor>().CountAsync(actor => actor.Id == person.Id)));
        // What is not about them stays, without their name.
        var shared = await hub.DbAsync(db => db.Set<Interaction>().SingleAsync());
        Assert.Equal($"Lunch with {ErasePerson.FrenchName} and Paul", shared.Note);
        Assert.Equal(
            $"Knows {ErasePerson.FrenchName}",
            (await hub.DbAsync(db => db.Set<Actor>().SingleAsync(actor => actor.Id == other.Id))).Note
        );
    }

    [Fact]
    public async Task A_second_import_of_the_same_table_passes_over_whoever_was_erased_and_says_so_without_a_name()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await ImportDesk.ImportAsync(visitor, Encoding.UTF8.GetBytes(Table));
        var person = await hub.DbAsync(db => db.Set<Actor>().SingleAsync(actor => actor.Name == Canary));
        await RightsRoom.EraseAsync(visitor, person);

        await ImportDesk.UploadAsync(visitor, Table);
        Assert.Contains("this person was erased on request", visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("#run");

        Assert.Equal(["Blanc"], await hub.DbAsync(db => db.WithTrash<Actor>().Select(actor => actor.Name).ToListAsync()));
        await RightsRoom.MailAsync(hub, "News", "Text", "odile.zyxwv@example.org");
        Assert.Equal(DeliveryState.Failed, await hub.DbAsync(db => db.Set<Delivery>().Select(each => each.State).SingleAsync()));
    }

    [Fact]
    public async Task A_line_without_an_address_is_known_by_its_name_and_a_namesake_with_an_address_is_let_in()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var person = await RightsRoom.PersonAsync(hub, "Odile", "Marchand", "odile@example.org");
        await RightsRoom.EraseAsync(visitor, person);

        await ImportDesk.ImportAsync(
            visitor,
            Encoding.UTF8.GetBytes("Prénom;Nom de famille;E-mail\nODILE;MARCHAND;\nOdile;Marchand;another.odile@example.org\n")
        );

        var actor = await hub.DbAsync(db => db.Set<Actor>().Include(each => each.Contacts).SingleAsync());
        Assert.Equal("another.odile@example.org", actor.Contacts.Single().Value);
    }

    [Fact]
    public async Task The_number_of_a_switchboard_stays_with_whoever_else_has_it_and_keeps_nobody_else_out()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        const string Shared =
            "Prénom;Nom de famille;E-mail;Téléphone\nJeanne;Dupuis;accueil@example.org;06 12 34 56 78\nÉlodie;Roy;accueil@example.org;0612345678\n";
        await ImportDesk.ImportAsync(visitor, Encoding.UTF8.GetBytes(Shared));
        await visitor.SubmitAsync("form[action*=Decide]:not(:has([name=actor])):not(:has([name=leave]))");
        var jeanne = await hub.DbAsync(db => db.Set<Actor>().SingleAsync(actor => actor.FirstName == "Jeanne"));
        await visitor.OpenAsync($"{RightsRoom.Root}/{jeanne.Id}/erasure");
        Assert.Contains("accueil@example.org, 06 12 34 56 78", visitor.Text, StringComparison.Ordinal);

        await RightsRoom.EraseAsync(visitor, jeanne);

        Assert.Equal(["0612345678", "accueil@example.org"], await ReachesAsync(hub));
        await ImportDesk.ImportAsync(
            visitor,
            Encoding.UTF8.GetBytes("Prénom;Nom de famille;Téléphone\nJeanne;DUPUIS;06.12.34.56.78\nÉlodie;Roy;0612345678\nPaul;Blanc;\n")
        );
        Assert.Equal(
            ["Blanc", "Roy"],
            await hub.DbAsync(db => db.WithTrash<Actor>().Select(actor => actor.Name).OrderBy(name => name).ToListAsync())
        );
        await RightsRoom.MailAsync(hub, "News", "Text", "accueil@example.org");
        Assert.NotEqual(DeliveryState.Failed, await hub.DbAsync(db => db.Set<Delivery>().Select(each => each.State).SingleAsync()));
    }

    [Fact]
    public async Task A_number_that_others_got_after_the_erasure_keeps_out_only_who_was_erased()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await ImportDesk.ImportAsync(visitor, Encoding.UTF8.GetBytes("Prénom;Nom de famille;Téléphone\nJeanne;Dupuis;06 12 34 56 78\n"));
        await RightsRoom.EraseAsync(visitor, await hub.DbAsync(db => db.Set<Actor>().SingleAsync()));
        var elodie = await RightsRoom.PersonAsync(hub, "Élodie", "Roy");
        await visitor.OpenAsync($"{RightsRoom.Root}/{elodie.Id}");
        await visitor.SubmitAsync(
            "#add-contact",
            ("ContactForm.Kind", "Phone"),
            ("ContactForm.Value", "0612345678"),
            ("ContactForm.Source", "Card")
        );

        await ImportDesk.UploadAsync(
            visitor,
            "Prénom;Nom de famille;Téléphone;Territoire\nJeanne;Dupuis;0612345678;\nÉlodie;Roy;06 12 34 56 78;Lyon\n"
        );

        Assert.Contains("Line 2: this person was erased on request", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Line 3: this person was erased", visitor.Text, StringComparison.Ordinal);
    }

    private static Task<List<string>> ReachesAsync(HubFactory hub) =>
        hub.DbAsync(db => db.WithTrash<ContactDetail>().Select(detail => detail.Value).OrderBy(value => value).ToListAsync());

    [Fact]
    public async Task The_ledger_holds_ids_and_hashes_and_no_name()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var person = await RightsRoom.PersonAsync(hub, "Odile", "Marchand", "odile@example.org");

        await RightsRoom.EraseAsync(visitor, person);

        var ledger = await File.ReadAllTextAsync(
            Path.Combine(hub.DataFolder, ErasureLedger.FileName),
            TestContext.Current.CancellationToken
        );
        using var line = JsonDocument.Parse(ledger.Trim());
        Assert.Equal(person.Id, line.RootElement.GetProperty("Id").GetGuid());
        Assert.Equal(2, line.RootElement.GetProperty("Hashes").GetArrayLength());
        Assert.DoesNotContain("odile", ledger, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("marchand", ledger, StringComparison.OrdinalIgnoreCase);
        // Without the key nobody finds an address by trying it out.
        var plain = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData("mail:odile@example.org"u8));
        Assert.DoesNotContain(plain, ledger, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_a_restored_database_brings_back_is_erased_again_and_a_second_replay_changes_nothing()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var person = await RightsRoom.PersonAsync(hub, "Odile", "Marchand", "odile@example.org");
        await RightsRoom.EraseAsync(visitor, person);
        await BackupBringsBackAsync(hub, person);

        var first = await ReplayAsync(hub);
        var second = await ReplayAsync(hub);

        Assert.Equal((1, 1), (first.Known, first.ErasedAgain));
        Assert.True(first.Rows >= 2);
        Assert.Equal((1, 0, 0), (second.Known, second.ErasedAgain, second.Rows));
        Assert.Equal(0, await hub.DbAsync(db => db.WithTrash<Actor>().CountAsync()));
        Assert.Equal(2, await hub.DbAsync(db => db.Set<Suppression>().CountAsync()));
        Assert.Equal(1, await hub.DbAsync(db => db.Set<Erasure>().CountAsync()));
    }

    [Fact]
    public async Task The_verb_replays_the_ledger_and_counts_what_it_did()
    {
        using var machine = new HubCommand();
        var id = Guid.CreateVersion7();
        await File.WriteAllTextAsync(
            Path.Combine(machine.Folder, ErasureLedger.FileName),
            $$"""{"Id":"{{id}}","At":"2023-02-07T09:00:00+00:00","Cause":0,"UserId":null,"Hashes":["abc="]}""" + "\n{\"Id\":\"cut of",
            TestContext.Current.CancellationToken
        );

        var first = await machine.RunAsync(["rights", "replay-erasures", "--json"]);
        var second = await machine.RunAsync(["rights", "replay-erasures", "--json"]);

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        using var said = JsonDocument.Parse(first.Output);
        Assert.Equal(
            (1, 0, 0),
            (
                said.RootElement.GetProperty("known").GetInt32(),
                said.RootElement.GetProperty("erasedAgain").GetInt32(),
                said.RootElement.GetProperty("rows").GetInt32()
            )
        );
        Assert.Equal(first.Output, second.Output);
    }

    [Fact]
    public async Task A_promise_stays_with_the_post_and_no_longer_says_who_gave_it()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var person = await RightsRoom.PersonAsync(hub, "Odile", "Marchand", "odile@example.org");
        var promise = await hub.DbAsync(async db =>
        {
            var commitment = new Commitment
            {
                Words = "We will publish the list, says Odile Marchand.",
                ById = person.Id,
                MadeOn = new DateOnly(2023, 1, 10),
                Slug = "list",
                CampaignId = hub.Campaign.Id,
            };
            db.Add(commitment);
            await db.SaveChangesAsync();
            return commitment;
        });
        await visitor.OpenAsync($"{RightsRoom.Root}/{person.Id}/erasure");
        Assert.Contains("A promise binds the post", visitor.Text, StringComparison.Ordinal);

        await visitor.SubmitAsync("form#erase", ("name", "Odile Marchand"));

        var kept = await hub.DbAsync(db => db.Set<Commitment>().SingleAsync(each => each.Id == promise.Id));
        var nobody = await hub.DbAsync(db => db.Set<Actor>().Include(actor => actor.Contacts).SingleAsync(actor => actor.Id == person.Id));
        Assert.Equal($"We will publish the list, says {ErasePerson.FrenchName}.", kept.Words);
        Assert.Equal((ErasePerson.FrenchName, 0), (nobody.FullName, nobody.Contacts.Count));
        Assert.Equal(0, (await ReplayAsync(hub)).ErasedAgain);
    }

    [Fact]
    public async Task The_wrong_name_and_a_legal_hold_stop_an_erasure()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var person = await RightsRoom.PersonAsync(hub, "Odile", "Marchand");

        await visitor.OpenAsync($"{RightsRoom.Root}/{person.Id}/erasure");
        await visitor.SubmitAsync("form#erase", ("name", "Odile"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        await visitor.OpenAsync($"{RightsRoom.Root}/{person.Id}/rights");
        await visitor.SubmitAsync("form#hold-form", ("because", "A case in court."));
        await RightsRoom.EraseAsync(visitor, person);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("under a legal hold", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(1, await hub.DbAsync(db => db.Set<Actor>().CountAsync()));
        Assert.False(File.Exists(Path.Combine(hub.DataFolder, ErasureLedger.FileName)));
    }

    [Fact]
    public async Task A_namesake_keeps_their_name_in_the_texts()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var person = await RightsRoom.PersonAsync(hub, "Jean", "Martin", "jean@example.org");
        await RightsRoom.PersonAsync(hub, "Jean", "Martin", note: "Not the other Jean Martin (jean@example.org)");

        await RightsRoom.EraseAsync(visitor, person);

        var namesake = await hub.DbAsync(db => db.Set<Actor>().SingleAsync());
        Assert.Equal(("Jean Martin", $"Not the other Jean Martin ({ErasePerson.FrenchName})"), (namesake.FullName, namesake.Note));
    }

    [Fact]
    public async Task A_program_erases_with_the_whole_name_and_only_who_may()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var person = await RightsRoom.PersonAsync(hub, "Odile", "Marchand");
        using var contributor = await hub.VisitorAsync(CampaignRole.Contributor);

        await contributor.OpenAsync($"{RightsRoom.Root}/{person.Id}/erasure");
        var wrong = await program.SendAsync(HttpMethod.Post, "erasures", new { actor = person.Id, fullName = "Odile" });
        var right = await program.SendAsync(HttpMethod.Post, "erasures", new { actor = person.Id, fullName = "Odile Marchand" });

        Assert.Equal(HttpStatusCode.Forbidden, contributor.Status);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "wrong_name"), (wrong.Status, wrong.Text("code")));
        Assert.Equal((HttpStatusCode.OK, "asked_for"), (right.Status, right.Text("cause")));
    }

    // In every kind of place that a person is spoken of.
    private static async Task FillAsync(HubFactory hub, Visitor visitor, Actor person, Actor other)
    {
        await RightsRoom.MeetAsync(hub, "zyxwv-title", "zyxwv-talk", person.Id);
        await RightsRoom.MeetAsync(hub, "Lunch", $"Lunch with Odile {Canary} and Paul", person.Id, other.Id);
        await RightsRoom.MailAsync(hub, "zyxwv-subject", $"zyxwv-text for {Canary}", "odile.zyxwv@example.org");
        await RightsRoom.DeliveredAsync(hub);
        var stakeholder = await hub.DbAsync(db => db.Set<Stakeholder>().SingleAsync(each => each.ActorId == person.Id));
        await hub.DbAsync(async db =>
        {
            db.Add(
                Statement.Of(stakeholder, null, Stance.ActiveOpponent, new DateOnly(2023, 1, 20), "Le Monde", "zyxwv-said", isPublic: true)
            );
            (await db.Set<Actor>().SingleAsync(actor => actor.Id == person.Id)).Note = "zyxwv-note-old";
            (await db.Set<Actor>().SingleAsync(actor => actor.Id == other.Id)).Note = $"Knows {Canary.ToUpperInvariant()} Odile";
            return await db.SaveChangesAsync();
        });
        await hub.DbAsync(async db =>
        {
            (await db.Set<Actor>().SingleAsync(actor => actor.Id == person.Id)).Note = "zyxwv-note-new";
            return await db.SaveChangesAsync();
        });
        await visitor.OpenAsync($"{RightsRoom.Root}/{person.Id}");
        await visitor.SubmitAsync("form[action*='/comments/']", ("Text", "zyxwv-comment"));
        await hub.DbAsync(async db =>
        {
            var detail = new ContactDetail { ActorId = person.Id };
            detail.Describe(ContactKind.Other, "zyxwv-trash", "zyxwv-source", RightsRoom.Collected);
            detail.Trash(db.Here.Now);
            db.Add(detail);
            return await db.SaveChangesAsync();
        });
    }

    /// <summary>Places that still say something of the canary: every text of every table, and the bytes of every file.</summary>
    private static async Task<IReadOnlyList<string>> HitsAsync(HubFactory hub)
    {
        var hits = new List<string>();
        foreach (var file in FilesOf(hub))
        {
            var text = Encoding.Latin1.GetString(await BytesAsync(file));
            if (text.Contains("zyxwv", StringComparison.OrdinalIgnoreCase))
            {
                hits.Add(Path.GetFileName(file));
            }
        }

        hits.AddRange(await hub.InsideAsync(services => TextsAsync(services.GetRequiredService<HubDb>())));
        return hits;
    }

    private static async Task<byte[]> BytesAsync(string file)
    {
        try
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
            return bytes.ToArray();
        }
        catch (FileNotFoundException)
        {
            // SQLite takes its log away with the last connection, after writing it into the database.
            return [];
        }
    }

    // A lock is empty, and held as long as the hub runs.
    private static IEnumerable<string> FilesOf(HubFactory hub) =>
        System
            .IO.Directory.EnumerateFiles(hub.DataFolder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) != ".lock")
            // A log that goes meanwhile is in the database by then.
            .OrderByDescending(file => file.Length);

    private static async Task<List<string>> TextsAsync(HubDb db)
    {
        var hits = new List<string>();
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        foreach (var type in db.Model.GetEntityTypes().Where(type => type.GetTableName() is not null))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The name of a table of ours.
            command.CommandText = $"SELECT * FROM \"{type.GetTableName()}\"";
#pragma warning restore CA2100
            await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await rows.ReadAsync(TestContext.Current.CancellationToken))
            {
                for (var column = 0; column < rows.FieldCount; column++)
                {
                    var text = rows.GetValue(column) is byte[] bytes ? Encoding.Latin1.GetString(bytes) : $"{rows.GetValue(column)}";
                    if (text.Contains("zyxwv", StringComparison.OrdinalIgnoreCase))
                    {
                        hits.Add($"{type.GetTableName()}.{rows.GetName(column)}: {text}");
                    }
                }
            }
        }

        return hits;
    }

    // The database as it was: the person is back, and the ledger's table and hashes are not there yet.
    private static Task<int> BackupBringsBackAsync(HubFactory hub, Actor person) =>
        hub.DbAsync(async db =>
        {
            await db.Set<Erasure>().ExecuteDeleteAsync();
            await db.Set<Suppression>().ExecuteDeleteAsync();
            db.Add(
                new Actor
                {
                    Id = person.Id,
                    Type = ActorKind.Person,
                    FirstName = "Odile",
                    Name = "Marchand",
                }
            );
            var detail = new ContactDetail { ActorId = person.Id };
            detail.Describe(ContactKind.Email, "odile@example.org", "Card", RightsRoom.Collected);
            db.Add(detail);
            return await db.SaveChangesAsync();
        });

    private static async Task<ReplayErasures.Result> ReplayAsync(HubFactory hub)
    {
        await using var scope = hub.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().EnterEverywhere();
        return await scope.ServiceProvider.GetRequiredService<ReplayErasures>().ExecuteAsync(TestContext.Current.CancellationToken);
    }
}
