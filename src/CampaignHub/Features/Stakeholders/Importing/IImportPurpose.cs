using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Search;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>
/// What another feature makes of the people of a file, besides the directory: it has columns of its own and writes its rows in the import's transaction. Such an
/// import puts nobody on the map; dry run, review, stopping and undo are the same.
/// </summary>
internal interface IImportPurpose
{
    /// <summary>Stable, kept with the import (<see cref="ImportBatch.For"/>).</summary>
    string Key { get; }

    /// <summary>Where such files are brought in, from the campaign's slug.</summary>
    string Home(string campaign);

    /// <summary>Who may do it.</summary>
    Permission Needs { get; }

    /// <summary>The columns that it reads beside the directory's; English, translated where shown.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>The columns of the directory that it has no use for.</summary>
    IReadOnlyList<ImportColumn> Without { get; }

    /// <summary>The records that it notes changes of.</summary>
    IReadOnlyList<string> Kinds { get; }

    /// <summary>What a column means, by its name without case and accents; null where it means nothing here.</summary>
    ColumnMeaning? Find(string header);

    /// <summary>The line as the directory is to read it, or why it cannot be imported.</summary>
    (ImportedActor? Actor, ImportProblem? Problem) Shape(ImportedActor row);

    /// <summary>Before the first part of a file, or a line that waited.</summary>
    Task BeginAsync(ImportBatch batch, CancellationToken cancellationToken);

    /// <summary>Writes what the lines say, whose actors are there by now; in a dry run only finds out.</summary>
    /// <returns>The lines that say something new.</returns>
    Task<IReadOnlySet<int>> ApplyAsync(
        ImportBatch batch,
        IReadOnlyList<DecidedLine> lines,
        bool isDry,
        CancellationToken cancellationToken
    );

    /// <summary>Takes changes of its own back; saved by whoever asks.</summary>
    /// <returns>Those that stay, because somebody changed or removed since what they are about.</returns>
    Task<IReadOnlyList<LeftBehind>> UndoAsync(IReadOnlyList<ImportChange> changes, CancellationToken cancellationToken);
}

/// <summary>Finds what an import is for.</summary>
internal sealed class ImportPurposes(IEnumerable<IImportPurpose> purposes, HubDb db)
{
    /// <summary>Null puts people on the map.</summary>
    public IImportPurpose? Of(ImportBatch batch) => batch.For is { } key ? purposes.Single(purpose => purpose.Key == key) : null;

    public IImportPurpose Of(string key) => purposes.Single(purpose => purpose.Key == key);

    public IEnumerable<IImportPurpose> All => purposes;

    public bool MayUse(ImportBatch batch) => db.Here.Can(Of(batch)?.Needs ?? StakeholdersFeature.Import);

    /// <summary>Each meaning is proposed for one column only, but for those of which there may be several.</summary>
    public static IReadOnlyList<ColumnMeaning> Propose(IImportPurpose purpose, IReadOnlyList<string> header)
    {
        var taken = new HashSet<ColumnMeaning>();
        return
        [
            .. header.Select(name =>
                purpose.Find(Normal.Of(name.Replace('_', ' ').Replace('-', ' '))) is { } meaning
                && (taken.Add(meaning) || ImportColumns.MayRepeat(meaning))
                    ? meaning
                    : ImportColumn.LeftOut
            ),
        ];
    }
}
