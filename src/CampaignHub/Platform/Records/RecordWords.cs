namespace CampaignHub.Platform.Records;

/// <summary>What the journal calls a record: its table's name as words, "commitment_steps" as "Commitment steps"; a test finds one without French.</summary>
internal static class RecordWords
{
    public static string Of(string table) => string.Concat(char.ToUpperInvariant(table[0]).ToString(), table.AsSpan(1)).Replace('_', ' ');
}
