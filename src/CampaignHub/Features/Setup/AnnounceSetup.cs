using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CampaignHub.Features.Setup;

/// <summary>Prints the address and the code of the setup page on the console of a hub that is not set up.</summary>
internal sealed class AnnounceSetup(HubDb db, IServer server, SetupCode code) : IStartTask
{
    // After the unattended setup, which leaves nothing to announce.
    public int Order => 20;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (
            server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address
            && await SetUpHub.IsEmptyAsync(db, cancellationToken)
        )
        {
            await Console.Out.WriteLineAsync(Words(Reachable(address), code.Value));
        }
    }

    // What a server listens on is not what a person types: [::], 0.0.0.0, + and * stand for every address.
    private static string Reachable(string address) =>
        address
            .Replace("[::]", "localhost", StringComparison.Ordinal)
            .Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
            .Replace("//+", "//localhost", StringComparison.Ordinal)
            .Replace("//*", "//localhost", StringComparison.Ordinal);

    private static string Words(string address, string code) =>
        $"""

            ------------------------------------------------------------
              CampaignHub is ready to be set up.

                Open   {address}{Links.Setup}
                Code   {code}

              The code is new at every start.
            ------------------------------------------------------------

            """;
}
