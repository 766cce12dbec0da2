using System.Security.Cryptography;
using System.Text;
using CampaignHub.Data;

namespace CampaignHub.Platform.Files;

/// <summary>A key of the hub's own: beside its other keys, outside the database and its backups, made at the first use.</summary>
internal static class KeyFile
{
    private const int KeyLength = 32;

    public static byte[] Load(DataDirectory directory, string name)
    {
        var path = Path.Combine(directory.Folder("keys"), $"{name}.key");
        if (!File.Exists(path))
        {
            Make(path);
        }

        return Convert.FromBase64String(File.ReadAllText(path));
    }

    // Whole or not there: another process may look at the same moment, and only one of two wins.
    private static void Make(string path)
    {
        var half = $"{path}.{Guid.CreateVersion7():n}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(half, options))
        {
            file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyLength))));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(half, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(half);
        }
    }
}
