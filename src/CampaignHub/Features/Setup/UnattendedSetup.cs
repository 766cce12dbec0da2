using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Setup;

/// <summary>Sets an empty hub up at start from <c>CampaignHub:Setup:*</c>; one that is set up is left alone.</summary>
internal sealed class UnattendedSetup(IConfiguration configuration, HubDb db, SetUpHub setUp) : IStartTask
{
    private const string Section = "CampaignHub:Setup";

    public int Order => 10;

    public static bool IsAsked(IConfiguration configuration) => configuration.GetSection(Section).Exists();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!IsAsked(configuration) || !await SetUpHub.IsEmptyAsync(db, cancellationToken))
        {
            return;
        }

        var section = configuration.GetSection(Section);
        await setUp.ExecuteAsync(
            new SetupAnswers
            {
                SiteName = Asked("SiteName"),
                AdminEmail = Asked("AdminEmail"),
                AdminPassword = Asked("AdminPassword"),
                AdminName = section["AdminName"],
                Language = section["Language"],
                Recipe = Asked("Recipe"),
                Variables = section
                    .GetSection("Variables")
                    .GetChildren()
                    .ToDictionary(child => child.Key, child => child.Value ?? "", StringComparer.OrdinalIgnoreCase),
            },
            cancellationToken
        );
    }

    private string Asked(string name) =>
        configuration[$"{Section}:{name}"] is { Length: > 0 } value
            ? value
            : throw new RefusedException("The unattended setup needs CampaignHub__Setup__{0}.", name);
}
