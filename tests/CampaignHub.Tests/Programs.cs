using System.Net;
using System.Text.Json;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests;

/// <summary>A program at the API of the test campaign, with a token of the administrator.</summary>
internal static class Programs
{
    private const string Root = "/api/v1/campaigns/test/";

    internal sealed record Answer(HttpStatusCode Status, JsonElement Json)
    {
        public string? Text(string member) => Json.GetProperty(member).GetString();
    }

    public static Task<HttpClient> ProgramAsync(this HubFactory hub) => hub.ProgramAsync(user: null);

    /// <summary>Of somebody with a role in the test campaign.</summary>
    public static async Task<HttpClient> ProgramAsync(this HubFactory hub, CampaignRole role)
    {
        (await hub.VisitorAsync(role)).Dispose();
        return await hub.ProgramAsync(
            await hub.DbAsync(db => db.Users.Where(user => !user.IsAdministrator).Select(user => user.Id).SingleAsync())
        );
    }

    private static async Task<HttpClient> ProgramAsync(this HubFactory hub, Guid? user)
    {
        var secret = await hub.DbAsync(async db =>
        {
            var (token, made) = ApiToken.Make(user ?? hub.Administrator.Id, "Test", TokenScope.Write);
            db.Add(token);
            await db.SaveChangesAsync();
            return made;
        });
        var client = hub.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        return client;
    }

    /// <param name="body">Null sends none.</param>
    public static async Task<Answer> SendAsync(this HttpClient program, HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Root + path, UriKind.Relative));
        request.Content = body is null ? null : JsonContent.Create(body);
        using var response = await program.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer(response.StatusCode, text.Length > 0 ? JsonSerializer.Deserialize<JsonElement>(text) : default);
    }
}
