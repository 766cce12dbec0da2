using System.Diagnostics;

namespace CampaignHub.Testing.Hub;

/// <summary>
/// The application as it is delivered: <c>dotnet publish -c Release</c>, once per run. <c>HUB_TEST_PUBLISHED</c> names a folder that is there
/// already; <c>./test.sh</c> sets it.
/// </summary>
public static class PublishedHub
{
    private static readonly Lazy<Task<string>> Publishing = new(PublishAsync);

    /// <summary>The repository that the tests were built from.</summary>
    public static string Repository { get; } = FindRepository();

    public static Task<string> FolderAsync() =>
        Environment.GetEnvironmentVariable("HUB_TEST_PUBLISHED") is { Length: > 0 } folder
            ? Task.FromResult(Path.GetFullPath(folder, Repository))
            : Publishing.Value;

    private static async Task<string> PublishAsync()
    {
        var folder = Directory.CreateTempSubdirectory("hub-published-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var start = new ProcessStartInfo(
            "dotnet",
            ["publish", "src/CampaignHub", "-c", "Release", "-o", folder, "-v", "quiet", "-nr:false"]
        )
        {
            WorkingDirectory = Repository,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var publish = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? folder : throw new InvalidOperationException($"Publishing failed:\n{output}");
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CampaignHub.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No CampaignHub.sln above {AppContext.BaseDirectory}.");
    }
}
