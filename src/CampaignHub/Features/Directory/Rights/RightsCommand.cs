using System.CommandLine;
using CampaignHub.Platform.Cli;

namespace CampaignHub.Features.Directory.Rights;

/// <summary><c>rights replay-erasures [--json]</c>.</summary>
internal static class RightsCommand
{
    public static Command Make(CommandHost host)
    {
        var json = new Option<bool>("--json") { Description = "Print the counts as JSON and nothing else." };
        var command = new Command("replay-erasures", "Erase again whoever a restored database brought back. Twice changes nothing.")
        {
            json,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                host.RunOnDataAsync(async services =>
                {
                    var result = await services.GetRequiredService<ReplayErasures>().ExecuteAsync(cancellationToken);
                    await Console.Out.WriteLineAsync(
                        parsed.GetValue(json)
                            ? services.Json(result)
                            : $"{result.Known} erasures known, {result.ErasedAgain} people erased again, {result.Rows} rows"
                    );
                    return 0;
                })
        );
        return new Command("rights", "The rights of people whose data the hub holds.") { command };
    }
}
