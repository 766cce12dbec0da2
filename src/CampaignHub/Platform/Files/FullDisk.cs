namespace CampaignHub.Platform.Files;

/// <summary>Tells a disk (or quota) without room from other failures of writing.</summary>
internal static class FullDisk
{
    /// <summary>The code of a refusal for that reason; the API answers 507.</summary>
    public const string Code = "disk_full";

    // ENOSPC and EDQUOT; ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL.
    public static bool Is(Exception exception) =>
        exception is IOException { HResult: 28 or 122 or unchecked((int)0x80070070) or unchecked((int)0x80070027) }
        || (exception.InnerException is { } inner && Is(inner));
}
