using System.Text.RegularExpressions;
using CampaignHub.Platform.Language;
using CampaignHub.Tests.House;
using CampaignHub.Workflows.Activities;

namespace CampaignHub.Tests.Features.Workflows;

/// <summary>What the engine and the features say of activities has its French.</summary>
public sealed partial class Speaking
{
    [Fact]
    public async Task Every_activity_and_property_has_its_french()
    {
        await using var hub = new HubFactory();

        var words = hub
            .Services.GetRequiredService<ActivityCatalog>()
            .Types.SelectMany(type =>
                type.Descriptor.Properties.SelectMany(property => (string[])[property.Text, property.Help])
                    .Concat([type.Descriptor.Text, type.Descriptor.Help, type.Descriptor.Category])
            )
            .Where(word => word.Length > 0);

        Assert.DoesNotContain(words.Distinct(StringComparer.Ordinal), word => !Texts.Knows(word));
    }

    [Fact]
    public void Every_problem_and_every_effect_has_its_french()
    {
        var validator = Repository.Files("src/CampaignHub.Workflows", "WorkflowValidator.cs").Single();
        var problems = Problem().Matches(File.ReadAllText(validator)).Select(match => match.Groups["text"].Value).ToList();
        var effects = Repository
            .Files("src/CampaignHub/Features", "*.cs")
            .SelectMany(file => Effect().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["text"].Value)
            .ToList();

        Assert.True(problems.Count >= 13 && effects.Count >= 5, $"{problems.Count} problems, {effects.Count} effects");
        Assert.DoesNotContain(problems.Concat(effects), sentence => !Texts.Knows(sentence));
    }

    [GeneratedRegex(@"new\(\s*""[a-z_]+"",\s*[^,]+,\s*""(?<text>[^""]+)""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Problem();

    [GeneratedRegex(@"\.Did\(\s*(?:[^""]*\?\s*)?""(?<text>[^""]+)""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Effect();
}
