using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Rights;

/// <summary>
/// Erases again whoever a restored database brought back: everybody that the ledger's file or table names. Twice changes nothing. Everywhere only; a restore
/// calls it before the hub opens.
/// </summary>
internal sealed class ReplayErasures(HubDb db, ErasureLedger ledger, ErasePerson erase, ErasureMarks marks)
{
    /// <param name="Known">People that the ledger names.</param>
    /// <param name="ErasedAgain">Of them, those that were back.</param>
    /// <param name="Rows">How many rows of theirs went.</param>
    internal sealed record Result(int Known, int ErasedAgain, int Rows);

    public async Task<Result> ExecuteAsync(CancellationToken cancellationToken)
    {
        var lines = await LinesAsync(cancellationToken);
        var (people, rows) = (0, 0);
        foreach (var line in lines)
        {
            var gone = await erase.ExecuteAsync(line.Id, line.Cause, isReplay: true, cancellationToken);
            // The table was restored as it was before the erasure: it learns of it again, with what is not to come back.
            await marks.KeepAsync(line, gone, cancellationToken);
            (people, rows) = (people + (gone > 0 ? 1 : 0), rows + gone);
        }

        if (rows > 0)
        {
            await db.ForgetDeletedAsync(cancellationToken);
        }

        return new Result(lines.Count, people, rows);
    }

    private async Task<List<ErasureLedger.Line>> LinesAsync(CancellationToken cancellationToken)
    {
        var written = await ledger.ReadAsync(cancellationToken);
        var kept = await db.Set<Erasure>().AsNoTracking().ToListAsync(cancellationToken);
        return
        [
            .. written
                .Concat(kept.Select(erasure => new ErasureLedger.Line(erasure.Id, erasure.At, erasure.Cause, erasure.UserId, [])))
                .GroupBy(line => line.Id)
                .Select(lines =>
                    lines.First() with
                    {
                        Hashes = [.. lines.SelectMany(line => line.Hashes).Distinct(StringComparer.Ordinal)],
                    }
                ),
        ];
    }
}
