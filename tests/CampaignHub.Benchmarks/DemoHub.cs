using CampaignHub.Testing.Hub;

namespace CampaignHub.Benchmarks;

/// <summary>The published hub with the campaign of the demo, all of it.</summary>
internal static class DemoHub
{
    public static async Task<HubHome> SetUpAsync()
    {
        var home = new HubHome();
        await HubVerb.RunAsync(
            home,
            [
                "setup",
                "--site-name",
                "Changer de Cap",
                "--admin-email",
                "ada@example.org",
                "--admin-password-stdin",
                "--recipe",
                "changer-de-cap",
            ],
            "correct horse battery"
        );
        return home;
    }
}
