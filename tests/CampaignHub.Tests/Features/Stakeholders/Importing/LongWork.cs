using System.Text;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Features.Stakeholders.Importing;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Stakeholders.Importing;

/// <summary>Files of many lines: looked at and imported behind the page, which tells how far it is, can be left, and can be told to stop.</summary>
public sealed class LongWork
{
    private const int Lines = 5_000;

    [Fact]
    public async Task A_long_file_is_looked_at_and_imported_behind_the_page_and_undone_whole()
    {
        await using var hub = new HubFactory { Extra = WithoutWorker };
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await ImportDesk.UploadAsync(visitor, Table(Lines));
        var page = visitor.Page.DocumentUri;
        Assert.Contains("The file is being looked at", visitor.Text, StringComparison.Ordinal);
        Assert.Contains($"0 of {Lines} lines", visitor.Text, StringComparison.Ordinal);

        await WorkAsync(hub);
        await visitor.OpenAsync(page);
        Assert.Contains($"{Lines + 50} made new 0 changed 0 as they are", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Actor>().CountAsync()));
        await visitor.SubmitAsync("#run");
        await visitor.FollowAsync();
        Assert.Contains("The file is being imported", visitor.Text, StringComparison.Ordinal);
        await WorkAsync(hub);

        await visitor.OpenAsync(page);
        Assert.Contains($"{Lines + 50} new", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(
            (Lines + 50, Lines, Lines, Lines),
            await hub.DbAsync(async db =>
                (
                    await db.Set<Actor>().CountAsync(),
                    await db.Set<Stakeholder>().CountAsync(),
                    await db.Set<ContactDetail>().CountAsync(),
                    await db.Set<Tie>().CountAsync()
                )
            )
        );
        await SearchedAndJournaledAsync(hub);
        await visitor.SubmitAsync("form[action*=Undo]");
        await visitor.FollowAsync();
        Assert.Contains("The import is being taken back", visitor.Text, StringComparison.Ordinal);
        await WorkAsync(hub);
        await visitor.OpenAsync(page);
        Assert.Contains($"{Lines + 50 + (3 * Lines)} changes were taken back.", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Actor>().CountAsync()));
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Tie>().CountAsync()));
    }

    [Fact]
    public async Task What_a_stop_left_undone_comes_in_with_the_same_file_again()
    {
        await using var hub = new HubFactory { Extra = WithoutWorker };
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await ImportDesk.UploadAsync(visitor, Table(Lines));
        var page = visitor.Page.DocumentUri;
        await WorkAsync(hub);
        await visitor.OpenAsync(page);
        await visitor.SubmitAsync("#run");
        await visitor.FollowAsync();

        await visitor.SubmitAsync("form[action*=Stop]");
        await WorkAsync(hub);
        await visitor.OpenAsync(page);
        Assert.Contains($"Stopped after {ImportBatch.AtOnce} of {Lines} lines", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(ImportBatch.AtOnce, await hub.DbAsync(db => db.Set<Stakeholder>().CountAsync()));

        await ImportDesk.UploadAsync(visitor, Table(Lines));
        await WorkAsync(hub);
        await visitor.OpenAsync(visitor.Page.DocumentUri);
        Assert.Contains(
            $"{Lines - ImportBatch.AtOnce} made new 0 changed {ImportBatch.AtOnce} as they are",
            visitor.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_dry_run_counts_what_the_import_does_where_lines_speak_of_the_same_people()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await ImportDesk.ImportAsync(visitor, Encoding.UTF8.GetBytes("Prénom;Nom;Fonction\nAnne;Roi;Maire\n"));
        var lines = new StringBuilder("Prénom;Nom;Fonction;Courriel;Classe\n")
            .Append(
                "Anne;Roi;Maire;;\nAnne;Roi;;anne@example.org;\nAnne;Roi;Maire;anne@example.org;\nAnne;Roi;Sénatrice;anne@example.org;Relais\n"
            )
            .Append("Carl;Bel;;;\nCarl;Bel;;;Relais\nCarl;Bel;Préfet;;Relais\nCarl;Bel;Préfet;;\n");
        await ImportDesk.UploadAsync(visitor, Encoding.UTF8.GetBytes(lines.ToString()));

        Assert.Contains("1 made new 4 changed 3 as they are", visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("#run");
        await visitor.FollowAsync();
        Assert.Contains("1 new, 4 changed, 3 as they were", visitor.Text, StringComparison.Ordinal);
    }

    private static async Task SearchedAndJournaledAsync(HubFactory hub)
    {
        var some = await hub.DbAsync(db =>
            db.Set<Stakeholder>().Include(each => each.Actor).AsNoTracking().SingleAsync(each => each.Actor.Name == "Dupré 77")
        );
        Assert.Equal("dupre 77 zoe deleguee", some.Actor.FindText);
        Assert.NotNull(some.Actor.CreatedById);
        Assert.Equal(
            ["actor", "stakeholder"],
            await hub.DbAsync(db =>
                db.SearchEntries.Where(entry => entry.TitleWords == "zoe dupre 77").Select(entry => entry.Kind).Order().ToListAsync()
            )
        );
        Assert.Equal(
            [JournalAction.Created],
            await hub.DbAsync(db => db.Journal.Where(entry => entry.RecordId == some.ActorId).Select(entry => entry.Action).ToListAsync())
        );
    }

    // The test turns the crank itself, to look at the page before.
    private static void WithoutWorker(IServiceCollection services) =>
        services.Remove(services.Single(service => service.ImplementationType == typeof(ImportWorker)));

    private static Task<bool> WorkAsync(HubFactory hub) =>
        hub.InsideAsync(services =>
            ActivatorUtilities.CreateInstance<ImportWorker>(services).TurnAsync(services, TestContext.Current.CancellationToken)
        );

    private static byte[] Table(int lines)
    {
        var table = new StringBuilder("Identifiant;Prénom;Nom;Fonction;Structure;Courriel\n");
        for (var at = 0; at < lines; at++)
        {
            table.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"k{at};Zoé;Dupré {at};Déléguée;Collectif {at % 50};zoe{at}@example.org\n"
            );
        }

        return Encoding.UTF8.GetBytes(table.ToString());
    }
}
