using System.Net;
using System.Net.Http.Headers;
using CampaignHub.Platform.Access;

namespace CampaignHub.Tests.House;

/// <summary>
/// Every endpoint × role × own and other campaign, by session and by token. What each role has stands in <c>docs/permissions.txt</c> and what each endpoint
/// asks in <c>docs/endpoints.txt</c>: two files that people review, which the answers of the running hub are held against.
/// </summary>
[Once]
public sealed class Walk
{
    private const string Table = "docs/permissions.txt";
    private const string Administrator = "Administrator";

    // They take a form with files and no JSON, which routing says before it is asked who knocks.
    private static readonly string[] TakesFiles =
    [
        "/api/v1/campaigns/{campaign}/attachments/upload",
        "/api/v1/campaigns/{campaign}/interactions/mails",
        "/api/v1/campaigns/{campaign}/media/",
        "/api/v1/campaigns/{campaign}/commitments/{id:guid}/evidence",
    ];

    private static readonly string[] Roles = [.. Enum.GetNames<CampaignRole>(), Administrator];

    [Fact]
    public async Task What_each_role_has_stands_in_the_table()
    {
        await using var hub = new HubFactory();

        var lines =
            from permission in hub.Services.GetServices<Permission>()
            orderby permission.Name
            let roles = permission.OfWorkspace ? [] : Enum.GetValues<CampaignRole>().Where(role => Holds(hub, role, permission))
            select $"{permission.Name}: {string.Join(", ", roles)}".TrimEnd();

        Snapshot.Check(Table, string.Join('\n', lines) + "\n");
    }

    [Fact]
    public async Task Each_endpoint_answers_each_role_as_the_table_says()
    {
        // Whoever is let in to post shows no antiforgery token here and is stopped by that: it is the door that is asked.
        await using var hub = new HubFactory().Expecting("The required antiforgery");
        hub.Settings["CampaignHub:Limits:EntryPerMinute"] = "100000";
        await hub.DbAsync(async db =>
        {
            db.Add(new Campaign { Name = "Other", Slug = "other" });
            return await db.SaveChangesAsync();
        });
        var granted = ReadTable();

        var wrong = new List<string>();
        foreach (var role in Roles)
        {
            using var walker =
                role == Administrator
                    ? await hub.AdministratorAsync()
                    : await hub.VisitorAsync(Enum.Parse<CampaignRole>(role), $"{role}@example.org");
            foreach (var door in Doors())
            {
                foreach (var campaign in new[] { "test", "other" })
                {
                    var expected = Expected(door, role, campaign, granted);
                    var status = await KnockAsync(walker.Client, door, campaign);
                    if (!expected(status))
                    {
                        wrong.Add($"{role} {door.Method} {door.Path} in {campaign}: {(int)status}");
                    }
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_stranger_gets_in_nowhere_but_where_everyone_may()
    {
        await using var hub = new HubFactory().Expecting("The required antiforgery");
        hub.Settings["CampaignHub:Limits:EntryPerMinute"] = "100000";
        using var stranger = Visitor.At(hub);

        var wrong = new List<string>();
        foreach (var door in Doors().Where(door => door.Permission != "everyone"))
        {
            var status = await KnockAsync(stranger.Client, door, "test");
            if (status is not (HttpStatusCode.Redirect or HttpStatusCode.Unauthorized))
            {
                wrong.Add($"{door.Method} {door.Path}: {(int)status}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_token_to_read_changes_nothing()
    {
        await using var hub = new HubFactory();
        var secret = await hub.DbAsync(async db =>
        {
            var (token, secret) = ApiToken.Make(hub.Administrator.Id, "Test", TokenScope.Read);
            db.Add(token);
            await db.SaveChangesAsync();
            return secret;
        });
        using var client = hub.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);

        var wrong = new List<string>();
        foreach (var door in Doors().Where(door => door.Path.StartsWith("/api", StringComparison.Ordinal)))
        {
            var status = await KnockAsync(client, door, "test");
            if (
                door.Method == "GET"
                    ? status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized
                    : status != HttpStatusCode.Forbidden
            )
            {
                wrong.Add($"{door.Method} {door.Path}: {(int)status}");
            }
        }

        Assert.Empty(wrong);
    }

    private sealed record Door(string Path, string Method, string Permission);

    private static IEnumerable<Door> Doors()
    {
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "docs/endpoints.txt")))
        {
            if (line.Split("  ") is not [var path, var methods, var permission] || permission == "own policy")
            {
                continue;
            }

            var needs = permission.Split(" / ");
            foreach (var method in methods.Split(','))
            {
                yield return new Door(path, method, method is "GET" or "HEAD" ? needs[0] : needs[^1]);
            }
        }
    }

    private static Func<HttpStatusCode, bool> Expected(Door door, string role, string campaign, Dictionary<string, HashSet<string>> granted)
    {
        var isOfCampaign = door.Path.Contains("{campaign}", StringComparison.Ordinal);
        if (isOfCampaign && campaign == "other" && role != Administrator)
        {
            return status => status == HttpStatusCode.NotFound;
        }

        // Outside a campaign a role holds nothing: what is not for everybody there is the administrator's.
        var may =
            role == Administrator
            || door.Permission is "everyone" or "signed-in"
            || (isOfCampaign && granted[door.Permission].Contains(role));
        return may
            ? status => status is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized) && (int)status < 500
            : status => status == HttpStatusCode.Forbidden || IsSessionOnApi(door, status);
    }

    // A session that changes something through the API without the antiforgery token is stopped before its permission is asked.
    private static bool IsSessionOnApi(Door door, HttpStatusCode status) =>
        status == HttpStatusCode.BadRequest
        && door.Method is not ("GET" or "HEAD")
        && door.Path.StartsWith("/api", StringComparison.Ordinal);

    private static async Task<HttpStatusCode> KnockAsync(HttpClient client, Door door, string campaign)
    {
        var path = System.Text.RegularExpressions.Regex.Replace(
            door.Path.Replace("{campaign}", campaign, StringComparison.Ordinal).Replace("{status:int}", "404", StringComparison.Ordinal),
            @"\{[^}]*guid\??\}",
            "01890000-0000-7000-8000-000000000001",
            default,
            TimeSpan.FromSeconds(5)
        );
        path = System.Text.RegularExpressions.Regex.Replace(path, @"\{[^}]*int\??\}", "1", default, TimeSpan.FromSeconds(5));
        path = System.Text.RegularExpressions.Regex.Replace(path, @"\{[^}]*\}", "x", default, TimeSpan.FromSeconds(5));
        using var request = new HttpRequestMessage(new HttpMethod(door.Method), new Uri(path, UriKind.Relative));
        if (door.Method is not ("GET" or "HEAD"))
        {
            request.Content = ContentFor(door);
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private static HttpContent ContentFor(Door door) =>
        TakesFiles.Contains(door.Path, StringComparer.Ordinal)
            ? new MultipartFormDataContent { { new StringContent(""), "folder" } }
            : new StringContent(
                "{}",
                System.Text.Encoding.UTF8,
                door.Path.StartsWith("/api", StringComparison.Ordinal) ? "application/json" : "application/x-www-form-urlencoded"
            );

    private static Dictionary<string, HashSet<string>> ReadTable() =>
        File.ReadLines(Path.Combine(Repository.Root, Table))
            .Select(line => line.Split(':', 2))
            .ToDictionary(
                parts => parts[0],
                parts =>
                    parts[1]
                        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                        .ToHashSet(StringComparer.Ordinal),
                StringComparer.Ordinal
            );

    // What a role has by default, with what each of these implies.
    private static bool Holds(HubFactory hub, CampaignRole role, Permission permission) =>
        hub.Services.GetServices<Permission>().Any(each => each.IsDefaultOf(role) && each.IsOrImplies(permission));
}
