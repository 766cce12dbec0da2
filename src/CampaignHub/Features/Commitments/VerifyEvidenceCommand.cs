using System.CommandLine;
using CampaignHub.Platform.Cli;
using CampaignHub.Platform.Language;

namespace CampaignHub.Features.Commitments;

/// <summary><c>commitments verify-evidence --campaign SLUG [--json]</c>: exit code 1 when a file is altered or missing.</summary>
internal static class VerifyEvidenceCommand
{
    public static Command Make(CommandHost host)
    {
        var campaign = new Option<string>("--campaign") { Description = "The campaign's slug.", Required = true };
        var json = new Option<bool>("--json") { Description = "Print what was found as JSON and nothing else." };
        var command = new Command("verify-evidence", "Compare each stored evidence file with its SHA-256.") { campaign, json };
        command.SetAction(
            (parsed, cancellationToken) =>
                host.RunInCampaignAsync(
                    parsed.GetRequiredValue(campaign),
                    async services =>
                    {
                        var lines = await services.GetRequiredService<VerifyEvidence>().ExecuteAsync(cancellationToken);
                        await PrintAsync(lines, parsed.GetValue(json), services);
                        return lines.Any(line => line.IsFault) ? CommandHost.Refused : 0;
                    }
                )
        );
        return new Command("commitments", "The commitments of a campaign.") { command };
    }

    private static async Task PrintAsync(IReadOnlyList<VerifyEvidence.Line> lines, bool asJson, IServiceProvider services)
    {
        if (asJson)
        {
            await Console.Out.WriteLineAsync(services.Json(EvidenceApi.Json(lines)));
            return;
        }

        var texts = services.GetRequiredService<Texts>();
        foreach (var line in lines)
        {
            await Console.Out.WriteLineAsync($"{texts.Of(line.Evidence.State!.Value)}  {line.Evidence.Name}  {line.Evidence.Sha256}");
        }
    }
}
