using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Features.Stakeholders.Importing.Formats;
using CampaignHub.Platform;
using CampaignHub.Platform.Files;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>Takes a file as a draft, with what its columns seem to mean.</summary>
internal sealed class StartImport(HubDb db, TraitShelf shelf, ImportPurposes purposes)
{
    /// <param name="fileName">As the person calls it.</param>
    /// <param name="file">CSV (UTF-8 or Windows-1252; any usual separator), XLSX, or another of the formats.</param>
    /// <param name="source">Where the data come from.</param>
    /// <param name="goal">Null puts them on the map.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <exception cref="RefusedException">It is no table, or nobody said where it comes from.</exception>
    public async Task<ImportBatch> ExecuteAsync(
        string fileName,
        PackedFile file,
        string? source,
        ImportGoal? goal,
        CancellationToken cancellationToken
    )
    {
        // Every campaign of the workspace reads the directory that a table writes.
        if (db.Here.User is not null && !db.Here.Can(DirectoryFeature.Edit))
        {
            throw new RefusedException("A table also changes the directory, and you may not change that.");
        }

        if (string.IsNullOrWhiteSpace(source) || source.Length > ImportBatch.SourceMaxLength)
        {
            throw new RefusedException(
                "Say where these data come from, in at most {0} characters: the law asks for it.",
                ImportBatch.SourceMaxLength
            );
        }

        var sheet = MapFile.Read(file);
        // To its end: a file that breaks off is no draft.
        var lines = sheet.Rows.Count();
        var name = fileName.Length <= ImportBatch.FileNameMaxLength ? fileName : fileName[^ImportBatch.FileNameMaxLength..];
        var batch = ImportBatch.Of(name, source.Trim(), lines, SampleColumn.Of(sheet.Header, sheet.Rows), goal);
        batch.Columns = purposes.Of(batch) is { } purpose
            ? ImportPurposes.Propose(purpose, sheet.Header)
            : ImportColumns.Propose(sheet.Header, await shelf.FieldsAsync(cancellationToken), sheet.Rows);
        db.Add(batch);
        db.AddRange(ImportFile.Of(batch.Id, file));
        await db.SaveChangesAsync(cancellationToken);
        // Its bytes need not stay in memory as long as the batch is looked at.
        db.ChangeTracker.Clear();
        db.Attach(batch);
        return batch;
    }

    /// <exception cref="RefusedException">It is larger than an import takes; said before it is read.</exception>
    public static void RefuseLarge(long bytes)
    {
        if (bytes > ImportBatch.LargestFile)
        {
            throw new RefusedException("The file is larger than {0} MB: split it, or leave out columns.", ImportBatch.LargestMegabytes);
        }
    }
}
