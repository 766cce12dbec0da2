using System.CommandLine;

namespace CampaignHub.Features.Stakeholders;

/// <summary>What the verbs of <c>stakeholders</c> have in common.</summary>
internal static class MapVerb
{
    public static Option<string> Campaign() => new("--campaign") { Description = "The campaign's slug.", Required = true };

    public static Command Of(Command command) => new("stakeholders", "The map of a campaign.") { command };
}
