using System.Text.Json;

namespace CampaignHub.Tests.Features.Setup;

public sealed class ByCommand
{
    private static readonly string[] Setup =
    [
        "setup",
        "--site-name",
        "A site",
        "--admin-email",
        "ada@example.org",
        "--admin-password-stdin",
        "--recipe",
        "blank",
    ];

    [Fact]
    public async Task A_hub_is_set_up_once()
    {
        using var machine = new HubCommand();

        var first = await machine.RunProcessAsync([.. Setup, "--json"], HubFactory.Password + "\n");
        var second = await machine.RunProcessAsync(Setup, HubFactory.Password + "\n");

        Assert.Equal(0, first.ExitCode);
        Assert.Equal("blank", JsonDocument.Parse(first.Output).RootElement.GetProperty("name").GetString());
        Assert.Equal(1, second.ExitCode);
        Assert.Equal("error: This hub is set up already: sign in.\n", second.Error);
    }

    [Fact]
    public async Task It_says_what_was_done()
    {
        using var machine = new HubCommand();

        var (_, output, _) = await machine.RunProcessAsync(Setup, HubFactory.Password + "\n");

        Assert.EndsWith(
            "The hub \"A site\" is set up with the recipe blank: start it without a command, and sign in at /admin as ada@example.org.\n",
            output,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("error: Give the password by --admin-password-stdin or by --admin-password.", "--admin-password", "another one entirely")]
    [InlineData("error: --variable story: write name=value.", "--variable", "story")]
    public async Task A_wrong_usage_is_told_apart(string sentence, params string[] more)
    {
        using var machine = new HubCommand(hasDatabase: false);

        var (exitCode, _, error) = await machine.RunProcessAsync([.. Setup, .. more], HubFactory.Password);

        Assert.Equal(2, exitCode);
        Assert.StartsWith(sentence, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setup_that_is_killed_is_done_whole_or_not_at_all()
    {
        var kills = Environment.GetEnvironmentVariable("HUB_TEST_LONG") == "1" ? 20 : 2;
        for (var kill = 0; kill < kills; kill++)
        {
            using var machine = new HubCommand();
            using (var process = machine.Start(Setup))
            {
                await process.StandardInput.WriteLineAsync(HubFactory.Password);
                // From before the first statement until after the commit.
                await Task.Delay(Random.Shared.Next(500, 2500), TestContext.Current.CancellationToken);
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            }

            var again = await machine.RunProcessAsync(Setup, HubFactory.Password);
            var plan = await machine.RunProcessAsync([
                "recipe",
                "run",
                Path.Combine(House.Repository.Root, "recipes", "blank.recipe.json"),
            ]);

            Assert.True(again.ExitCode == 0 || again.Error.Contains("set up already", StringComparison.Ordinal), again.Error);
            Assert.StartsWith("unchanged", plan.Output, StringComparison.Ordinal);
        }
    }
}
