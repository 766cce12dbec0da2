using CampaignHub.Platform.Records;
using CampaignHub.Platform.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Stakeholders.Importing;

internal enum ImportState
{
    /// <summary>Uploaded: its columns are looked at, nothing is changed yet.</summary>
    Draft,

    /// <summary>What it would do is being found out; nothing is changed yet.</summary>
    Looking,
    Importing,
    Imported,

    /// <summary>It is being taken back, part by part.</summary>
    Undoing,
    Undone,
}

/// <summary>What a file is brought in for besides the directory.</summary>
/// <param name="For">The key of an <see cref="IImportPurpose"/>.</param>
/// <param name="IntoId">The record of that purpose that its lines are to join.</param>
internal sealed record ImportGoal(string For, Guid? IntoId);

/// <summary>A file that was brought into the map: where it came from, what its columns mean, how far it is, and what it changed, so that it can be undone.</summary>
internal sealed class ImportBatch : CampaignRecord, ILeased
{
    public const int FileNameMaxLength = 200;
    public const int SourceMaxLength = 300;
    public const int ForMaxLength = 20;
    public const int LargestMegabytes = 64;
    public const long LargestFile = (long)LargestMegabytes << 20;

    /// <summary>With more lines the work goes on behind the page, which tells how far it is.</summary>
    public const int AtOnce = 2_000;

    public required string FileName { get; init; }

    /// <summary>Where the data come from (GDPR art. 14); each contact detail bears it.</summary>
    public required string Source { get; init; }
    public ImportState State { get; private set; }

    /// <summary>What its lines are brought in for besides the directory (<see cref="IImportPurpose.Key"/>); null puts them on the map.</summary>
    public string? For { get; init; }

    /// <summary>The record of that purpose that they are to join, such as a list; null where there is none.</summary>
    public Guid? IntoId { get; init; }

    /// <summary>What each column means, in order.</summary>
    public IReadOnlyList<ColumnMeaning> Columns { get; set; } = [];

    /// <summary>The names of the columns with an example each, as JSON, so that a page need not read the file; let go with it.</summary>
    [NotJournaled]
    public string Sample { get; private set; } = "[]";

    /// <summary>
    /// As JSON: what the last dry run said (<see cref="ImportReport"/>), let go with the file; of an import what it left out (<see cref="LeftOutLines"/>);
    /// of an undo what it let stand (<see cref="LeftBehind"/>).
    /// </summary>
    [NotJournaled]
    public string? Report { get; private set; }

    /// <summary>In the file, without its header.</summary>
    public int Lines { get; init; }

    /// <summary>So many of them are looked at, or imported; what was imported stays when the work is stopped or the machine fails.</summary>
    public int Done { get; private set; }

    /// <summary>Somebody asked for the work to stop.</summary>
    public bool IsStopAsked { get; private set; }
    public int Created { get; private set; }
    public int Updated { get; private set; }
    public int Unchanged { get; private set; }

    /// <summary>Ties and mandates that it made or changed.</summary>
    public int Linked { get; private set; }

    /// <summary>Changes that an undo took back.</summary>
    public int TakenBack { get; private set; }

    /// <summary>Changes that an undo let stand, because somebody changed or removed since what they are about.</summary>
    public int LetStand { get; private set; }
    public Guid? Owner { get; set; }
    public Guid? LeaseToken { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }

    public bool IsAtWork => State is ImportState.Looking or ImportState.Importing or ImportState.Undoing;
    public bool IsStopped => State == ImportState.Imported && Done < Lines;

    public static ImportBatch Of(string fileName, string source, int lines, string sample, ImportGoal? goal) =>
        new()
        {
            For = goal?.For,
            IntoId = goal?.IntoId,
            FileName = fileName,
            Source = source,
            Lines = lines,
            Sample = sample,
        };

    /// <summary>Goes to work; who does it at once holds it, so that no worker takes it.</summary>
    public void Begin(ImportState work, Guid? owner, DateTimeOffset until)
    {
        (State, Done, IsStopAsked) = (work, 0, false);
        // Looking at the file counted too.
        (Created, Updated, Unchanged, Linked) = (0, 0, 0, 0);
        Hold(owner, until);
    }

    /// <summary>As <see cref="Begin"/>, to take it back; what an undo that failed had done already stays done.</summary>
    public void BeginUndo(Guid? owner, DateTimeOffset until)
    {
        // What the import left out is of no use any more; what an undo let stand is told on.
        Report = TakenBack + LetStand > 0 ? Report : null;
        State = ImportState.Undoing;
        Hold(owner, until);
    }

    public void Look(string? dryRun)
    {
        (State, Report, IsStopAsked) = (ImportState.Draft, dryRun, false);
        LetGo();
    }

    /// <summary>As far as it came.</summary>
    public void Import(ImportReport report)
    {
        (State, Report, Sample, IsStopAsked) = (ImportState.Imported, LeftOutLines.Of(report), "[]", false);
        (Created, Updated, Unchanged, Linked) = (report.Created, report.Updated, report.Unchanged, report.Linked);
        LetGo();
    }

    /// <param name="isWhole">False when it failed on the way: it can be asked for again, and goes on from there.</param>
    public void EndUndo(bool isWhole)
    {
        State = isWhole ? ImportState.Undone : ImportState.Imported;
        LetGo();
    }

    private void Hold(Guid? owner, DateTimeOffset until)
    {
        LetGo();
        if (owner is not null)
        {
            (Owner, LeaseToken, LeaseUntil) = (owner, Guid.CreateVersion7(), until);
        }
    }

    private void LetGo() => (Owner, LeaseToken, LeaseUntil) = (null, null, null);

    /// <summary>What it changed, to be taken back: a record that it made, or a field with what stood there before.</summary>
    public ImportChange Note(string kind, Guid id, string? field = null, string? before = null, string? after = null) =>
        new()
        {
            CampaignId = CampaignId,
            BatchId = Id,
            RecordKind = kind,
            RecordId = id,
            Field = field,
            Before = before,
            After = after,
        };

    /// <summary>Many records that it made, in one line.</summary>
    public ImportChange Note(string kind, IReadOnlyList<Guid> made) =>
        new()
        {
            CampaignId = CampaignId,
            BatchId = Id,
            RecordKind = kind,
            RecordId = made[0],
            After = string.Join(',', made.Select(id => id.ToString("N"))),
        };

    internal sealed class Mapping : IEntityTypeConfiguration<ImportBatch>
    {
        public void Configure(EntityTypeBuilder<ImportBatch> builder)
        {
            builder.ToTable("import_batches");
            builder.Ignore(batch => batch.IsAtWork);
            builder.Ignore(batch => batch.IsStopped);
            builder.Property(batch => batch.FileName).HasMaxLength(FileNameMaxLength);
            builder.Property(batch => batch.Source).HasMaxLength(SourceMaxLength);
            builder.Property(batch => batch.For).HasMaxLength(ForMaxLength);
            builder
                .Property(batch => batch.Columns)
                .HasConversion(
                    columns => string.Join(',', columns),
                    text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(ColumnMeaning.Parse).ToList(),
                    new ValueComparer<IReadOnlyList<ColumnMeaning>>(
                        (one, other) => one!.SequenceEqual(other!),
                        columns => columns.Aggregate(0, HashCode.Combine),
                        columns => columns
                    )
                );
        }
    }
}
