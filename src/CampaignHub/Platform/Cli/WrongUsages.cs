using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;

namespace CampaignHub.Platform.Cli;

/// <summary>What is wrong with a command line, in one sentence for whoever typed it.</summary>
internal static class WrongUsages
{
    /// <summary>Null when the first words name a command.</summary>
    public static string? OfVerb(Command root, string[] args)
    {
        var at = root;
        var said = "";
        foreach (var word in args)
        {
            if (at.Subcommands.Count == 0 || word.StartsWith('-'))
            {
                break;
            }

            if (at.Subcommands.FirstOrDefault(command => command.Name == word) is not { } next)
            {
                var nearest = at.Subcommands.MinBy(command => Distance(command.Name, word)) ?? at;
                return $"There is no command \"{said}{word}\"; did you mean \"{said}{nearest.Name}\"? {said}--help lists them all.";
            }

            (at, said) = (next, $"{said}{word} ");
        }

        var asksForHelp = args.Any(word => word is "--help" or "-h" or "-?" or "--version");
        return at.Subcommands.Count == 0 || at.Action is not null || asksForHelp
            ? null
            : $"\"{said.TrimEnd()}\" needs one more word: {string.Join(", ", at.Subcommands.Select(command => command.Name))}.";
    }

    /// <summary>The parser's own sentences, but where they name a type of ours.</summary>
    public static string Sentence(ParseError error) =>
        error.SymbolResult is OptionResult { Tokens: [.., var token] } result
        && error.Message.Contains("as expected type", StringComparison.Ordinal)
            ? $"{result.Option.Name} {token.Value}: write {Wanted(result.Option.ValueType)}."
            : error.Message;

    private static string Wanted(Type type)
    {
        var wanted = Nullable.GetUnderlyingType(type) ?? type.GetElementType() ?? type;
        return wanted switch
        {
            { IsEnum: true } => string.Join(" or ", Enum.GetNames(wanted).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)),
            _ when wanted == typeof(Guid) => "an id, as the pages and the API show them",
            _ when wanted == typeof(DateOnly) => "a day, such as 2027-01-17",
            _ when wanted == typeof(bool) => "true or false",
            _ => "a number",
        };
    }

    // Letters to add, to take away or to change (Levenshtein).
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var corner = row[0]++;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = corner + (one[i - 1] == other[j - 1] ? 0 : 1);
                corner = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
