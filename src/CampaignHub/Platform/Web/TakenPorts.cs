using System.Net;
using System.Net.Sockets;

namespace CampaignHub.Platform.Web;

/// <summary>Looks before anything is begun whether the addresses are free: the server would say it late, and in forty lines.</summary>
internal static class TakenPorts
{
    /// <exception cref="RefusedException">Another program listens there.</exception>
    public static void Refuse(IConfiguration configuration)
    {
        var urls = configuration[WebHostDefaults.ServerUrlsKey] ?? "";
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var address = BindingAddress.Parse(url);
            if (!address.IsUnixPipe && !address.IsNamedPipe && address.Port > 0 && IsTaken(AddressOf(address.Host), address.Port))
            {
                throw new RefusedException(
                    "The address {0} is in use by another program: stop that one, or choose another address with --urls.",
                    url
                );
            }
        }
    }

    private static bool IsTaken(IPAddress host, int port)
    {
        try
        {
            using var listener = new TcpListener(host, port);
            listener.Start();
            return false;
        }
        catch (SocketException exception)
        {
            // Whatever else is wrong with the address, the server says.
            return exception.SocketErrorCode == SocketError.AddressAlreadyInUse;
        }
    }

    private static IPAddress AddressOf(string host) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var address) ? address
        : host == "localhost" ? IPAddress.Loopback
        : IPAddress.Any;
}
