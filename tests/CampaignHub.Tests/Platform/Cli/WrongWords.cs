namespace CampaignHub.Tests.Platform.Cli;

/// <summary>What the executable answers to somebody who mistypes, or on a machine that is not ready.</summary>
[Once]
public sealed class WrongWords
{
    [Theory]
    [InlineData("There is no command \"doctr\"; did you mean \"doctor\"? --help lists them all.", "doctr")]
    [InlineData("There is no command \"token creat\"; did you mean \"token create\"? token --help lists them all.", "token", "creat")]
    [InlineData("\"token\" needs one more word: create.", "token")]
    [InlineData("--scope all: write read or write.", "token", "create", "--user", "ada@example.org", "--name", "x", "--scope", "all")]
    public async Task A_wrong_word_is_answered_in_one_sentence(string sentence, params string[] words)
    {
        using var machine = new HubCommand(hasDatabase: false);

        var (exitCode, output, error) = await machine.RunProcessAsync(words);

        Assert.Equal((2, "", $"error: {sentence}\n"), (exitCode, output, error));
        Assert.Empty(Directory.EnumerateFileSystemEntries(machine.Folder));
    }

    [Fact]
    public async Task The_doctor_makes_nothing_where_there_is_no_hub()
    {
        using var machine = new HubCommand(hasDatabase: false);

        var (exitCode, output, _) = await machine.RunProcessAsync(["doctor"]);

        Assert.Equal(0, exitCode);
        Assert.Contains($"todo database: There is no hub in {machine.Folder} yet", output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(machine.Folder));
    }

    [Theory]
    [InlineData("doctor", 0)]
    [InlineData("setup --site-name x --admin-email a@example.org --admin-password-stdin --recipe blank", 1)]
    [InlineData("--urls http://127.0.0.1:0", 1)]
    public async Task A_folder_that_cannot_be_written_to_is_told_in_one_sentence(string line, int expected)
    {
        // A folder that even root cannot write to.
        using var machine = new HubCommand(hasDatabase: false) { Environment = { ["CampaignHub__DataDirectory"] = "/sys/kernel" } };

        var (exitCode, _, error) = await machine.RunProcessAsync(line.Split(' '), HubFactory.Password);

        Assert.Equal(expected, exitCode);
        if (expected > 0)
        {
            Assert.StartsWith("error: Nothing can be written in the data directory /sys/kernel:", error, StringComparison.Ordinal);
            Assert.Single(error.TrimEnd().Split('\n'));
        }
    }
}
