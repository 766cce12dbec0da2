using CampaignHub.Features.Directory.Tags;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Outlets;
using CampaignHub.Features.Stakeholders.Importing;
using CampaignHub.Features.Stakeholders.Importing.Formats;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Search;

namespace CampaignHub.Features.Press.Importing;

/// <summary>What a line of a journalist file says of the press work.</summary>
/// <param name="Outlet">Empty where it names none.</param>
/// <param name="Kind">Of an outlet that is not known yet.</param>
internal sealed record PressLine(
    string Outlet,
    string Role,
    OutletKind? Kind,
    OutletScope? Reach,
    OutletPeriodicity? Periodicity,
    IReadOnlyList<string> Beats,
    IReadOnlyList<string> Languages,
    IReadOnlyList<string> Tags,
    bool IsLeftAlone
)
{
    private static readonly char[] Between = [',', ';', '|', '/'];
    private static readonly string[] Yes = ["1", "x", "oui", "yes", "true", "vrai", "opt out", "optout", "y", "o"];
    private static readonly string[] No = ["", "0", "non", "no", "false", "faux", "n", "opt in", "optin"];

    // A function, not a person: it is kept as it stands.
    private static readonly string[] Functions =
    [
        "service",
        "redaction",
        "newsroom",
        "desk",
        "pole",
        "cellule",
        "rubrique",
        "bureau",
        "chronique",
        "matinale",
        "direction",
        "le",
        "la",
        "les",
        "the",
    ];

    private static readonly Dictionary<string, OutletKind> Kinds = new(StringComparer.Ordinal)
    {
        ["presse"] = OutletKind.Newspaper,
        ["presse ecrite"] = OutletKind.Newspaper,
        ["print"] = OutletKind.Newspaper,
        ["quotidien"] = OutletKind.Newspaper,
        ["presse quotidienne"] = OutletKind.Newspaper,
        ["pqr"] = OutletKind.Newspaper,
        ["agence"] = OutletKind.NewsAgency,
        ["agency"] = OutletKind.NewsAgency,
        ["tv"] = OutletKind.Television,
        ["tele"] = OutletKind.Television,
        ["web"] = OutletKind.Online,
        ["internet"] = OutletKind.Online,
        ["site"] = OutletKind.Online,
        ["blog"] = OutletKind.Online,
        ["revue"] = OutletKind.Magazine,
        ["mag"] = OutletKind.Magazine,
    };

    /// <summary>The line, or why it cannot be read.</summary>
    public static (PressLine? Line, ImportProblem? Problem) Read(ImportedActor row)
    {
        string Cell(string column) => row.Extras.GetValueOrDefault(column, "").Trim();
        var kind = Member<OutletKind>(Cell(PressColumns.OutletKind)) ?? Known(Cell(PressColumns.OutletKind));
        var (reach, rhythm) = (Member<OutletScope>(Cell(PressColumns.Reach)), Member<OutletPeriodicity>(Cell(PressColumns.Periodicity)));
        var languages = Split(Cell(PressColumns.Languages));
        var alone = Normal.Of(Cell(PressColumns.DoNotContact));
        if (Wrong(row, kind, reach, rhythm) is { } wrong)
        {
            return (null, wrong);
        }

        var tags = Split(Cell(PressColumns.Tags));
        var beats = Journalist.ReadBeats(Cell(PressColumns.Beats).Replace('/', ','));
        if (
            tags.Any(tag => tag.Length > ActorTag.MaxLength)
            || string.Join(", ", beats).Length > Journalist.BeatsMaxLength
            || Cell(PressColumns.Outlet).Length > Outlets.Outlet.NameMaxLength
            || Cell(PressColumns.Role).Length > OutletRole.RoleMaxLength
        )
        {
            return (null, new ImportProblem(row.Line, "Line {0}: a cell is longer than the directory keeps.", row.Line));
        }

        var line = new PressLine(
            Cell(PressColumns.Outlet),
            Cell(PressColumns.Role),
            kind,
            reach,
            rhythm,
            beats,
            [.. languages.Select(word => PressLanguages.Find(word)!).Distinct(StringComparer.Ordinal)],
            [.. tags.Select(ActorTag.Clean).DistinctBy(Normal.Of, StringComparer.Ordinal)],
            Yes.Contains(alone, StringComparer.Ordinal)
        );
        return (line, null);
    }

    /// <summary>The first cell that means nothing.</summary>
    private static ImportProblem? Wrong(ImportedActor row, OutletKind? kind, OutletScope? reach, OutletPeriodicity? rhythm)
    {
        string Cell(string column) => row.Extras.GetValueOrDefault(column, "").Trim();
        var alone = Normal.Of(Cell(PressColumns.DoNotContact));
        var language = Split(Cell(PressColumns.Languages)).Find(word => PressLanguages.Find(word) is null) ?? "";
        (bool IsWrong, string Template, string Cell)[] asked =
        [
            (
                kind is null && Cell(PressColumns.OutletKind).Length > 0,
                "Line {0}: \"{1}\" is no kind of outlet.",
                Cell(PressColumns.OutletKind)
            ),
            (reach is null && Cell(PressColumns.Reach).Length > 0, "Line {0}: \"{1}\" is no reach of an outlet.", Cell(PressColumns.Reach)),
            (
                rhythm is null && Cell(PressColumns.Periodicity).Length > 0,
                "Line {0}: \"{1}\" is no periodicity.",
                Cell(PressColumns.Periodicity)
            ),
            (language.Length > 0, "Line {0}: \"{1}\" is no language of the list.", language),
            (
                !Yes.Contains(alone, StringComparer.Ordinal) && !No.Contains(alone, StringComparer.Ordinal),
                "Line {0}: \"{1}\" says neither yes nor no.",
                Cell(PressColumns.DoNotContact)
            ),
            (
                Cell(PressColumns.CollectedOn).Length > 0 && PartialDay.First(Cell(PressColumns.CollectedOn)) is null,
                "Line {0}: \"{1}\" is no day.",
                Cell(PressColumns.CollectedOn)
            ),
        ];
        return asked
            .Where(each => each.IsWrong)
            .Select(each => new ImportProblem(row.Line, each.Template, row.Line, each.Cell))
            .FirstOrDefault();
    }

    /// <summary>First and last name of one cell: <c>DUPRÉ Léa</c>, <c>Léa DUPRÉ</c>, <c>Dupré, Léa</c>, <c>Léa Dupré</c>; a function stays whole.</summary>
    public static (string First, string Last) Name(string whole)
    {
        if (whole.Split(',') is [var last, var first] && first.Trim().Length > 0 && last.Trim().Length > 0)
        {
            return (first.Trim(), last.Trim());
        }

        var words = whole.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || Functions.Contains(Normal.Of(words[0]), StringComparer.Ordinal))
        {
            return ("", whole);
        }

        var capitals = words.Where(IsCapitals).ToList();
        return capitals.Count > 0 && capitals.Count < words.Length
            ? (string.Join(' ', words.Where(word => !IsCapitals(word))), string.Join(' ', capitals))
            : (words[0], string.Join(' ', words.Skip(1)));
    }

    private static bool IsCapitals(string word) => word.Count(char.IsLetter) > 1 && !word.Any(char.IsLower);

    private static List<string> Split(string cell) =>
        [
            .. cell.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(word => Normal.Of(word).Length > 0),
        ];

    private static OutletKind? Known(string word) => Kinds.TryGetValue(Normal.Of(word), out var kind) ? kind : null;

    private static TMember? Member<TMember>(string word)
        where TMember : struct, Enum =>
        word.Length == 0
            ? null
            : Enum.GetValues<TMember>()
                .Cast<TMember?>()
                .FirstOrDefault(member =>
                    ListValues.Of(member!.Value) == word || Texts.NamesOf(member.Value).Any(name => Normal.Of(name) == Normal.Of(word))
                );
}
