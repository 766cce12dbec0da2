using System.CommandLine;
using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Platform.Cli;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Printing;
using CampaignHub.Platform.Settings;

namespace CampaignHub.Features.Operations;

/// <summary><c>doctor [--json]</c>: what this machine and this hub need, each with what to do. Exit code 1 when something is wrong.</summary>
internal static class DoctorCommand
{
    private sealed record Finding(string Name, bool Ok, string Text);

    public static Command Make(CommandHost host)
    {
        var json = new Option<bool>("--json") { Description = "Print the findings as JSON." };
        var doctor = new Command("doctor", "Say what is missing on this machine.") { json };
        doctor.SetAction(parsed =>
            host.RunAsync(async services =>
                await services.GetRequiredService<Migrator>().IsThereAsync(CancellationToken.None)
                    ? await host.RunOnDataAsync(there => ExamineAsync(there, parsed.GetValue(json)))
                    : await ExamineMachineAsync(services, parsed.GetValue(json))
            )
        );
        return doctor;
    }

    // Before the first start: to look must not make a database.
    private static async Task<int> ExamineMachineAsync(IServiceProvider services, bool asJson)
    {
        var folder = services.GetRequiredService<DataDirectory>().Root;
        await PrintAsync(
            [
                Browser(services),
                new Finding("database", Ok: false, $"There is no hub in {folder} yet: start the program, or use the command setup."),
            ],
            asJson
        );
        return 0;
    }

    private static async Task<int> ExamineAsync(IServiceProvider services, bool asJson)
    {
        var database = await DatabaseAsync(services);
        var files = database.Ok ? await FilesAsync(services) : null;
        Finding[] findings =
        [
            Browser(services),
            await RelayAsync(services),
            await AddressAsync(services),
            .. new[] { files, database }.OfType<Finding>(),
        ];
        await PrintAsync(findings, asJson);
        return database.Ok && files?.Ok != false ? 0 : CommandHost.Refused;
    }

    private static async Task PrintAsync(IReadOnlyList<Finding> findings, bool asJson)
    {
        var lines = asJson
            ? [JsonSerializer.Serialize(findings, JsonSerializerOptions.Web)]
            : findings.Select(finding => $"{(finding.Ok ? "ok  " : "todo")} {finding.Name}: {finding.Text}");
        foreach (var line in lines)
        {
            await Console.Out.WriteLineAsync(line);
        }
    }

    private static Finding Browser(IServiceProvider services) =>
        services.GetRequiredService<Chromium>().Path is { } found
            ? new Finding("chromium", Ok: true, found)
            : new Finding("chromium", Ok: false, "No Chromium: PDF pages are offered as printable pages. Install the package chromium.");

    private static async Task<Finding> RelayAsync(IServiceProvider services)
    {
        var host = await services.GetRequiredService<HubSettings>().FindAsync(SettingKey.SmtpHost, CancellationToken.None);
        return host is not null
            ? new Finding("mail", Ok: true, $"Mails leave by {host}.")
            : new Finding("mail", Ok: false, "No mail relay: mails are written to the outbox folder. Set one under Settings, Mail.");
    }

    private static async Task<Finding> AddressAsync(IServiceProvider services)
    {
        var address = await services.GetRequiredService<HubSettings>().FindAsync(SettingKey.PublicUrl, CancellationToken.None);
        return address?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true
            ? new Finding("address", Ok: true, address)
            : new Finding(
                "address",
                Ok: false,
                "No public https address is set: links in mails lead to localhost. Set one under Settings."
            );
    }

    private static async Task<Finding> FilesAsync(IServiceProvider services)
    {
        var sweep = services.GetRequiredService<FileSweep>();
        var missing = await sweep.MissingAsync(CancellationToken.None);
        var strays = await sweep.CountStraysAsync(CancellationToken.None);
        return missing.Count == 0
            ? new Finding("files", Ok: true, $"Every file is in its place; {strays} without a record (swept away after a day).")
            : new Finding(
                "files",
                Ok: false,
                $"{missing.Count} missing: {string.Join(", ", missing.Take(10).Select(file => file.Name))}. Restore the folder files from a backup, or upload them again."
            );
    }

    private static async Task<Finding> DatabaseAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<HubDb>();
        var works = await db.Database.CanConnectAsync();
        return new Finding("database", works, works ? db.Database.ProviderName ?? "" : "The database cannot be reached.");
    }
}
