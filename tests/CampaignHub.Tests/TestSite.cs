using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CampaignHub.Tests;

/// <summary>Another server, on a port of its own: it gives what a test puts there, and remembers what was asked and handed over.</summary>
internal sealed class TestSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestSite(WebApplication app) => _app = app;

    internal sealed record Asked(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body);

    /// <summary>By path; what is not there is answered with 404.</summary>
    public ConcurrentDictionary<string, (int Status, string Type, byte[] Body)> Pages { get; } = new(StringComparer.Ordinal);

    /// <summary>Path to the address that it redirects to.</summary>
    public ConcurrentDictionary<string, string> Redirects { get; } = new(StringComparer.Ordinal);
    public ConcurrentQueue<Asked> Requests { get; } = [];

    /// <summary>What a POST is answered with.</summary>
    public int Status { get; set; } = (int)HttpStatusCode.NoContent;
    public int Port { get; private set; }
    public string Url => $"http://127.0.0.1:{Port}";

    public static async Task<TestSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = new TestSite(builder.Build());
        site._app.Run(site.AnswerAsync);
        await site._app.StartAsync(TestContext.Current.CancellationToken);
        var addresses = site._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        site.Port = new Uri(addresses.Single()).Port;
        return site;
    }

    public void Put(string path, string body, string type = "text/html; charset=utf-8", int status = 200) =>
        Pages[path] = (status, type, Encoding.UTF8.GetBytes(body));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var path = context.Request.Path.Value ?? "/";
        var headers = context.Request.Headers.ToDictionary(each => each.Key.ToLowerInvariant(), each => each.Value.ToString());
        Requests.Enqueue(new Asked(context.Request.Method, path, headers, body));
        if (HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.StatusCode = Status;
        }
        else if (Redirects.TryGetValue(path, out var next))
        {
            context.Response.Redirect(next);
        }
        else if (Pages.TryGetValue(path, out var page))
        {
            (context.Response.StatusCode, context.Response.ContentType) = (page.Status, page.Type);
            await context.Response.Body.WriteAsync(page.Body);
        }
        else
        {
            context.Response.StatusCode = (int)HttpStatusCode.NotFound;
        }
    }
}
