using System.Diagnostics;
using CampaignHub.Platform.Cli;

namespace CampaignHub.Tests;

/// <summary>A verb as somebody at a console runs it: on a database and data directory of its own.</summary>
internal sealed class HubCommand : IDisposable
{
    private static readonly Lazy<Task<TestDatabase>> Demo = new(SetUpDemoAsync);

    private readonly TestDatabase? _database;
    private readonly string _folder;
    private readonly bool _isBorrowed;

    /// <param name="hasDatabase">False for a machine on which no hub was ever started.</param>
    public HubCommand(bool hasDatabase = true)
        : this(hasDatabase ? new TestDatabase() : null) { }

    private HubCommand(TestDatabase? database, bool isBorrowed = false)
    {
        _isBorrowed = isBorrowed;
        _database = database;
        _folder = _database?.Folder ?? Directory.CreateTempSubdirectory("hub-none-").FullName;
    }

    /// <summary>With the demo, and ada@example.org as its administrator: set up once per run, and copied.</summary>
    public static async Task<HubCommand> WithDemoAsync() => new(new TestDatabase(await Demo.Value));

    /// <summary>Beside a hub that runs, on its database.</summary>
    public static HubCommand On(HubFactory hub) => new(hub.Database, isBorrowed: true);

    /// <summary>Further environment: <c>CampaignHub__Setup__SiteName</c>.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>The data directory.</summary>
    public string Folder => _folder;

    /// <summary>Runs a verb to its end, within this process: starting another takes most of the time of a short verb.</summary>
    public Task<(int ExitCode, string Output, string Error)> RunAsync(string[] arguments, string input = "") =>
        CommandConsole.RunAsync(
            input,
            () =>
                CommandLine.RunAsync(
                    arguments,
                    [.. Settings.Select(setting => $"--{setting.Key.Replace("__", ":", StringComparison.Ordinal)}={setting.Value}")]
                )
        );

    /// <summary>Runs a verb to its end by the executable itself, from the root of the repository.</summary>
    public async Task<(int ExitCode, string Output, string Error)> RunProcessAsync(string[] arguments, string input = "")
    {
        using var process = Start(arguments);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Program, "CampaignHub.dll"), .. arguments])
        {
            WorkingDirectory = House.Repository.Root,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in Settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
    }

    private Dictionary<string, string> Settings
    {
        get
        {
            var settings = new Dictionary<string, string> { ["CampaignHub__DataDirectory"] = _folder };
            if (_database?.ConnectionString is { } connection)
            {
                settings["CampaignHub__Database__Provider"] = "PostgreSql";
                settings["ConnectionStrings__CampaignHub"] = connection;
            }

            foreach (var (name, value) in Environment)
            {
                settings[name] = value;
            }

            return settings;
        }
    }

    public void Dispose()
    {
        if (_isBorrowed)
        {
            return;
        }

        if (_database is not null)
        {
            _database.Dispose();
        }
        else
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    // As it is delivered, where it was published before the tests: it starts sooner.
    private static string Program =>
        System.Environment.GetEnvironmentVariable("HUB_TEST_PUBLISHED") is { Length: > 0 } folder
            ? Path.GetFullPath(folder, House.Repository.Root)
            : AppContext.BaseDirectory;

    private static async Task<TestDatabase> SetUpDemoAsync()
    {
        var database = new TestDatabase();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => database.Dispose();
        string[] verb = ["setup", "--site-name", "Hub", "--admin-email", "ada@example.org", "--admin-password-stdin"];
        var (exitCode, _, error) = await new HubCommand(database).RunProcessAsync(
            [.. verb, "--recipe", "changer-de-cap"],
            HubFactory.Password
        );
        return exitCode == 0 ? database : throw new InvalidOperationException($"The demo could not be set up: {error}");
    }
}
