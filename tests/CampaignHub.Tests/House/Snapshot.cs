namespace CampaignHub.Tests.House;

/// <summary>Compares what was generated with the file that reviewers read; <c>HUB_WRITE_SNAPSHOTS=1</c> writes it.</summary>
internal static class Snapshot
{
    public static void Check(string file, string generated)
    {
        var path = Path.Combine(Repository.Root, file);
        if (Environment.GetEnvironmentVariable("HUB_WRITE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, generated);
        }

        Assert.True(File.Exists(path), $"{file} is missing; write it with HUB_WRITE_SNAPSHOTS=1.");
        Assert.Equal(File.ReadAllText(path), generated);
    }
}
