namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>Sentences that the page and its message share.</summary>
internal static class ImportWords
{
    /// <param name="left">Changes that stayed.</param>
    public static string OfUndo(int left) =>
        left > 0
            ? "{0} changes were taken back; {1} stayed, because somebody changed, removed or needs what they are about."
            : "{0} changes were taken back.";

    public static string OfWork(ImportState state) =>
        state switch
        {
            ImportState.Looking => "The file is being looked at",
            ImportState.Undoing => "The import is being taken back",
            _ => "The file is being imported",
        };
}
