using CampaignHub.Data;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Setup;

/// <summary>Prints the address and the code of the setup page on the console of a hub that is not set up.</summary>
internal sealed class AnnounceSetup(HubDb db, OwnAddress own, SetupCode code) : IStartTask
{
    // After the unattended setup, which leaves nothing to announce.
    public int Order => 20;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (own.Listening is { } address && await SetUpHub.IsEmptyAsync(db, cancellationToken))
        {
            await Console.Out.WriteLineAsync(Words(address, code.Value));
        }
    }

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
