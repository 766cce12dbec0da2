using CampaignHub.Platform;

namespace CampaignHub.Data;

/// <summary>The one folder that holds what the hub keeps: database, files, keys, written mail. Named by <c>CampaignHub:DataDirectory</c>. Made when something is kept.</summary>
internal sealed class DataDirectory(string root)
{
    public string Root { get; } = Path.GetFullPath(root);
    public string DatabaseFile => Path.Combine(Root, "campaignhub.db");
    public string MigrationLock => Path.Combine(Root, "migration.lock");
    public string Keys => Path.Combine(Root, "keys");

    /// <summary>A folder inside, made when asked for.</summary>
    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(Root, name)).FullName;

    /// <summary>Makes the folder where it is missing.</summary>
    /// <exception cref="RefusedException">Nothing can be written in it.</exception>
    public void Prepare()
    {
        try
        {
            Directory.CreateDirectory(Root);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException("The data directory {0} cannot be made: {1}", Root, exception.Message);
        }

        try
        {
            // A permission says less than a try: the file system may be mounted for reading only. Gone as soon as it is closed.
            using var tried = new FileStream(
                Path.Combine(Root, $"{Path.GetRandomFileName()}.tmp"),
                FileMode.CreateNew,
                FileAccess.Write,
                FileShare.None,
                bufferSize: 1,
                FileOptions.DeleteOnClose
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(
                "Nothing can be written in the data directory {0}: give this program the right to write there, or name another folder with CampaignHub__DataDirectory.",
                Root
            );
        }
    }
}
