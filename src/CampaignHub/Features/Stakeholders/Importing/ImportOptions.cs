using System.CommandLine;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>What every verb that brings a file in may be told beside the file: <c>[--source TEXT] [--mapping FILE] [--dry-run] [--json]</c>.</summary>
/// <param name="example">A mapping of this verb's columns, for its help.</param>
internal sealed class ImportOptions(string example)
{
    private readonly Option<string?> _source = new("--source") { Description = "Where the data come from; the file's name unless told." };

    private readonly Option<string?> _mapping = new("--mapping")
    {
        Description = $"JSON of what columns mean: {example}; a column that it does not name is proposed.",
    };

    private readonly Option<bool> _dry = new("--dry-run") { Description = "Say what the import will do, and change nothing." };
    private readonly Option<bool> _json = new("--json") { Description = "Print the report as JSON and nothing else." };

    public Command AddTo(Command command)
    {
        command.Add(_source);
        command.Add(_mapping);
        command.Add(_dry);
        command.Add(_json);
        return command;
    }

    /// <param name="goal">Null puts the lines on the map.</param>
    public ImportCommand.Request RequestOf(ParseResult parsed, string path, ImportGoal? goal) =>
        new(path, parsed.GetValue(_source), parsed.GetValue(_mapping), goal)
        {
            IsDry = parsed.GetValue(_dry),
            AsJson = parsed.GetValue(_json),
        };
}
