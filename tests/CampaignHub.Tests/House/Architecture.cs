using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using CampaignHub.Data;
using CampaignHub.Platform;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace CampaignHub.Tests.House;

/// <summary>Who may know whom. Each rule was first seen to fail on a planted violation.</summary>
[Once]
public sealed class Architecture
{
    /// <summary>The order of the house: a feature knows those before it, never those after.</summary>
    private static readonly string[] Order =
    [
        "Errors",
        "Campaigns",
        "Access",
        "Notifications",
        "Comments",
        "Recipes",
        "Setup",
        "Settings",
        "Media",
        "Attachments",
        "Mailbox",
        "PublicSite",
        "Directory",
        "Demands",
        "Stakeholders",
        "Planning",
        "Press",
        "Meetings",
        "Training",
        "Commitments",
        "Workflows",
        "Search",
        "Operations",
        "Home",
    ];

    private static readonly ArchUnitNET.Domain.Architecture Hub = new ArchLoader().LoadAssemblies(typeof(HubDb).Assembly).Build();

    [Fact]
    public void A_feature_knows_only_features_before_it()
    {
        for (var place = 0; place < Order.Length; place++)
        {
            var later = Order[(place + 1)..];
            if (later.Length == 0 || !Exists(Order[place]) || !later.Any(Exists))
            {
                continue;
            }

            Types()
                .That()
                .ResideInNamespaceMatching(Namespaces([Order[place]]))
                .Should()
                .NotDependOnAny(Types().That().ResideInNamespaceMatching(Namespaces(later)))
                .Check(Hub);
        }
    }

    [Fact]
    public void The_platform_and_the_data_know_no_feature() =>
        Types()
            .That()
            .ResideInNamespaceMatching(@"^CampaignHub\.(Platform|Data)(\.|$)")
            .And()
            .DoNotResideInNamespaceMatching(@"^CampaignHub\.Data\.Migrations")
            .Should()
            .NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^CampaignHub\.Features\."))
            .Check(Hub);

    [Fact]
    public void Every_feature_has_its_place_in_the_order()
    {
        var features = typeof(HubDb)
            .Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(IFeature)) && type is { IsInterface: false })
            .ToList();

        var placed = features
            .Where(type => type != typeof(PlatformFeature))
            .Select(type => type.Namespace!["CampaignHub.Features.".Length..]);

        Assert.Empty(placed.Except(Order, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("CampaignHub.Planning")]
    [InlineData("CampaignHub.Workflows")]
    public void The_engines_are_pure(string engine)
    {
        var references = System.Reflection.Assembly.Load(engine).GetReferencedAssemblies().Select(name => name.Name!);

        Assert.DoesNotContain(
            references,
            name =>
                name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
                || name.StartsWith("System.Net", StringComparison.Ordinal)
                || name == "CampaignHub"
        );
    }

    /// <summary>Reading mail is a function of its bytes: it knows neither the database nor anything else of the hub.</summary>
    [Fact]
    public void Reading_mail_is_pure() =>
        Types()
            .That()
            .ResideInNamespaceMatching(@"^CampaignHub\.Platform\.Mail\.Reading$")
            .Should()
            .NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^CampaignHub(?!\.Platform\.Mail\.Reading)(\.|$)"))
            .Check(Hub);

    private static bool Exists(string feature) =>
        typeof(HubDb)
            .Assembly.GetTypes()
            .Any(type => type.Namespace?.StartsWith($"CampaignHub.Features.{feature}", StringComparison.Ordinal) == true);

    private static string Namespaces(IEnumerable<string> features) => $@"^CampaignHub\.Features\.({string.Join('|', features)})(\.|$)";
}
