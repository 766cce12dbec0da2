using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace CampaignHub.Testing.Postgres;

/// <summary>A real PostgreSQL in a temporary folder, on a free port of this machine.</summary>
public sealed class PostgresServer : IDisposable
{
    /// <summary>
    /// Waits on its standard input, which ends with the test process however that ends: a kill leaves no server and no folder behind.
    /// The server's own user makes the folder, so that nothing needs to change hands.
    /// </summary>
    private const string Script = """
        cd / && home=$(mktemp -d /tmp/hub-pg.XXXXXX) || exit 1
        trap '"$1/pg_ctl" -D "$home/data" -m immediate -w stop >/dev/null 2>&1; rm -rf "$home"' EXIT
        trap 'exit 1' HUP INT TERM
        "$1/initdb" -D "$home/data" -U campaign --auth=trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null || exit 1
        "$1/pg_ctl" -D "$home/data" -l "$home/log" -w -t 60 -o "-p $2 -c listen_addresses=127.0.0.1 \
            -c unix_socket_directories=$home -c fsync=off -c max_connections=300" start >/dev/null || { cat "$home/log" >&2; exit 1; }
        echo ready
        cat >/dev/null
        """;

    private static readonly Lazy<string> Shared = new(Share);
    private readonly Process _keeper;

    private PostgresServer(Process keeper, string connectionString)
    {
        _keeper = keeper;
        ConnectionString = connectionString;
    }

    /// <summary>The server of this run: the one at <c>HUB_TEST_POSTGRES</c>, which <c>./test.sh</c> starts, else one of this process's own.</summary>
    public static string SharedConnectionString => Shared.Value;

    /// <summary>A user who may make databases; no database is named.</summary>
    public string ConnectionString { get; }

    public static PostgresServer Start()
    {
        var port = FreePort();
        var keeper = Process.Start(Command(Binaries(), port)) ?? throw new InvalidOperationException("sh did not start.");
        if (keeper.StandardOutput.ReadLine() == "ready")
        {
            var connection = new NpgsqlConnectionStringBuilder
            {
                Host = "127.0.0.1",
                Port = port,
                Username = "campaign",
            };
            return new PostgresServer(keeper, connection.ConnectionString);
        }

        using (keeper)
        {
            throw new InvalidOperationException($"PostgreSQL did not start:\n{keeper.StandardError.ReadToEnd()}");
        }
    }

    /// <summary>Stops the server and waits until its folder is gone.</summary>
    public void Dispose()
    {
        _keeper.StandardInput.Close();
        _keeper.WaitForExit();
        _keeper.Dispose();
    }

    private static string Share() =>
        Environment.GetEnvironmentVariable("HUB_TEST_POSTGRES") is { Length: > 0 } given ? given : Start().ConnectionString;

    private static ProcessStartInfo Command(string binaries, int port)
    {
        string[] shell = ["sh", "-c", Script, "sh", binaries, port.ToString(CultureInfo.InvariantCulture)];
        // PostgreSQL refuses to run as root; Debian's package brings its user.
        string[] command = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", .. shell] : shell;
        return new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }

    /// <summary>Debian keeps the binaries of each version in a folder of its own, off the path.</summary>
    private static string Binaries()
    {
        var root = new DirectoryInfo("/usr/lib/postgresql");
        var newest = root.Exists
            ? root.EnumerateDirectories()
                .Where(version => File.Exists(Path.Combine(version.FullName, "bin", "initdb")))
                .MaxBy(version => int.TryParse(version.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            : null;
        return newest is null
            ? throw new InvalidOperationException(
                "PostgreSQL is not installed: apt-get install postgresql, or name a server in HUB_TEST_POSTGRES."
            )
            : Path.Combine(newest.FullName, "bin");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
