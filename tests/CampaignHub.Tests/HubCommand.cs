using System.Diagnostics;

namespace CampaignHub.Tests;

/// <summary>The executable itself, as somebody at a console runs it: on a database and data directory of its own.</summary>
internal sealed class HubCommand : IDisposable
{
    private readonly TestDatabase? _database;
    private readonly string _folder;

    /// <param name="hasDatabase">False for a machine on which no hub was ever started.</param>
    public HubCommand(bool hasDatabase = true)
    {
        _database = hasDatabase ? new TestDatabase() : null;
        _folder = _database?.Folder ?? Directory.CreateTempSubdirectory("hub-none-").FullName;
    }

    /// <summary>Further environment: <c>CampaignHub__Setup__SiteName</c>.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>The data directory.</summary>
    public string Folder => _folder;

    /// <summary>Runs a verb to its end.</summary>
    public async Task<(int ExitCode, string Output, string Error)> RunAsync(string[] arguments, string input = "")
    {
        using var process = Start(arguments);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    /// <summary>The demo, with ada@example.org as its administrator.</summary>
    public async Task SetUpDemoAsync()
    {
        string[] verb = ["setup", "--site-name", "Hub", "--admin-email", "ada@example.org", "--admin-password-stdin"];
        var (exitCode, _, error) = await RunAsync([.. verb, "--recipe", "changer-de-cap"], HubFactory.Password);
        Assert.True(exitCode == 0, error);
    }

    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "CampaignHub.dll"), .. arguments])
        {
            WorkingDirectory = House.Repository.Root,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CampaignHub__DataDirectory"] = _folder;
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        if (_database?.ConnectionString is { } connection)
        {
            start.Environment["CampaignHub__Database__Provider"] = "PostgreSql";
            start.Environment["ConnectionStrings__CampaignHub"] = connection;
        }

        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
    }

    public void Dispose()
    {
        if (_database is not null)
        {
            _database.Dispose();
        }
        else
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
