using System.Reflection;
using CampaignHub.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Tests.House;

/// <summary>Small and quiet: page ≤ 150 lines, view ≤ 120, any class file ≤ 300, constructor ≤ 5. Exceptions are named with their reason.</summary>
[Once]
public sealed class Sizes
{
    private const string OfRazor = "Razor finds public tag helpers only.";

    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["RefusedException"] = "An exception that nobody outside could name is a trap (CA1064).",
        ["ConfirmTagHelper"] = OfRazor,
        ["IconTagHelper"] = OfRazor,
        ["MarkdownTagHelper"] = OfRazor,
        ["SafeHtmlTagHelper"] = OfRazor,
    };

    [Fact]
    public void Files_are_small()
    {
        var tooLong =
            from pattern in new[] { ("*.cshtml.cs", 150), ("*.cshtml", 120), ("*.cs", 300) }
            from file in Repository.Files("src", pattern.Item1)
            let lines = File.ReadLines(file).Count()
            where lines > pattern.Item2 && !Exceptions.ContainsKey(Repository.Name(file))
            select $"{Repository.Name(file)}: {lines} lines, at most {pattern.Item2}";

        Assert.Empty(tooLong.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void Constructors_are_narrow()
    {
        var wide =
            from type in Types()
            where !typeof(Exception).IsAssignableFrom(type) && !IsRecord(type)
            from constructor in type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            where constructor.GetParameters().Length > 5
            select $"{type.Name}({constructor.GetParameters().Length})";

        Assert.Empty(wide);
    }

    [Fact]
    public void Classes_are_sealed_and_internal()
    {
        var open = Types()
            .Where(type =>
                (type is { IsClass: true, IsAbstract: false, IsSealed: false } && !typeof(PageModel).IsAssignableFrom(type))
                || type.IsVisible
            )
            .Where(type => !Exceptions.ContainsKey(type.Name))
            .Select(type => type.FullName);

        Assert.Empty(open);
    }

    private static IEnumerable<Type> Types() =>
        typeof(HubDb)
            .Assembly.GetTypes()
            .Where(type =>
                type.Namespace?.StartsWith("CampaignHub", StringComparison.Ordinal) == true
                && !type.Namespace.Contains("Migrations", StringComparison.Ordinal)
                && !type.Name.Contains('<', StringComparison.Ordinal)
                && !IsOfView(type)
                && type.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null
            );

    private static bool IsOfView(Type type) => typeof(Microsoft.AspNetCore.Mvc.Razor.RazorPageBase).IsAssignableFrom(type);

    // A record with many members is data, not a class with many collaborators.
    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null || type.IsValueType;
}
