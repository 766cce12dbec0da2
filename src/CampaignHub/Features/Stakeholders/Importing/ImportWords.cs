namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>Sentences that the page and its message share.</summary>
internal static class ImportWords
{
    /// <param name="left">Changes that stayed.</param>
    public static string OfUndo(int left) =>
        left > 0
            ? "{0} changes were taken back; {1} stayed, because somebody changed, removed or needs what they are about."
            : "{0} changes were taken back.";

    public static string OfBeyond(int cells) =>
        cells == 1
            ? "{0} cell beyond the last column is not read: there may be a separator inside a text."
            : "{0} cells beyond the last column are not read: there may be a separator inside a text.";

    public static string OfWork(ImportState state) =>
        state switch
        {
            ImportState.Looking => "The file is being looked at",
            ImportState.Undoing => "The import is being taken back",
            _ => "The file is being imported",
        };
}
