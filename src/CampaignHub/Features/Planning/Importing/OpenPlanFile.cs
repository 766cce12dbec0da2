using CampaignHub.Features.Planning.Exchange;
using CampaignHub.Platform;
using CampaignHub.Platform.Files;

namespace CampaignHub.Features.Planning.Importing;

/// <summary>Opens a file that somebody brings: a table (CSV, XLSX) or Microsoft Project XML. What it is shows in its first characters.</summary>
internal sealed class OpenPlanFile(ReadPlanFile read)
{
    private const int Beginning = 1_000;

    /// <returns>Null when it is no table, but a format that says what everything means.</returns>
    /// <exception cref="RefusedException">It cannot be read; the sentence says where.</exception>
    public static Table? Table(byte[] content)
    {
        if (content is [(byte)'P', (byte)'K', ..])
        {
            return Workbook(content);
        }

        return IsXml(content) ? null : NotEmpty(Platform.Files.Table.Csv(new CsvFile(PackedFile.Of(content))));
    }

    /// <param name="content">Of the file.</param>
    /// <param name="fileName">For what is told of it.</param>
    /// <param name="columns">What the columns of a table mean.</param>
    public ImportedPlan Read(byte[] content, string fileName, IReadOnlyList<PlanColumn> columns)
    {
        if (Table(content) is { } table)
        {
            return PlanColumns.Read(table, columns);
        }

        var plan = read.Read(fileName, content);
        return plan.Plan.Tasks.Count <= ImportedPlan.MostTasks
            ? ReadProject.Of(plan)
            : throw new RefusedException("A plan has at most {0} tasks: split the file.", ImportedPlan.MostTasks);
    }

    /// <exception cref="RefusedException">It is larger than an import takes; said before it is read.</exception>
    public static void RefuseLarge(long bytes)
    {
        if (bytes > PlanImport.LargestFile)
        {
            throw new RefusedException("The file is larger than {0} MB, and a plan is not.", PlanImport.LargestMegabytes);
        }
    }

    private static bool IsXml(byte[] content) =>
        FileText.Of(content[..Math.Min(content.Length, Beginning)]).AsSpan().TrimStart() is ['<', ..];

    private static Table Workbook(byte[] content)
    {
        try
        {
            using var stream = new MemoryStream(content);
            Platform.Files.Table.RefuseBomb(stream);
            return NotEmpty(Platform.Files.Table.Xlsx(stream));
        }
        catch (Exception mistake) when (mistake is not (RefusedException or OutOfMemoryException or OperationCanceledException))
        {
            throw new RefusedException("The file is neither CSV nor XLSX.");
        }
    }

    private static Table NotEmpty(Table table) =>
        table.Rows.Any() && table.Header.Any(name => name.Length > 0)
            ? table
            : throw new RefusedException("The file holds no table: a line of column names, and one line for each task.");
}
