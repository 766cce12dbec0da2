using System.Net;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Platform.Access;
using CampaignHub.Tests.Features.Directory.Rights;
using CampaignHub.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Stakeholders;

/// <summary>Whoever only reads walks through the whole map: what is open to them offers nothing to write, and no file gives away what is sensitive.</summary>
public sealed class ReadingOnly
{
    private const string Root = "/admin/campaigns/{campaign}/";
    private static readonly string[] Rooms = ["directory", "stakeholders", "interactions", "register"];
    private static readonly string[] Endings = [".csv", ".xlsx", ".vcf", ".gexf", ".graphml", ".json"];
    private static readonly string[] Secrets = ["secret-note", "family-source"];
    private static readonly string[] Held = ["directory.view", "stakeholders.view"];

    private sealed record Door(string Path, string Methods, string View)
    {
        public bool IsOpen => Array.IndexOf(Held, View) >= 0;

        /// <summary>Part by part; a part in braces is any.</summary>
        public bool Leads(string path)
        {
            var (own, parts) = (Path.Split('/'), path.Split('/'));
            return own.Length == parts.Length
                && own.Zip(parts).All(pair => pair.First.Contains('{', StringComparison.Ordinal) || pair.First == pair.Second);
        }
    }

    [Fact]
    public async Task Every_page_open_to_a_reader_offers_nothing_to_write_and_leads_to_no_closed_one()
    {
        await using var hub = new HubFactory();
        var ids = await SeedAsync(hub);
        using var reader = await hub.VisitorAsync(CampaignRole.Reader);
        var doors = Doors();
        var (wrong, opened) = (new List<string>(), 0);

        foreach (var door in doors.Where(door => door.IsOpen && door.Methods.Contains("POST", StringComparison.Ordinal)))
        {
            if (AddressOf(door, ids) is not { } address)
            {
                continue;
            }

            await reader.OpenAsync(address);
            opened++;
            if (reader.Status != HttpStatusCode.OK)
            {
                wrong.Add($"{address}: {reader.Status}");
                continue;
            }

            var main = reader.Page.QuerySelector("main")!;
            wrong.AddRange(
                main.QuerySelectorAll("form[method=post]").Select(form => $"{address} has a form {form.Id} {form.GetAttribute("action")}")
            );
            wrong.AddRange(
                main.QuerySelectorAll("a[href^='/']")
                    .Select(link => link.GetAttribute("href")!.Split('?', '#')[0])
                    .Distinct()
                    .Where(path =>
                        doors.Exists(closed => !closed.IsOpen && closed.Leads(path))
                        && !doors.Exists(open => open.IsOpen && open.Leads(path))
                    )
                    .Select(path => $"{address} leads to {path}")
            );
        }

        Assert.Empty(wrong);
        Assert.True(opened >= 18, $"{opened} pages were opened.");
    }

    [Fact]
    public async Task No_file_open_to_a_reader_holds_notes_stances_scores_or_ties_of_family()
    {
        await using var hub = new HubFactory();
        await SeedAsync(hub);
        using var reader = await hub.VisitorAsync(CampaignRole.Reader);
        var files = Doors()
            .FindAll(door =>
                door.IsOpen
                && door.Path.Contains("stakeholders", StringComparison.Ordinal)
                && Endings.Any(ending => door.Path.EndsWith(ending, StringComparison.Ordinal))
            );
        var (wrong, read) = (new List<string>(), 0);

        foreach (var file in files.Where(file => !file.Path.Contains("{id", StringComparison.Ordinal)))
        {
            var path = file.Path.Replace("{campaign}", "test", StringComparison.Ordinal);
            using var answer = await reader.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            read++;
            wrong.AddRange(
                Secrets
                    .Where(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase))
                    .Select(secret => $"{path} holds {secret}")
            );
            using var more = await reader.Client.GetAsync(
                new Uri($"{path}?sensitive=true", UriKind.Relative),
                TestContext.Current.CancellationToken
            );
            if (more.StatusCode == HttpStatusCode.OK && !path.EndsWith("network.json", StringComparison.Ordinal))
            {
                wrong.Add($"{path} is open with what is sensitive");
            }
        }

        Assert.Empty(wrong);
        Assert.True(read >= 10, $"{read} files were read.");
    }

    [Fact]
    public async Task A_program_of_a_reader_changes_nothing_of_the_map()
    {
        await using var hub = new HubFactory();
        var ids = await SeedAsync(hub);
        using var program = await hub.ProgramAsync(CampaignRole.Reader);
        var wrong = new List<string>();
        var before = await hub.DbAsync(db => db.Journal.CountAsync());

        foreach (var (method, path) in Writes(ids))
        {
            var answer = await program.SendAsync(method, path, method == HttpMethod.Delete ? null : new { });
            if (answer.Status != HttpStatusCode.Forbidden)
            {
                wrong.Add($"{method} {path}: {answer.Status}");
            }
        }

        Assert.Empty(wrong);
        Assert.Equal(before, await hub.DbAsync(db => db.Journal.CountAsync()));
        Assert.Equal(HttpStatusCode.Forbidden, (await program.SendAsync(HttpMethod.Get, "erasures")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.SendAsync(HttpMethod.Get, "rights-requests")).Status);
    }

    private static IEnumerable<(HttpMethod, string)> Writes(Dictionary<string, Guid> ids) =>
        [
            (HttpMethod.Post, "actors"),
            (HttpMethod.Patch, $"actors/{ids["actor"]}"),
            (HttpMethod.Delete, $"actors/{ids["actor"]}"),
            (HttpMethod.Put, $"actors/{ids["actor"]}/tags"),
            (HttpMethod.Post, "posts"),
            (HttpMethod.Patch, $"posts/{ids["post"]}"),
            (HttpMethod.Post, "mandates"),
            (HttpMethod.Post, "ties"),
            (HttpMethod.Patch, $"ties/{ids["tie"]}"),
            (HttpMethod.Delete, $"ties/{ids["tie"]}"),
            (HttpMethod.Post, "contacts"),
            (HttpMethod.Post, "statements"),
            (HttpMethod.Post, "assessments"),
            (HttpMethod.Post, "interactions"),
            (HttpMethod.Patch, $"interactions/{ids["interaction"]}"),
            (HttpMethod.Delete, $"interactions/{ids["interaction"]}"),
            (HttpMethod.Patch, $"stakeholders/{ids["stakeholder"]}"),
            (HttpMethod.Delete, $"stakeholders/{ids["stakeholder"]}"),
            (HttpMethod.Post, "fields"),
            (HttpMethod.Post, "merges"),
            (HttpMethod.Post, "erasures"),
            (HttpMethod.Post, "notices"),
            (HttpMethod.Put, "register/rules"),
            (HttpMethod.Patch, "map-settings"),
        ];

    private static List<Door> Doors() =>
        [
            .. File.ReadLines(System.IO.Path.Combine(Repository.Root, "docs/endpoints.txt"))
                .Select(line => line.Split("  "))
                .Where(parts => parts.Length == 3 && parts[0].StartsWith(Root, StringComparison.Ordinal))
                .Where(parts => Rooms.Any(room => parts[0][Root.Length..].StartsWith(room, StringComparison.Ordinal)))
                .Select(parts => new Door(parts[0], parts[1], parts[2].Split(" / ")[0])),
        ];

    private static string? AddressOf(Door door, Dictionary<string, Guid> ids)
    {
        var which =
            door.Path.Contains("directory/posts/", StringComparison.Ordinal) ? "post"
            : door.Path.Contains("directory/{id", StringComparison.Ordinal) ? "actor"
            : door.Path.Contains("interactions/{id", StringComparison.Ordinal) ? "interaction"
            : door.Path.Contains("register/contacts/", StringComparison.Ordinal) ? "interaction"
            : door.Path.Contains("stakeholders/{id", StringComparison.Ordinal) ? "stakeholder"
            : null;
        return which is null && door.Path.Contains("{id", StringComparison.Ordinal)
            ? null
            : door
                .Path.Replace("{campaign}", "test", StringComparison.Ordinal)
                .Replace("{id:guid}", which is null ? "" : $"{ids[which]}", StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, Guid>> SeedAsync(HubFactory hub)
    {
        var person = await RightsRoom.PersonAsync(hub, "Jeanne", "Roy", "jeanne@example.org", note: "secret-note");
        var other = await RightsRoom.PersonAsync(hub, "Paul", "Roy");
        var stakeholder = await RightsRoom.OnMapAsync(hub, person.Id, "secret-note");
        await RightsRoom.OnMapAsync(hub, other.Id);
        var met = await RightsRoom.MeetAsync(hub, "Call", "secret-note", person.Id);
        return await hub.DbAsync(async db =>
        {
            var body = new Actor { Type = ActorKind.Organisation, Name = "Cnaf" };
            var post = Post.Of(body, "Chair");
            var tie = Tie.Between(person, other, TieType.Family);
            tie.Describe(3, since: null, until: null, "family-source");
            db.AddRange(body, post, Mandate.Of(person, post, from: null, until: null), tie);
            db.Add(
                new Stakeholder
                {
                    ActorId = body.Id,
                    Actor = body,
                    Class = TargetClass.DirectTarget,
                }
            );
            await db.SaveChangesAsync();
            return new Dictionary<string, Guid>
            {
                ["actor"] = person.Id,
                ["post"] = post.Id,
                ["tie"] = tie.Id,
                ["interaction"] = met.Id,
                ["stakeholder"] = stakeholder.Id,
            };
        });
    }
}
