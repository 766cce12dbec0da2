using CampaignHub.Features.Stakeholders.Importing.Formats;
using CampaignHub.Platform.Files;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>A file of actors as a table, with their ties beside it.</summary>
internal sealed record Sheet(IReadOnlyList<string> Header, IEnumerable<TableRow> Rows)
{
    /// <summary>Ties and mandates between the actors of the file.</summary>
    public ImportedLinks Links { get; init; } = ImportedLinks.None;

    /// <summary>What of the file cannot be read.</summary>
    public IReadOnlyList<ImportProblem> Problems { get; init; } = [];

    /// <summary>A line of column names and one for each actor; or of ties, where the columns are From and To.</summary>
    public static Sheet Of(Table table)
    {
        var sheet = new Sheet(table.Header, table.Rows);
        return TieTable.Is(sheet) ? TieTable.Read(sheet) : sheet;
    }
}
