using System.Net;
using System.Net.Sockets;

namespace CampaignHub.Platform.Outbound;

/// <summary>What another server gave.</summary>
/// <param name="Address">Where it stood in the end.</param>
internal sealed record Fetched(Uri Address, string MediaType, byte[] Bytes);

/// <summary>
/// Asks servers on the Internet for what somebody typed the address of. It connects to the very address that it looked up and judged, so that a name cannot
/// point elsewhere a moment later; it follows redirections by its own judgement, keeps no cookies, uses no proxy, and bounds size and time.
/// <c>CampaignHub:Outbound:Allowed</c> (hosts with their port, a space between them) lets an operator name servers of their own network.
/// </summary>
internal sealed class OutboundHttp : IDisposable
{
    private const int MostRedirects = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly HashSet<HttpStatusCode> Redirects =
    [
        HttpStatusCode.MovedPermanently,
        HttpStatusCode.Found,
        HttpStatusCode.SeeOther,
        HttpStatusCode.TemporaryRedirect,
        HttpStatusCode.PermanentRedirect,
    ];

    private readonly HashSet<string> _allowed;
    private readonly SocketsHttpHandler _handler;
    private readonly HttpClient _client;

    public OutboundHttp(IConfiguration configuration)
    {
        _allowed = (configuration["CampaignHub:Outbound:Allowed"] ?? "")
            .Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        _handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            MaxResponseHeadersLength = 32,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            ConnectCallback = ConnectAsync,
        };
        _client = new HttpClient(_handler, disposeHandler: false) { Timeout = Patience };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("CampaignHub/1.0");
    }

    /// <param name="address">As somebody typed it.</param>
    /// <param name="most">In bytes, once unpacked; more is refused.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <exception cref="OutboundException">It is no address of the Internet, or the server did not give it.</exception>
    public Task<Fetched> GetAsync(string? address, int most, CancellationToken cancellationToken) =>
        AskAsync(
            async () =>
            {
                var at = Check(address);
                for (var redirects = 0; redirects <= MostRedirects; redirects++)
                {
                    using var request = new HttpRequestMessage(HttpMethod.Get, at);
                    request.Headers.Accept.ParseAdd(
                        "text/html, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5"
                    );
                    using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                    if (Redirects.Contains(response.StatusCode) && response.Headers.Location is { } next)
                    {
                        at = Check(new Uri(at, next).AbsoluteUri);
                        continue;
                    }

                    return response.IsSuccessStatusCode
                        ? new Fetched(
                            at,
                            response.Content.Headers.ContentType?.MediaType ?? "",
                            await ReadAsync(response, most, cancellationToken)
                        )
                        : throw new OutboundException(OutboundException.Refused);
                }

                throw new OutboundException(OutboundException.Around);
            },
            cancellationToken
        );

    /// <summary>Hands something over; the answer is its status alone, and a redirection is not followed.</summary>
    /// <exception cref="OutboundException">It is no address of the Internet, or nobody answers.</exception>
    public Task<HttpStatusCode> PostAsync(
        string address,
        byte[] body,
        IReadOnlyDictionary<string, string> headers,
        CancellationToken cancellationToken
    ) =>
        AskAsync(
            async () =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, Check(address));
                request.Content = new ByteArrayContent(body);
                request.Content.Headers.ContentType = new("application/json");
                foreach (var (name, value) in headers)
                {
                    request.Headers.TryAddWithoutValidation(name, value);
                }

                using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                return response.StatusCode;
            },
            cancellationToken
        );

    /// <exception cref="OutboundException">It is none, or bears a password.</exception>
    public static Uri Check(string? address) =>
        Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.UserInfo.Length == 0
        && uri.Host.Length > 0
            ? uri
            : throw new OutboundException(OutboundException.NoAddress);

    public void Dispose()
    {
        _client.Dispose();
        _handler.Dispose();
    }

    private static async Task<TAnswer> AskAsync<TAnswer>(Func<Task<TAnswer>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask();
        }
        catch (HttpRequestException exception) when (exception.InnerException is OutboundException inside)
        {
            throw new OutboundException(inside.Message, exception);
        }
        catch (Exception exception)
            when (exception is HttpRequestException or IOException or InvalidDataException
                || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            throw new OutboundException(OutboundException.Silent, exception);
        }
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, int most, CancellationToken cancellationToken)
    {
        // The time for the headers is over by now: a server that gives a byte a minute is not waited for.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        await using var body = await response.Content.ReadAsStreamAsync(limit.Token);
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await body.ReadAsync(buffer, limit.Token)) > 0)
        {
            if (read.Length + count > most)
            {
                throw new OutboundException(OutboundException.TooLarge);
            }

            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
        var free = _allowed.Contains($"{host}:{port}") ? addresses : Array.FindAll(addresses, PublicInternet.Has);
        if (free.Length == 0)
        {
            throw new OutboundException(OutboundException.Inside);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(free, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
