namespace CampaignHub.Platform.Printing;

/// <summary>Where the browser is that makes PDFs: at <c>CampaignHub:Pdf:Chromium</c>, else on the PATH.</summary>
internal sealed class Chromium(IConfiguration configuration)
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>The pipe is handed over by a shell; elsewhere pages are printed by hand.</summary>
    public string? Path { get; } = OperatingSystem.IsWindows() ? null : Find(configuration["CampaignHub:Pdf:Chromium"]);

    private static string? Find(string? set)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
            System.IO.Path.PathSeparator,
            StringSplitOptions.RemoveEmptyEntries
        );
        var candidates = set is null ? from folder in folders from name in Names select System.IO.Path.Combine(folder, name) : [set];
        return candidates.FirstOrDefault(File.Exists);
    }
}
