using System.CommandLine;
using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Features.Planning.Importing;
using CampaignHub.Platform;
using CampaignHub.Platform.Cli;
using CampaignHub.Platform.Language;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Exchange;

/// <summary><c>plan export --campaign SLUG --format F [--out FILE]</c> and <c>plan import FILE --campaign SLUG [--dry-run] [--json]</c>.</summary>
internal static class PlanCommands
{
    /// <param name="Problems">In English: what is left out, and why.</param>
    private sealed record Report(int Created, int Updated, int Unchanged, int Anchors, IReadOnlyList<string> Problems);

    public static Command Export(CommandHost host)
    {
        var campaign = Campaign();
        var format = new Option<PlanFormat>("--format")
        {
            Description = "csv (default), xlsx, mermaid, mspdi (MS Project) or ics (iCalendar).",
        };
        var output = new Option<string?>("--out") { Description = "Where to write it; standard output unless told." };
        var command = new Command("export", "The plan of a campaign as a file.") { campaign, format, output };
        command.SetAction(
            (parsed, cancellationToken) =>
                host.RunInCampaignAsync(
                    parsed.GetRequiredValue(campaign),
                    async services =>
                    {
                        var content = await services
                            .GetRequiredService<WritePlan>()
                            .ExecuteAsync(
                                parsed.GetValue(format),
                                new PlanFilter(Query: null, PlanShow.Everything),
                                services.GetRequiredService<Texts>(),
                                cancellationToken
                            );
                        await using var target = parsed.GetValue(output) is { } path ? File.Create(path) : Console.OpenStandardOutput();
                        await target.WriteAsync(content, cancellationToken);
                        return 0;
                    }
                )
        );
        return Of(command);
    }

    public static Command Import(CommandHost host)
    {
        var file = new Argument<string>("FILE") { Description = "A table of tasks (CSV, XLSX) or MS Project XML." };
        var campaign = Campaign();
        var dry = new Option<bool>("--dry-run") { Description = "Say what the import will do, and change nothing." };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON and nothing else." };
        var command = new Command("import", "Bring a file into the plan of a campaign; the same file twice changes nothing.")
        {
            file,
            campaign,
            dry,
            json,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                host.RunInCampaignAsync(
                    parsed.GetRequiredValue(campaign),
                    async services =>
                    {
                        var report = await RunAsync(services, parsed.GetRequiredValue(file), parsed.GetValue(dry), cancellationToken);
                        await PrintAsync(services, report, parsed.GetValue(json));
                        return 0;
                    }
                )
        );
        return Of(command);
    }

    private static Option<string> Campaign() => new("--campaign") { Description = "The campaign's slug.", Required = true };

    private static Command Of(Command command) => new("plan", "Plans in files.") { command };

    private static async Task<PlanImportReport> RunAsync(
        IServiceProvider services,
        string path,
        bool isDry,
        CancellationToken cancellationToken
    )
    {
        if (!File.Exists(path))
        {
            throw new RefusedException("There is no file {0}.", path);
        }

        OpenPlanFile.RefuseLarge(new FileInfo(path).Length);
        var content = await File.ReadAllBytesAsync(path, cancellationToken);
        var start = services.GetRequiredService<StartPlanImport>();
        var import = await start.ExecuteAsync(Path.GetFileName(path), content, cancellationToken);
        if (!isDry)
        {
            return await start.RunAsync(import, cancellationToken);
        }

        await services
            .GetRequiredService<HubDb>()
            .Set<PlanImport>()
            .Where(each => each.Id == import.Id)
            .ExecuteDeleteAsync(cancellationToken);
        return JsonSerializer.Deserialize<PlanImportReport>(import.Report)!;
    }

    private static async Task PrintAsync(IServiceProvider services, PlanImportReport report, bool asJson)
    {
        var texts = services.GetRequiredService<Texts>();
        var problems = report.Problems.Select(problem => texts[problem.Template, problem.Values]).ToList();
        if (asJson)
        {
            var whole = new Report(report.Created, report.Updated, report.Unchanged, report.Anchors, problems);
            await Console.Out.WriteLineAsync(services.Json(whole));
            return;
        }

        await Console.Out.WriteLineAsync(
            texts[
                "Tasks: {0} new, {1} changed, {2} as they are. Anchors made or moved: {3}.",
                report.Created,
                report.Updated,
                report.Unchanged,
                report.Anchors
            ]
        );
        foreach (var problem in problems)
        {
            await Console.Error.WriteLineAsync(problem);
        }
    }
}
