using CampaignHub.Features.Recipes;
using CampaignHub.Platform.Settings;

namespace CampaignHub.Tests.Features.Recipes;

[Once]
public sealed class Evaluating
{
    [Theory]
    [InlineData("[js: variables('late')]", "a later b")]
    [InlineData("[js: 1 + 1]", "2")]
    [InlineData("[js: return ['a', 'b'][1] + '!']", "b!")]
    [InlineData("[js: ['a', 'b'][1]]", "b")]
    [InlineData("[js: parameters('SiteName')]", "Test hub")]
    [InlineData("[js: parameters('AdminEmail')]", "admin@example.org")]
    [InlineData("[js: parameters('Now')]", "2023-02-07T09:00:00.000Z")]
    [InlineData("[js: new Date().toISOString()]", "2023-02-07T09:00:00.000Z")]
    [InlineData("[js: configuration('ConnectionStrings:CampaignHub', 'none')]", "none")]
    [InlineData("[js: base64('w6k=') + html('&eacute;')]", "éé")]
    [InlineData("[js: gzip('H4sIAAAAAAACA8tIzcnJBwCGphA2BQAAAA==')]", "hello")]
    [InlineData("[js: '[js: 40 + 2]']", "42")]
    [InlineData("[file:text('name.txt')]", "from a file")]
    [InlineData("[file:base64('name.txt')]", "ZnJvbSBhIGZpbGU=")]
    [InlineData("[locale en] a:b", "[locale en] a:b")]
    [InlineData("[sc text='a : b'/]", "[sc text='a : b'/]")]
    public async Task An_expression_becomes_its_value(string expression, string value)
    {
        await using var hub = new HubFactory();
        using var file = new RecipeFile(
            $$"""
            {
              "steps": [{ "name": "settings", "SiteName": "{{expression}}" }],
              "variables": { "late": "[js: variables('first') + ' later ' + variables('second')]", "first": "a", "second": "[js: 'b']" }
            }
            """
        );
        await File.WriteAllTextAsync(file.In("name.txt"), "from a file", TestContext.Current.CancellationToken);

        var report = await file.RunAsync(hub);

        Assert.Empty(report.Problems);
        Assert.Equal(value, await SiteNameAsync(hub));
    }

    [Fact]
    public async Task Identifiers_are_new_in_each_place_and_the_same_at_each_run()
    {
        await using var hub = new HubFactory();
        using var file = new RecipeFile(
            """{ "variables": { "a": "[js: uuid()]" }, "steps": [{ "name": "settings", "SiteName": "[js: uuid() + uuid() + variables('a') + variables('a')]" }] }"""
        );

        await file.RunAsync(hub);
        var first = await SiteNameAsync(hub);
        hub.Clock.Advance(TimeSpan.FromDays(30));
        await file.RunAsync(hub);

        Assert.Equal(first, await SiteNameAsync(hub));
        Assert.Equal(4 * 26, first!.Length);
        Assert.Equal(3, first.Chunk(26).Select(id => new string(id)).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_value_from_outside_stands_in_for_a_variable_and_is_kept_for_later_runs()
    {
        await using var hub = new HubFactory();
        using var file = new RecipeFile(
            """{ "variables": { "story": "after" }, "steps": [{ "name": "settings", "SiteName": "[js: variables('story')]" }] }"""
        );

        await file.RunAsync(hub, Giving("story", "before"));
        await file.RunAsync(hub);

        Assert.Equal("before", await SiteNameAsync(hub));
        var report = await file.PlanAsync(hub, Giving("stroy", "x"));
        Assert.Contains("no variable \"stroy\"", Assert.Single(report.Problems).ToString(), StringComparison.Ordinal);
    }

    private static RecipeInputs Giving(string name, string value) =>
        new() { Variables = new Dictionary<string, string>(StringComparer.Ordinal) { [name] = value } };

    private static Task<string?> SiteNameAsync(HubFactory hub) =>
        hub.InsideAsync(services =>
            services.GetRequiredService<HubSettings>().FindAsync(SettingKey.SiteName, TestContext.Current.CancellationToken)
        );
}
