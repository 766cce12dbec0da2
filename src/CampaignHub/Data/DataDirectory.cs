using CampaignHub.Platform;

namespace CampaignHub.Data;

/// <summary>The one folder that holds what the hub keeps: database, files, keys, written mail. Named by <c>CampaignHub:DataDirectory</c>.</summary>
internal sealed class DataDirectory
{
    public DataDirectory(string root)
    {
        Root = Path.GetFullPath(root);
        try
        {
            Directory.CreateDirectory(Root);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException("The data directory {0} cannot be made: {1}", Root, exception.Message);
        }
    }

    public string Root { get; }
    public string DatabaseFile => Path.Combine(Root, "campaignhub.db");
    public string MigrationLock => Path.Combine(Root, "migration.lock");

    /// <summary>A folder inside, made when asked for.</summary>
    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(Root, name)).FullName;
}
