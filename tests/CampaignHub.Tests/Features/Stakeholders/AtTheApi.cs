using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Directory.Rights;
using CampaignHub.Features.Stakeholders.Interactions;
using CampaignHub.Platform.Access;
using CampaignHub.Tests.Features.Directory.Rights;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Stakeholders;

/// <summary>What pages of the map do, programs do too: axes, the analysis of actors, tasks of a route, mails, and all we hold about somebody.</summary>
public sealed class AtTheApi
{
    private const string Mail = """
        From: Adviser <adviser@ministry.example>
        To: Someone <someone@example.org>, Head <head@nowhere.example>
        Subject: Your letter
        Date: Mon, 6 Feb 2023 10:00:00 +0100
        Message-ID: <1@ministry.example>

        We read it.
        """;

    [Fact]
    public async Task Axes_are_listed_added_chosen_anew_and_retired()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        Assert.Equal(["influence", "interest"], await AxesAsync());

        await program.SendAsync(HttpMethod.Post, "assessment-axes", new { axis = "confidence" });
        Assert.Equal(["influence", "interest", "confidence"], await AxesAsync());
        var foreign = await program.SendAsync(
            HttpMethod.Post,
            "assessment-axes",
            new { axis = "interest", demand = Guid.CreateVersion7() }
        );
        Assert.Equal("Choose demands of this campaign.", foreign.Text("detail"));

        await program.SendAsync(HttpMethod.Put, "assessment-axes", new { axes = new[] { new { axis = "willingness" } } });
        Assert.Equal(["willingness"], await AxesAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await program.SendAsync(HttpMethod.Delete, "assessment-axes/interest")).Status);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await program.SendAsync(HttpMethod.Delete, "assessment-axes/willingness")).Status
        );
        await program.SendAsync(HttpMethod.Post, "assessment-axes", new { axis = "alignment" });
        Assert.Equal(HttpStatusCode.NoContent, (await program.SendAsync(HttpMethod.Delete, "assessment-axes/willingness")).Status);
        Assert.Equal(["alignment"], await AxesAsync());

        async Task<IReadOnlyList<string?>> AxesAsync() =>
            [
                .. (await program.SendAsync(HttpMethod.Get, "assessment-axes"))
                    .Json.EnumerateArray()
                    .Select(each => each.GetProperty("axis").GetString()),
            ];
    }

    [Fact]
    public async Task The_analysis_of_actors_is_filled_weighed_and_read_whole()
    {
        await using var hub = new HubFactory();
        var (a, b, c) = (
            await StakeholderDesk.PutAsync(hub, "A"),
            await StakeholderDesk.PutAsync(hub, "B"),
            await StakeholderDesk.PutAsync(hub, "C")
        );
        using var program = await hub.ProgramAsync();
        foreach (var each in new[] { a, b, c })
        {
            Assert.Equal(HttpStatusCode.NoContent, (await program.SendAsync(HttpMethod.Put, $"mactor/seats/{each.Id}")).Status);
        }

        var told = await WeighAsync(program, (a.Id, b.Id, 3), (a.Id, c.Id, 1), (b.Id, a.Id, 2), (b.Id, c.Id, 2), (c.Id, b.Id, 1));

        // The worked vector of the field's file.
        Assert.Equal("[[2,4,3],[2,3,3],[1,1,1]]", told.Json.GetProperty("mdii").GetRawText());
        Assert.Equal(
            [2.210526, 0.631579, 0.157895],
            told.Json.GetProperty("actors").EnumerateArray().Select(each => Math.Round(each.GetProperty("strength").GetDouble(), 6))
        );
        Assert.Equal("[[0,0,0],[0,0,0],[0,0,0]]", told.Json.GetProperty("convergence").GetRawText());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await WeighAsync(program, (a.Id, a.Id, 1))).Status);
        await program.SendAsync(HttpMethod.Delete, $"mactor/seats/{c.Id}");
        Assert.Equal(2, (await program.SendAsync(HttpMethod.Get, "mactor")).Json.GetProperty("actors").GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await program.SendAsync(HttpMethod.Delete, $"mactor/seats/{c.Id}")).Status);
        using var reader = await hub.ProgramAsync(CampaignRole.Reader);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.SendAsync(HttpMethod.Put, $"mactor/seats/{c.Id}")).Status);
    }

    [Fact]
    public async Task A_route_becomes_tasks_and_one_that_does_not_stand_is_refused()
    {
        await using var hub = new HubFactory();
        var (us, friend, minister) = (
            await StakeholderDesk.PutAsync(hub, "Us", isUs: true),
            await StakeholderDesk.PutAsync(hub, "Friend"),
            await StakeholderDesk.PutAsync(hub, "Minister")
        );
        await StakeholderDesk.TieAsync(hub, us, friend, TieType.Personal);
        await StakeholderDesk.TieAsync(hub, friend, minister, TieType.Advises);
        using var program = await hub.ProgramAsync();
        var route = (await program.SendAsync(HttpMethod.Get, $"routes?to={minister.Id}")).Json[0];
        var way = route.GetProperty("hops").EnumerateArray().Select(hop => hop.GetProperty("to").GetGuid()).ToArray();
        var body = new
        {
            to = minister.Id,
            startsWith = route.GetProperty("startsWith").GetString(),
            way,
        };

        var planned = await program.SendAsync(HttpMethod.Post, "routes/tasks", body);

        Assert.Equal(2, planned.Json.GetProperty("tasks").GetArrayLength());
        var tasks = await hub.DbAsync(db => db.Set<CampaignHub.Features.Planning.PlanItem>().Select(each => each.Title).ToListAsync());
        Assert.Contains("Us: ask Friend to speak to Minister for us", tasks);
        var gone = await program.SendAsync(HttpMethod.Post, "routes/tasks", body with { way = [minister.ActorId] });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, gone.Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await program.SendAsync(HttpMethod.Post, "routes/tasks", body with { to = Guid.Empty })).Status
        );
    }

    [Fact]
    public async Task A_mail_is_brought_as_a_file_becomes_a_contact_once_and_names_strangers()
    {
        await using var hub = new HubFactory();
        var adviser = await RightsRoom.PersonAsync(hub, "Jeanne", "Roy", "adviser@ministry.example");
        using var program = await hub.ProgramAsync();

        var (status, told) = await BringAsync(program, Mail);

        Assert.Equal(HttpStatusCode.Created, status);
        var interaction = told.GetProperty("interaction");
        Assert.Equal(
            ("Your letter", "mail", "incoming", "2023-02-06"),
            (
                interaction.GetProperty("title").GetString(),
                interaction.GetProperty("type").GetString(),
                interaction.GetProperty("direction").GetString(),
                interaction.GetProperty("heldOn").GetString()
            )
        );
        Assert.Equal([adviser.Id], interaction.GetProperty("actors").EnumerateArray().Select(each => each.GetGuid()));
        Assert.Contains(
            "head@nowhere.example",
            told.GetProperty("strangers").EnumerateArray().Select(each => each.GetProperty("address").GetString())
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await BringAsync(program, Mail)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await BringAsync(program, "Dear all")).Status);
        Assert.Equal(1, await hub.DbAsync(db => db.Set<Interaction>().CountAsync()));
    }

    [Fact]
    public async Task All_we_hold_about_somebody_is_handed_over_and_written_down()
    {
        await using var hub = new HubFactory();
        var roy = await RightsRoom.PersonAsync(hub, "Jeanne", "Roy", "jeanne@example.org", note: "Prefers mornings");
        using var program = await hub.ProgramAsync();

        var silent = await program.SendAsync(HttpMethod.Post, "access-exports", new { actor = roy.Id });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await program.SendAsync(HttpMethod.Post, "access-exports", new { actor = Guid.Empty, reason = "Asked" })).Status
        );
        using var answer = await program.PostAsJsonAsync(
            new Uri("/api/v1/campaigns/test/access-exports", UriKind.Relative),
            new
            {
                actor = roy.Id,
                reason = "Her letter of today",
                language = "en",
            },
            TestContext.Current.CancellationToken
        );

        await using var content = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using var zip = new ZipArchive(content, ZipArchiveMode.Read);
        Assert.Equal(["your-data.html", "your-data.json"], zip.Entries.Select(entry => entry.FullName));
        using var page = new StreamReader(await zip.Entries[0].OpenAsync(TestContext.Current.CancellationToken));
        Assert.Contains("Prefers mornings", await page.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var export = await hub.DbAsync(db => db.Set<DataExport>().SingleAsync());
        Assert.Equal(("All we hold about one person", "Her letter of today"), (export.Scope, export.Reason));
        using var reader = await hub.ProgramAsync(CampaignRole.Contributor);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await reader.SendAsync(HttpMethod.Post, "access-exports", new { actor = roy.Id, reason = "Curious" })).Status
        );
    }

    private static Task<Programs.Answer> WeighAsync(HttpClient program, params (Guid From, Guid To, int Value)[] influences) =>
        program.SendAsync(
            HttpMethod.Patch,
            "mactor/influences",
            new
            {
                influences = influences.Select(each => new
                {
                    from = each.From,
                    to = each.To,
                    value = each.Value,
                }),
            }
        );

    private static async Task<(HttpStatusCode Status, JsonElement Told)> BringAsync(HttpClient program, string mail)
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes(mail));
        form.Add(file, "file", "letter.eml");
        using var answer = await program.PostAsync(
            new Uri("/api/v1/campaigns/test/interactions/mails", UriKind.Relative),
            form,
            TestContext.Current.CancellationToken
        );
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }
}
