using System.Reflection;
using CampaignHub.Data;

namespace CampaignHub.Tests.House;

/// <summary>Every typed link leads to a page of the running hub.</summary>
[Once]
public sealed class TypedLinks
{
    [Fact]
    public async Task Every_link_leads_somewhere()
    {
        await using var hub = new HubFactory();
        using var client = await hub.AdministratorAsync();
        var links = typeof(HubDb).Assembly.GetType("CampaignHub.Links")!;

        var astray = new List<string>();
        foreach (var (name, path) in All(links))
        {
            await client.OpenAsync(path);
            if (client.Status == System.Net.HttpStatusCode.NotFound && !Matches(hub, path))
            {
                astray.Add($"{name}: {path}");
            }
        }

        Assert.Empty(astray);
    }

    private static IEnumerable<(string Name, string Path)> All(Type type)
    {
        var here =
            from member in type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
            let path = member switch
            {
                FieldInfo { IsLiteral: true } field => field.GetRawConstantValue() as string,
                MethodInfo method when method.ReturnType == typeof(string) && !method.IsSpecialName => method.Invoke(
                    null,
                    [.. method.GetParameters().Select(Sample)]
                ) as string,
                _ => null,
            }
            where path is not null
            select ($"{type.Name}.{member.Name}", path);
        return here.Concat(type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).SelectMany(All));
    }

    private static object? Sample(ParameterInfo parameter) =>
        parameter switch
        {
            { HasDefaultValue: true } => parameter.DefaultValue,
            { Name: "campaign" or "slug" } => "test",
            { Name: "format" } => "csv",
            _ when parameter.ParameterType == typeof(Guid) => Guid.Parse("01890000-0000-7000-8000-000000000001"),
            _ when parameter.ParameterType == typeof(string) => "x",
            _ when parameter.ParameterType == typeof(int) => 1,
            _ when parameter.ParameterType == typeof(DateOnly) => new DateOnly(2023, 1, 17),
            _ when parameter.ParameterType.IsEnum => Enum.GetValues(parameter.ParameterType).GetValue(0),
            _ => null,
        };

    // A sample id finds no record, which is 404 as well: then the route itself is asked.
    private static bool Matches(HubFactory hub, string path)
    {
        var value = path.Split('?')[0];
        return hub
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Any(endpoint =>
                new Microsoft.AspNetCore.Routing.Template.TemplateMatcher(
                    new Microsoft.AspNetCore.Routing.Template.RouteTemplate(endpoint.RoutePattern),
                    []
                ).TryMatch(value, []) && BeginsAlike(endpoint, value)
            );
    }

    // The one that takes every address (what is nowhere is 404 there) is no page that a link means.
    private static bool BeginsAlike(RouteEndpoint endpoint, string path) =>
        endpoint.RoutePattern.PathSegments is [{ Parts: [Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart first, ..] }, ..]
        && path.Split('/')[1].StartsWith(first.Content, StringComparison.OrdinalIgnoreCase);
}
