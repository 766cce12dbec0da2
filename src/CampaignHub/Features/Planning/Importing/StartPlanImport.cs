using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Importing;

/// <summary>An import from its file to its end: taken as a draft and looked at, looked at anew with other columns, and done.</summary>
internal sealed class StartPlanImport(HubDb db, OpenPlanFile open, ApplyPlanImport apply)
{
    /// <exception cref="RefusedException">It is no plan that can be read; the sentence says where.</exception>
    public async Task<PlanImport> ExecuteAsync(string fileName, byte[] content, CancellationToken cancellationToken)
    {
        OpenPlanFile.RefuseLarge(content.LongLength);
        var table = OpenPlanFile.Table(content);
        var import = new PlanImport
        {
            CampaignId = db.Here.Campaign.Id,
            FileName = fileName.Length <= PlanImport.FileNameMaxLength ? fileName : fileName[^PlanImport.FileNameMaxLength..],
            Columns = table is null ? "" : string.Join(',', PlanColumns.Propose(table.Header)),
            Sample = table is null ? "[]" : SampleColumn.Of(table.Header, table.Rows),
        };
        // What cannot be read at all is no draft.
        var report = await LookAsync(import, content, cancellationToken);
        import.Report = JsonSerializer.Serialize(report);
        db.Add(import);
        db.Add(new PlanImportFile { Id = import.Id, Content = content });
        await db.SaveChangesAsync(cancellationToken);
        return import;
    }

    /// <summary>Looks at a draft anew.</summary>
    public async Task ChooseAsync(PlanImport import, IReadOnlyList<PlanColumn> columns, CancellationToken cancellationToken)
    {
        RefuseDone(import);
        import.Columns = string.Join(',', columns);
        var report = await LookAsync(import, await ContentAsync(import, cancellationToken), cancellationToken);
        db.Update(import);
        import.Report = JsonSerializer.Serialize(report);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<PlanImportReport> RunAsync(PlanImport import, CancellationToken cancellationToken)
    {
        RefuseDone(import);
        var file = open.Read(await ContentAsync(import, cancellationToken), import.FileName, ColumnsOf(import));
        await using var whole = await db.Database.BeginTransactionAsync(cancellationToken);
        import.Finish();
        var report = await apply.ExecuteAsync(import, file, isDry: false, cancellationToken);
        import.Report = JsonSerializer.Serialize(report);
        await db.SaveChangesAsync(cancellationToken);
        await db.Set<PlanImportFile>().Where(each => each.Id == import.Id).ExecuteDeleteAsync(cancellationToken);
        await whole.CommitAsync(cancellationToken);
        return report;
    }

    public static IReadOnlyList<PlanColumn> ColumnsOf(PlanImport import) =>
        [.. import.Columns.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<PlanColumn>)];

    private async Task<PlanImportReport> LookAsync(PlanImport import, byte[] content, CancellationToken cancellationToken)
    {
        var columns = ColumnsOf(import);
        // A table whose titles nobody found yet is looked at by its columns first.
        if (columns.Count > 0 && !columns.Contains(PlanColumn.Task))
        {
            return new PlanImportReport(0, 0, 0, 0, [new PlanImportProblem("Say which column holds the titles of the tasks.")]);
        }

        return await apply.ExecuteAsync(import, open.Read(content, import.FileName, columns), isDry: true, cancellationToken);
    }

    private async Task<byte[]> ContentAsync(PlanImport import, CancellationToken cancellationToken) =>
        (await db.Set<PlanImportFile>().AsNoTracking().SingleAsync(file => file.Id == import.Id, cancellationToken)).Content;

    private static void RefuseDone(PlanImport import)
    {
        if (import.State != PlanImportState.Draft)
        {
            throw new RefusedException("This file was imported already.");
        }
    }
}
