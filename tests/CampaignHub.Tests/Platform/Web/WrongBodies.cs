using System.Net;
using System.Text;
using System.Text.Json;

namespace CampaignHub.Tests.Platform.Web;

/// <summary>What the API answers to JSON that it cannot take, and how it describes its refusals.</summary>
[Once]
public sealed class WrongBodies
{
    [Theory]
    [InlineData(
        "en",
        """{ "titel": "A", "text": "B" }""",
        422,
        "unknown_member",
        "This address knows no member \"titel\" in what it is sent."
    )]
    [InlineData("fr", """{ "titel": "A", "text": "B" }""", 422, "unknown_member", "Cette adresse ne connaît pas de membre « titel »")]
    [InlineData("en", """{ "title": 3, "text": "B" }""", 400, "bad_request", "The value at $.title is not of the kind that belongs there.")]
    [InlineData("en", "{ \"title\": \n", 400, "bad_request", "The JSON cannot be read (line")]
    public async Task A_body_that_cannot_be_taken_is_answered_with_the_place(
        string language,
        string json,
        int status,
        string code,
        string words
    )
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        program.Speak(language);
        using var content = new StringContent(json, Encoding.UTF8, "application/json");

        using var answer = await program.PostAsync(
            new Uri("/api/v1/campaigns/test/demands", UriKind.Relative),
            content,
            TestContext.Current.CancellationToken
        );

        var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal((HttpStatusCode)status, answer.StatusCode);
        Assert.Equal(code, told.GetProperty("code").GetString());
        Assert.StartsWith(words, told.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parameter_that_is_missing_is_named_without_its_type()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();

        var answer = await program.SendAsync(HttpMethod.Get, "search");

        Assert.Equal((HttpStatusCode.BadRequest, "bad_request"), (answer.Status, answer.Text("code")));
        Assert.Equal("The value of q is missing, or not of the kind that belongs there.", answer.Text("detail"));
    }

    [Fact]
    public async Task The_description_names_the_token_and_the_ways_to_say_no()
    {
        await using var hub = new HubFactory();
        using var client = hub.CreateClient();

        var text = await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken);

        var root = JsonDocument.Parse(text).RootElement;
        var scheme = root.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer");
        Assert.Equal(("http", "bearer"), (scheme.GetProperty("type").GetString(), scheme.GetProperty("scheme").GetString()));
        var task = root.GetProperty("paths").GetProperty("/api/v1/campaigns/{campaign}/tasks/{id}");
        Assert.Equal(["200", "401", "403", "404", "409", "422"], Statuses(task.GetProperty("patch")));
        Assert.Equal(["200", "401", "403", "404", "422"], Statuses(task.GetProperty("get")));
        Assert.Contains("\"bearer\"", task.GetProperty("get").GetProperty("security").GetRawText(), StringComparison.Ordinal);
        Assert.Contains(
            "#/components/schemas/Problem",
            task.GetProperty("get").GetProperty("responses").GetRawText(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("actors")]
    [InlineData("posts")]
    [InlineData("mandates")]
    [InlineData("ties")]
    [InlineData("statements")]
    [InlineData("assessments")]
    [InlineData("interactions")]
    [InlineData("routes")]
    public async Task The_description_says_of_each_deed_of_the_map_what_it_does_and_of_each_condition_what_it_means(string resource)
    {
        await using var hub = new HubFactory();
        using var client = hub.CreateClient();
        var text = await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken);
        var paths = JsonDocument
            .Parse(text)
            .RootElement.GetProperty("paths")
            .EnumerateObject()
            .Where(path => $"{path.Name}/".StartsWith($"/api/v1/campaigns/{{campaign}}/{resource}/", StringComparison.Ordinal))
            .SelectMany(path => path.Value.EnumerateObject().Select(deed => (Name: $"{deed.Name} {path.Name}", deed.Value)))
            .ToList();

        Assert.NotEmpty(paths);
        Assert.All(paths, deed => Assert.True(deed.Value.TryGetProperty("summary", out _), $"{deed.Name} has no summary."));
        var conditions = paths.SelectMany(deed =>
            deed.Value.TryGetProperty("parameters", out var parameters)
                ? parameters.EnumerateArray().Select(parameter => (deed.Name, Parameter: parameter))
                : []
        );
        Assert.All(
            conditions.Where(each => each.Parameter.GetProperty("in").GetString() == "query"),
            each =>
                Assert.True(
                    each.Parameter.TryGetProperty("description", out _),
                    $"{each.Name}: {each.Parameter.GetProperty("name").GetString()} is not described."
                )
        );
    }

    private static IEnumerable<string> Statuses(JsonElement operation) =>
        operation.GetProperty("responses").EnumerateObject().Select(response => response.Name).Order(StringComparer.Ordinal);
}
