using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Importing.Formats;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>
/// Writes ties and mandates of a file between actors that are decided. The same once more changes nothing; an end that the file tells closes what
/// is there, and nothing is deleted.
/// </summary>
internal sealed partial class ApplyLinks(HubDb db, TieRules rules, FamilyTies family)
{
    internal sealed record Done(int Changed, IReadOnlyList<ImportProblem> Problems);

    private sealed record Ended(ImportedTie Tie, Guid From, Guid To);

    private const int Chunk = 500;

    private readonly List<ImportProblem> _problems = [];
    private int _changed;
    private bool? _familyKept;

    /// <param name="batch">Its changes are noted there.</param>
    /// <param name="links">Of the file.</param>
    /// <param name="find">Whom a key or a name means.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<Done> ExecuteAsync(
        ImportBatch batch,
        ImportedLinks links,
        Func<string, Guid?> find,
        CancellationToken cancellationToken
    )
    {
        foreach (var some in links.Ties.Chunk(Chunk))
        {
            await TieAsync(batch, [.. some.Select(tie => Resolve(tie, find)).OfType<Ended>()], cancellationToken);
        }

        foreach (var ofBody in links.Mandates.GroupBy(mandate => mandate.Organisation, StringComparer.Ordinal))
        {
            await InstallAsync(batch, ofBody, find, cancellationToken);
        }

        return new Done(_changed, _problems);
    }

    private Ended? Resolve(ImportedTie tie, Func<string, Guid?> find)
    {
        if (find(tie.From) is { } from && find(tie.To) is { } to && from != to)
        {
            return new Ended(tie, from, to);
        }

        _problems.Add(
            new ImportProblem(tie.Line, "Line {0}: the tie from {1} to {2} leads to nobody of the file.", tie.Line, tie.From, tie.To)
        );
        return null;
    }

    private async Task TieAsync(ImportBatch batch, IReadOnlyList<Ended> some, CancellationToken cancellationToken)
    {
        var froms = some.Select(each => each.From).Distinct().ToList();
        var kept = (await db.Set<Tie>().Where(tie => froms.Contains(tie.FromId)).ToListAsync(cancellationToken)).ToLookup(tie =>
            (tie.FromId, tie.ToId, tie.Type)
        );
        var made = new Dictionary<(Guid, Guid, TieType, DateOnly?), Tie>();
        foreach (var (told, from, to) in some)
        {
            var same =
                kept[(from, to, told.Type)]
                    .Where(tie => tie.Since is null || told.Since is null || tie.Since == told.Since)
                    // Of several the one that says just that.
                    .OrderByDescending(tie => tie.Since == told.Since && tie.Until == told.Until)
                    .ThenByDescending(tie => tie.Since == told.Since)
                    .FirstOrDefault()
                ?? made.GetValueOrDefault((from, to, told.Type, told.Since));
            if (same is null)
            {
                if (await MakeAsync(batch, told, from, to, cancellationToken) is { } tie)
                {
                    made.Add((from, to, told.Type, told.Since), tie);
                }
            }
            else
            {
                await RetellAsync(batch, same, told, cancellationToken);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private async Task<Tie?> MakeAsync(ImportBatch batch, ImportedTie told, Guid from, Guid to, CancellationToken cancellationToken)
    {
        if (told.Type == TieType.Family && !(_familyKept ??= await family.IsOnAsync(cancellationToken)))
        {
            _problems.Add(
                new ImportProblem(
                    told.Line,
                    "Line {0}: ties of family are not kept here, so the one from {1} to {2} is left out.",
                    told.Line,
                    told.From,
                    told.To
                )
            );
            return null;
        }

        var tie = new Tie
        {
            FromId = from,
            ToId = to,
            Type = told.Type,
        };
        tie.Describe(
            told.Strength ?? Tie.UsualStrength,
            told.Since,
            told.Until,
            told.Source.Length > 0 ? told.Source : batch.Source,
            told.KnownOn
        );
        if (await ClosesCircleAsync(tie, told, cancellationToken))
        {
            return null;
        }

        db.Add(tie);
        db.Add(batch.Note(ImportedKinds.Tie, tie.Id));
        _changed++;
        return tie;
    }

    private async Task<bool> ClosesCircleAsync(Tie tie, ImportedTie told, CancellationToken cancellationToken)
    {
        if (tie.Type != TieType.ReportsTo)
        {
            return false;
        }

        // Those before it count too.
        await db.SaveChangesAsync(cancellationToken);
        if (!await rules.ClosesCircleAsync(tie, cancellationToken))
        {
            return false;
        }

        _problems.Add(new ImportProblem(told.Line, "Line {0}: {1} and {2} would report to one another.", told.Line, told.From, told.To));
        return true;
    }

    // What the file does not say stays: a tie is not known anew because somebody has an old file.
    private async Task RetellAsync(ImportBatch batch, Tie tie, ImportedTie told, CancellationToken cancellationToken)
    {
        var was = (tie.Strength, tie.Since, tie.Until, tie.KnownOn);
        var known = told.KnownOn > tie.KnownOn || tie.KnownOn is null ? told.KnownOn : tie.KnownOn;
        var now = (told.Strength ?? tie.Strength, told.Since ?? tie.Since, told.Until ?? tie.Until, known);
        if (now == was)
        {
            return;
        }

        if (now.Item3 < now.Item2)
        {
            _problems.Add(
                new ImportProblem(told.Line, "Line {0}: the tie from {1} to {2} ends before it begins.", told.Line, told.From, told.To)
            );
            return;
        }

        // Told before the rules look: those of the file that came before are saved with the old days of this one.
        var moved = (now.Item2, now.Item3) != (was.Since, was.Until);
        if (moved && tie.Type == TieType.ReportsTo)
        {
            await db.SaveChangesAsync(cancellationToken);
        }

        tie.Describe(now.Item1, now.Item2, now.Item3, tie.Source, now.known);
        if (moved && tie.Type == TieType.ReportsTo && await rules.ClosesCircleAsync(tie, cancellationToken))
        {
            tie.Describe(was.Strength, was.Since, was.Until, tie.Source, was.KnownOn);
            _problems.Add(
                new ImportProblem(told.Line, "Line {0}: {1} and {2} would report to one another.", told.Line, told.From, told.To)
            );
            return;
        }

        var before = ImportedKinds.Span(was.Strength, was.Since, was.Until, was.KnownOn);
        var after = ImportedKinds.Span(tie.Strength, tie.Since, tie.Until, tie.KnownOn);
        db.Add(batch.Note(ImportedKinds.Tie, tie.Id, ImportedKinds.Whole, before, after));
        _changed++;
    }

    private void Made(ImportBatch batch, object record, string kind, Guid id)
    {
        db.Add(record);
        db.Add(batch.Note(kind, id));
        _changed++;
    }
}
