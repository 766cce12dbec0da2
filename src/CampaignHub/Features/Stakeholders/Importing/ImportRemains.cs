using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Directory.Rights;
using CampaignHub.Features.Stakeholders.Importing.Formats;
using CampaignHub.Platform;
using CampaignHub.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>What imports leave behind about a person: keys, cards, what was changed, lines that wait, and files that were not imported yet.</summary>
internal static class ImportRemains
{
    public static IEnumerable<PersonalTable> Tables =>
        [
            new PersonalTable<ImportKey>("Import keys", (db, person) => db.Set<ImportKey>().Where(each => each.ActorId == person.Id)),
            new PersonalTable<KeptCard>("Address card", (db, person) => db.Set<KeptCard>().Where(each => each.ActorId == person.Id)),
            new PersonalTable<ImportChange>(
                "What imports changed",
                (db, person) =>
                    db.Set<ImportChange>()
                        .Where(each =>
                            each.RecordId == person.Id
                            || db.Set<ContactDetail>().Any(detail => detail.Id == each.RecordId && detail.ActorId == person.Id)
                            || db.Set<Stakeholder>().Any(stakeholder => stakeholder.Id == each.RecordId && stakeholder.ActorId == person.Id)
                        )
            ),
        ];

    /// <summary>Lines that wait or were left out and speak of the person go; a draft file that names them goes whole: it is brought again without them.</summary>
    public static async Task ScrubAsync(HubDb db, Person person, CancellationToken cancellationToken)
    {
        var finder = TextSweep.FinderOf(person, withName: true);
        var reviews = await db.Set<ImportReview>().IgnoreQueryFilters().ToListAsync(cancellationToken);
        db.RemoveRange(reviews.Where(review => IsAbout(review, person, finder)));
        foreach (
            var batch in await db.Set<ImportBatch>()
                .IgnoreQueryFilters()
                .Where(batch => batch.State == ImportState.Imported && batch.Report != null)
                .ToListAsync(cancellationToken)
        )
        {
            if (LeftOutLines.Read(batch.Report).Without(text => Holds(finder, text)) is { } others)
            {
                db.Entry(batch).Property(each => each.Report).CurrentValue = others;
            }
        }

        // One file in memory at a time, and no reader open while another query runs: PostgreSQL has one for each connection.
        var files = await db.Set<ImportFile>().IgnoreQueryFilters().Select(part => part.BatchId).Distinct().ToListAsync(cancellationToken);
        foreach (var id in files)
        {
            if (Names(await ImportFile.ReadAsync(db, id, cancellationToken), finder))
            {
                db.RemoveRange(
                    await db.Set<ImportBatch>().IgnoreQueryFilters().Where(batch => batch.Id == id).ToListAsync(cancellationToken)
                );
            }
        }
    }

    private static bool IsAbout(ImportReview review, Person person, NameFinder finder)
    {
        var row = JsonSerializer.Deserialize<ImportedActor>(review.Row);
        return row is null
            || Holds(finder, row.FullName)
            || row.Contacts.Any(contact => Holds(finder, contact.Value))
            || (
                review.Candidates.Contains($"{person.Id}", StringComparison.OrdinalIgnoreCase)
                && string.Equals(row.Name, person.Actor.Name, StringComparison.OrdinalIgnoreCase)
            );
    }

    private static bool Names(PackedFile file, NameFinder finder)
    {
        try
        {
            var sheet = MapFile.Read(file);
            return sheet.Rows.Any(row => Holds(finder, string.Join(' ', row.Cells)));
        }
        catch (RefusedException)
        {
            // What cannot be read cannot be imported either.
            return true;
        }
    }

    private static bool Holds(NameFinder finder, string text) => finder.Replace(text, "") != text;
}
