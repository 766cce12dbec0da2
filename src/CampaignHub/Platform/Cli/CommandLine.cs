using System.CommandLine;
using System.CommandLine.Help;

namespace CampaignHub.Platform.Cli;

/// <summary>The same executable with a verb. Verbs never start the web server; logs go to standard error.</summary>
internal static class CommandLine
{
    private const int WrongUsage = 2;

    public static bool IsVerb(string[] args) =>
        args is [var first, ..] && (!first.StartsWith('-') || first is "--help" or "-h" or "-?" or "--version");

    /// <param name="args">The verb and its words.</param>
    /// <param name="settings">Settings beside those of the environment, as arguments of the server: <c>--CampaignHub:DataDirectory=…</c>.</param>
    public static async Task<int> RunAsync(string[] args, params string[] settings)
    {
        try
        {
            return await RunVerbAsync(args, settings);
        }
        catch (RefusedException refused)
        {
            await Console.Error.WriteLineAsync($"error: {refused.Message}");
            return CommandHost.Refused;
        }
    }

    private static async Task<int> RunVerbAsync(string[] args, string[] settings)
    {
        var builder = CampaignHubApp.CreateBuilder(settings);
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        await using var app = builder.Build();
        var host = new CommandHost(app.Services);
        var root = new RootCommand("CampaignHub: advocacy campaigns, from who decides to what is kept.");
        foreach (
            var group in app.Services.GetServices<Func<CommandHost, Command>>().Select(make => make(host)).GroupBy(command => command.Name)
        )
        {
            root.Add(Merge(group));
        }

        if (WrongUsages.OfVerb(root, args) is { } noVerb)
        {
            await Console.Error.WriteLineAsync($"error: {noVerb}");
            return WrongUsage;
        }

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync($"error: {WrongUsages.Sentence(error)}");
            }

            return WrongUsage;
        }

        return await parsed.InvokeAsync();
    }

    // Two features may add to one verb (`plan`, `recipe`): their subcommands stand together.
    private static Command Merge(IGrouping<string, Command> group)
    {
        var first = group.First();
        foreach (var more in group.Skip(1).SelectMany(command => command.Subcommands).ToList())
        {
            // It looks for --help in the command that it was made under, which is no part of this tree.
            more.Add(new HelpOption());
            first.Add(more);
        }

        return first;
    }
}
