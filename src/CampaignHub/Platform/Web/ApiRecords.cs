using CampaignHub.Data;
using CampaignHub.Platform.Records;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Platform.Web;

/// <summary>What the doors of the API do alike with one record of a kind.</summary>
internal static class ApiRecords
{
    /// <summary>For a change: null where there is none.</summary>
    /// <param name="version">The one that the program saw; null changes whatever is there.</param>
    /// <exception cref="RefusedException">It is not for this person to change.</exception>
    public static async Task<TRecord?> FindToChangeAsync<TRecord>(this HubDb db, Guid id, int? version, CancellationToken cancellationToken)
        where TRecord : Record
    {
        var record = await db.Set<TRecord>().SingleOrDefaultAsync(each => each.Id == id, cancellationToken);
        if (record is not null)
        {
            db.Here.RefuseOthers(record);
            if (version is { } seen)
            {
                db.Expect(record, seen);
            }
        }

        return record;
    }

    /// <summary>Into the trash, from where it comes back.</summary>
    public static async Task<Results<NoContent, NotFound>> TrashAsync<TRecord>(Guid id, HubDb db, CancellationToken cancellationToken)
        where TRecord : Record
    {
        if (await db.FindToChangeAsync<TRecord>(id, version: null, cancellationToken) is not { } record)
        {
            return TypedResults.NotFound();
        }

        record.Trash(db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
