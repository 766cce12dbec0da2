using System.Net;
using System.Text.Json;

namespace CampaignHub.Tests.Platform.Web;

/// <summary>A condition that an address of the API does not know would turn its answer into another one.</summary>
public sealed class WrongQuestions
{
    [Theory]
    [InlineData("actors?nam=Roy", "en", "This address knows no \"nam\"; it knows q, ")]
    [InlineData("actors?nam=Roy", "fr", "Cette adresse ne connaît pas « nam » ; elle connaît q, ")]
    [InlineData("stakeholders?clas=ally", "en", "This address knows no \"clas\"; it knows q, tag, class, choice, limit, cursor.")]
    [InlineData("posts?bodi=1", "en", "This address knows no \"bodi\"; it knows ")]
    [InlineData("mandates?persn=1", "en", "This address knows no \"persn\"; it knows ")]
    [InlineData("ties?form=1", "en", "This address knows no \"form\"; it knows ")]
    [InlineData("statements?stakholder=1", "en", "This address knows no \"stakholder\"; it knows stakeholder, ")]
    [InlineData("assessments?axe=influence", "en", "This address knows no \"axe\"; it knows stakeholder, ")]
    [InlineData("interactions?typ=call", "en", "This address knows no \"typ\"; it knows q, actor, type, direction, limit, cursor.")]
    [InlineData(
        "routes?to=01890000-0000-7000-8000-000000000000&asks=1",
        "en",
        "This address knows no \"asks\"; it knows to, k, maxHops, without,"
    )]
    [InlineData("map-settings?x=1", "en", "This address knows no \"x\": it is asked without conditions.")]
    [InlineData("map-settings?x=1", "fr", "Cette adresse ne connaît pas « x » : on l'interroge sans condition.")]
    public async Task A_condition_that_is_not_known_is_refused_by_its_name(string question, string language, string words)
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        program.Speak(language);

        var answer = await program.SendAsync(HttpMethod.Get, question);

        Assert.Equal(("unknown_member", HttpStatusCode.UnprocessableEntity), (answer.Text("code"), answer.Status));
        Assert.StartsWith(words, answer.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_condition_that_the_description_names_is_taken_and_no_other()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        using var description = JsonDocument.Parse(
            await program.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken)
        );
        var lists = description
            .RootElement.GetProperty("paths")
            .EnumerateObject()
            .Where(path => path.Value.TryGetProperty("get", out _) && path.Name.Count(each => each == '{') <= 1)
            .Where(path => path.Name.StartsWith("/api/v1/", StringComparison.Ordinal))
            .ToList();
        Assert.True(lists.Count > 20);

        foreach (var list in lists)
        {
            var path = list.Name.Replace("{campaign}", "test", StringComparison.Ordinal);
            var known = list.Value.GetProperty("get").TryGetProperty("parameters", out var parameters)
                ? parameters.EnumerateArray().Where(each => each.GetProperty("in").GetString() == "query").ToList()
                : [];
            // Without them the answer would be about what is missing.
            var needed = known
                .Where(each => each.TryGetProperty("required", out var required) && required.GetBoolean())
                .Select(each => $"&{each.GetProperty("name").GetString()}={Some(each.GetProperty("schema"))}");
            using var refused = await program.GetAsync(
                new Uri($"{path}?nosuchthing=1{string.Concat(needed)}", UriKind.Relative),
                TestContext.Current.CancellationToken
            );
            var told = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

            Assert.True(refused.StatusCode == HttpStatusCode.UnprocessableEntity, $"{path}: {refused.StatusCode} {told}");
            Assert.All(known, each => Assert.Contains(each.GetProperty("name").GetString()!, told, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static string Some(JsonElement schema) =>
        schema.TryGetProperty("format", out var format) && format.GetString() == "date"
            ? "2023-01-01"
            : "01890000-0000-7000-8000-000000000000";
}
