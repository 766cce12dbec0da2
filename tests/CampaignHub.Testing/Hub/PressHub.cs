using System.Text.Json;

namespace CampaignHub.Testing.Hub;

/// <summary>A hub that is set up with one campaign (<c>c</c>), a press list (<c>l</c>) of so many journalists and approved releases (<c>r</c>, <c>r1</c>, <c>r2</c>…).</summary>
public static class PressHub
{
    /// <summary>The recipe's name, which its records' keys are made of.</summary>
    public const string Recipe = "press";

    /// <summary>Answers with a token that may write.</summary>
    public static async Task<string> SetUpAsync(
        HubHome home,
        int journalists,
        CancellationToken cancellationToken,
        string body = "",
        int releases = 1
    )
    {
        ArgumentNullException.ThrowIfNull(home);
        await HubVerb.RunAsync(
            home,
            ["setup", "--site-name", "Press", "--admin-email", "ada@example.org", "--admin-password-stdin", "--recipe", "blank"],
            "correct horse battery"
        );
        var recipe = Path.Combine(home.Folder, "press.recipe.json");
        await File.WriteAllTextAsync(recipe, JsonSerializer.Serialize(Steps(journalists, body, releases)), cancellationToken);
        await HubVerb.RunAsync(home, ["recipe", "run", recipe]);
        var made = await HubVerb.RunAsync(
            home,
            ["token", "create", "--user", "ada@example.org", "--name", "press", "--scope", "write", "--json"]
        );
        using var json = JsonDocument.Parse(made);
        return json.RootElement.GetProperty("token").GetString() ?? "";
    }

    private static object Steps(int journalists, string body, int releases)
    {
        var ids = Enumerable.Range(0, journalists).Select(number => $"j{number}").ToList();
        return new
        {
            name = Recipe,
            steps = new object[]
            {
                new
                {
                    name = "CampaignHub.Campaign",
                    id = "c",
                    campaignName = "Press",
                    slug = "c",
                },
                new
                {
                    name = "CampaignHub.Press",
                    journalists = ids.Select(id => new
                    {
                        id,
                        name = $"Newsroom {id}",
                        email = $"{id}@example.org",
                        source = "Their website",
                    }),
                    lists = new[]
                    {
                        new
                        {
                            id = "l",
                            name = "All",
                            journalists = ids,
                        },
                    },
                    releases = Enumerable
                        .Range(0, releases)
                        .Select(number => new
                        {
                            id = number == 0 ? "r" : $"r{number}",
                            headline = "Une enquête montre ce que l'algorithme fait aux familles",
                            slug = number == 0 ? "an-inquiry" : $"an-inquiry-{number}",
                            lede = "Un chapeau.",
                            body,
                            state = "approved",
                        }),
                },
            },
        };
    }
}
