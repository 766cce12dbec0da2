using System.Net;
using System.Text.RegularExpressions;

namespace CampaignHub.Benchmarks;

/// <summary>A person's session over plain HTTP, where a client would keep back cookies that a browser sends to localhost.</summary>
internal sealed partial class SignedIn : IDisposable
{
    private readonly HttpClient _client;
    private readonly Dictionary<string, string> _cookies = [];

    private SignedIn(Uri hub) =>
        _client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = hub };

    public static async Task<SignedIn> OpenAsync(Uri hub, string email, string password)
    {
        var session = new SignedIn(hub);
        var page = await session.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri("/admin/sign-in", UriKind.Relative)));
        using var form = new FormUrlEncodedContent([
            new("Email", email),
            new("Password", password),
            new("__RequestVerificationToken", Token().Match(page).Groups["token"].Value),
        ]);
        using var post = new HttpRequestMessage(HttpMethod.Post, new Uri("/admin/sign-in", UriKind.Relative)) { Content = form };
        await session.SendAsync(post, HttpStatusCode.Redirect);
        return session;
    }

    public Task<string> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative)));

    public void Dispose() => _client.Dispose();

    private async Task<string> SendAsync(HttpRequestMessage request, HttpStatusCode expected = HttpStatusCode.OK)
    {
        if (_cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        using var answer = await _client.SendAsync(request);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            _cookies[pair[0]] = pair[1];
        }

        return answer.StatusCode == expected
            ? await answer.Content.ReadAsStringAsync()
            : throw new InvalidOperationException($"{request.RequestUri} answered {answer.StatusCode}.");
    }

    [GeneratedRegex(
        "__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Token();
}
