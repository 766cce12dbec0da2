using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using CampaignHub.Platform;
using CampaignHub.Platform.Cli;
using CampaignHub.Platform.Mail.Reading;

namespace CampaignHub.Features.Mailbox;

/// <summary><c>mail classify PATH… [--json]</c> and <c>mail reply-text FILE</c>: what the hub reads out of mail, with no hub set up.</summary>
internal static class MailCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.Never,
    };

    private sealed record Line(string File, string Kind, IReadOnlyList<LineRecipient> Recipients);

    private sealed record LineRecipient(string? Address, string Reason, string Effect, string? Status);

    private sealed record Unread(string File, string? Kind, IReadOnlyList<LineRecipient> Recipients, string Error);

    public static Command Make(CommandHost host)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "A mail as a file, or a folder of .eml files.",
            Arity = ArgumentArity.OneOrMore,
        };
        var json = new Option<bool>("--json") { Description = "Print one line of JSON for each mail, and nothing else." };
        var classify = new Command("classify", "Say what mails that came in are: bounces with their reasons, complaints, answers.")
        {
            paths,
            json,
        };
        classify.SetAction(
            (parsed, cancellationToken) =>
                host.RunAsync(_ => ClassifyAsync(parsed.GetRequiredValue(paths), parsed.GetValue(json), cancellationToken))
        );
        var file = new Argument<string>("FILE") { Description = "An answer, as a .eml file." };
        var reply = new Command("reply-text", "Print what a person wrote in an answer, without what they quote and their signature.")
        {
            file,
        };
        reply.SetAction(
            (parsed, cancellationToken) => host.RunAsync(_ => PrintReplyAsync(parsed.GetRequiredValue(file), cancellationToken))
        );
        return new Command("mail", "Read mails, which needs no database, or send a test.") { classify, reply, SendTestCommand.Make(host) };
    }

    private static async Task<int> ClassifyAsync(string[] paths, bool json, CancellationToken cancellationToken)
    {
        foreach (var file in paths.SelectMany(FilesOf))
        {
            var (raw, error) = await ReadAsync(file, cancellationToken);
            await Console.Out.WriteLineAsync(error is not null ? Say(file, error, json) : Say(file, ReadMail.Of(raw), json));
        }

        return 0;
    }

    private static async Task<int> PrintReplyAsync(string file, CancellationToken cancellationToken)
    {
        var (raw, error) = await ReadAsync(file, cancellationToken);
        if (error is not null)
        {
            throw new RefusedException("The mail {0} cannot be read: {1}", file, error);
        }

        await Console.Out.WriteLineAsync(ReplyText.Of(MailParts.Of(raw)));
        return 0;
    }

    // A folder is read in the order of its names, so that two runs can be compared.
    private static IEnumerable<string> FilesOf(string path) =>
        System.IO.Directory.Exists(path)
            ? System
                .IO.Directory.EnumerateFiles(
                    path,
                    "*.eml",
                    new EnumerationOptions { RecurseSubdirectories = true, MatchCasing = MatchCasing.CaseInsensitive }
                )
                .Order(StringComparer.Ordinal)
            : [path];

    private static async Task<(byte[] Raw, string? Error)> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(file);
            return (await MailParts.LoadAsync(stream, cancellationToken), null);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return ([], "There is no such file.");
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return ([], exception.Message);
        }
    }

    private static string Say(string file, string error, bool json) =>
        json ? JsonSerializer.Serialize(new Unread(file, Kind: null, [], error), Json) : $"{file}: {error}";

    private static string Say(string file, InboundReading reading, bool json)
    {
        var kind = JsonNamingPolicy.KebabCaseLower.ConvertName(reading.Kind.ToString());
        var recipients = reading
            .Recipients.Select(each => new LineRecipient(each.Address, Word(each.Reason), Word(each.Effect), each.Status))
            .ToList();
        return json
            ? JsonSerializer.Serialize(new Line(file, kind, recipients), Json)
            : string.Join(
                Environment.NewLine,
                recipients
                    .Select(each =>
                        $"  {each.Address ?? "(no address)"}: {each.Reason}, {each.Effect}{(each.Status is null ? "" : $", {each.Status}")}"
                    )
                    .Prepend($"{file}: {kind}")
            );
    }

    private static string Word<TWord>(TWord word)
        where TWord : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(word.ToString());
}
