using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CampaignHub.Platform.Web;

/// <summary>
/// The address at which this hub listens, as a person on this machine types it. It stands in for the public address until that is set; what a request says
/// of its host is not taken for it, since whoever asks for somebody's new password chooses that.
/// </summary>
internal sealed class OwnAddress(IServiceProvider services, IConfiguration configuration)
{
    private const string Usual = "http://localhost:5000";

    /// <summary>Null while no server of ours listens, as in a command.</summary>
    public string? Listening =>
        services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address
            ? Reachable(address)
            : null;

    /// <summary>Without a slash at its end. Of a hub that does not listen, what its settings say, or the usual one.</summary>
    public string Value =>
        Listening
        ?? (
            configuration[WebHostDefaults.ServerUrlsKey]?.Split(';', StringSplitOptions.TrimEntries)[0] is { Length: > 0 } set
                ? Reachable(set)
                : Usual
        );

    // What a server listens on is not what a person types: [::], 0.0.0.0, + and * stand for every address.
    private static string Reachable(string address) =>
        address
            .Replace("[::]", "localhost", StringComparison.Ordinal)
            .Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
            .Replace("//+", "//localhost", StringComparison.Ordinal)
            .Replace("//*", "//localhost", StringComparison.Ordinal)
            .TrimEnd('/');
}
