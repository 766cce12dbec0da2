using System.Text.Json;
using CampaignHub.Tests.Platform.Mail.Reading;

namespace CampaignHub.Tests.Features.Mailbox;

/// <summary><c>mail classify</c> and <c>mail reply-text</c>, as somebody runs them where no hub was ever set up.</summary>
public sealed class ClassifyingByCommand
{
    [Fact]
    public async Task A_folder_is_told_mail_by_mail_and_what_cannot_be_read_is_said()
    {
        using var command = new HubCommand(hasDatabase: false);
        var folder = System.IO.Directory.CreateDirectory(Path.Combine(command.Folder, "mails"));
        await WriteAsync(folder, "1.eml", "bounces.txt", "Postfix: several recipients, each its own end (B3)");
        await WriteAsync(folder, "2.eml", "others.txt", "Absence of Outlook, in French");
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "3.EML"), [0, 1, 2, 255], TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "notes.txt"), "no mail", TestContext.Current.CancellationToken);
        var missing = Path.Combine(command.Folder, "missing.eml");

        var (exitCode, output, error) = await command.RunProcessAsync(["mail", "classify", folder.FullName, missing, "--json"]);

        Assert.Equal((0, ""), (exitCode, error));
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(4, lines.Count);
        Assert.Equal("bounce", lines[0].GetProperty("kind").GetString());
        var recipients = lines[0].GetProperty("recipients");
        Assert.Equal(
            """{"address":"a@one.example","reason":"unknown_user","effect":"suppress","status":"5.1.1"}""",
            recipients[0].GetRawText()
        );
        Assert.Equal("not_a_bounce", recipients[3].GetProperty("reason").GetString());
        Assert.Equal(("auto-reply", 0), (lines[1].GetProperty("kind").GetString(), lines[1].GetProperty("recipients").GetArrayLength()));
        Assert.Equal("unrelated", lines[2].GetProperty("kind").GetString());
        Assert.Equal(missing, lines[3].GetProperty("file").GetString());
        Assert.Equal("There is no such file.", lines[3].GetProperty("error").GetString());
        Assert.Empty(System.IO.Directory.EnumerateFiles(command.Folder));
    }

    [Fact]
    public async Task Without_json_it_is_written_for_people()
    {
        using var command = new HubCommand(hasDatabase: false);
        var folder = new DirectoryInfo(command.Folder);
        await WriteAsync(folder, "1.eml", "bounces.txt", "qmail: unknown user");

        var (exitCode, output, _) = await command.RunProcessAsync(["mail", "classify", Path.Combine(folder.FullName, "1.eml")]);

        Assert.Equal(0, exitCode);
        Assert.Contains("1.eml: bounce", output, StringComparison.Ordinal);
        Assert.Contains("jean@example.org: unknown_user, suppress, 5.1.1", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_words_of_an_answer_are_printed()
    {
        using var command = new HubCommand(hasDatabase: false);
        var folder = new DirectoryInfo(command.Folder);
        var answer = MailCases.Of("replies.txt").Single(each => each.Head[0] == "German").Mail.Split("\n<<<\n")[0];
        var file = Path.Combine(folder.FullName, "1.eml");
        await File.WriteAllBytesAsync(file, MailCases.Bytes(answer + "\n"), TestContext.Current.CancellationToken);

        var (exitCode, output, _) = await command.RunProcessAsync(["mail", "reply-text", file]);
        var (missing, _, error) = await command.RunProcessAsync(["mail", "reply-text", file + "x"]);

        Assert.Equal((0, "Vielen Dank, ich rufe an."), (exitCode, output.Trim()));
        Assert.Equal(1, missing);
        Assert.StartsWith("error: ", error, StringComparison.Ordinal);
    }

    private static async Task WriteAsync(DirectoryInfo folder, string name, string cases, string title) =>
        await File.WriteAllBytesAsync(
            Path.Combine(folder.FullName, name),
            MailCases.Bytes(MailCases.Of(cases).Single(each => each.Head[0] == title).Mail),
            TestContext.Current.CancellationToken
        );
}
