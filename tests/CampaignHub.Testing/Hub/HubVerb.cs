using System.Diagnostics;

namespace CampaignHub.Testing.Hub;

/// <summary>A verb of the published command line, run to its end on a home.</summary>
public static class HubVerb
{
    /// <summary>What it printed; throws with what it complained of when it did not end well.</summary>
    public static async Task<string> RunAsync(HubHome home, string[] arguments, string input = "")
    {
        ArgumentNullException.ThrowIfNull(home);
        var folder = await PublishedHub.FolderAsync();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "CampaignHub.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in home.Environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{arguments[0]} ended with {process.ExitCode}: {await error}{output}");
    }
}
