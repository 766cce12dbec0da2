using System.Text.RegularExpressions;
using CampaignHub.Features.Directory;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Search;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>An actor as a line of a file tells it. What the file leaves empty is empty here.</summary>
internal sealed record ImportedActor(
    int Line,
    string Key,
    ActorKind Kind,
    string FirstName,
    string Name,
    string Acronym,
    string Function,
    string Organisation,
    string Territory,
    string Note,
    IReadOnlyList<ImportedContact> Contacts,
    TargetClass? Class
)
{
    public string FullName => FirstName.Length > 0 ? $"{FirstName} {Name}" : Name;

    /// <summary>An organisation that a line only names.</summary>
    public static ImportedActor Body(int line, string name) =>
        new(line, "", ActorKind.Organisation, "", name, "", "", "", "", "", [], Class: null);

    /// <summary>By the names of <see cref="ImportedKinds.Fields"/>.</summary>
    public IEnumerable<(string Field, string Value)> Fields() =>
        [
            (nameof(Actor.FirstName), FirstName),
            (nameof(Actor.Name), Name),
            (nameof(Actor.Acronym), Acronym),
            (nameof(Actor.Function), Function),
            (nameof(Actor.Territory), Territory),
            (nameof(Actor.Note), Note),
        ];
}

internal sealed record ImportedContact(ContactKind Kind, string Value);

/// <summary>Why a line cannot be imported; English, translated where shown.</summary>
internal sealed record ImportProblem(int Line, string Template, params object[] Values);

/// <summary>Reads lines of a table as actors.</summary>
internal sealed partial class ImportReader(IReadOnlyList<ImportColumn> columns)
{
    private static readonly Dictionary<ImportColumn, ContactKind> ContactKinds = new()
    {
        [ImportColumn.Email] = ContactKind.Email,
        [ImportColumn.Phone] = ContactKind.Phone,
        [ImportColumn.Mobile] = ContactKind.Mobile,
        [ImportColumn.Address] = ContactKind.Address,
        [ImportColumn.Website] = ContactKind.Website,
    };

    /// <returns>The actor, or why the line is none.</returns>
    public (ImportedActor? Actor, ImportProblem? Problem) Read(Sheet.Row row)
    {
        var (first, last, whole) = (Cell(row, ImportColumn.FirstName), Cell(row, ImportColumn.LastName), Cell(row, ImportColumn.Name));
        var name = last.Length > 0 ? last : whole;
        if (name.Length == 0)
        {
            return (null, new ImportProblem(row.Line, "Line {0} has no name.", row.Line));
        }

        if (Find<ActorKind>(Cell(row, ImportColumn.Kind)) is { IsWrong: true } kind)
        {
            return (null, new ImportProblem(row.Line, "Line {0}: \"{1}\" is no kind of actor.", row.Line, kind.Text));
        }

        if (Find<TargetClass>(Cell(row, ImportColumn.Class)) is { IsWrong: true } @class)
        {
            return (null, new ImportProblem(row.Line, "Line {0}: \"{1}\" is no class.", row.Line, @class.Text));
        }

        var contacts = ContactsOf(row);
        if (contacts.FirstOrDefault(each => each.Kind == ContactKind.Email && !IsAddress(each.Value)) is { } wrong)
        {
            return (null, new ImportProblem(row.Line, "Line {0}: \"{1}\" is no mail address.", row.Line, wrong.Value));
        }

        var actor = new ImportedActor(
            row.Line,
            Cell(row, ImportColumn.Key),
            Find<ActorKind>(Cell(row, ImportColumn.Kind)).Value ?? (first.Length > 0 ? ActorKind.Person : KindOf(row)),
            first,
            name,
            Cell(row, ImportColumn.Acronym),
            Cell(row, ImportColumn.Function),
            Cell(row, ImportColumn.Organisation),
            Cell(row, ImportColumn.Territory),
            Cell(row, ImportColumn.Note),
            contacts,
            Find<TargetClass>(Cell(row, ImportColumn.Class)).Value
        );
        return IsTooLong(actor)
            ? (null, new ImportProblem(row.Line, "Line {0}: a cell is longer than the directory keeps.", row.Line))
            : (actor, null);
    }

    // A table with a column of last names lists people; one with whole names only may list either, and a function speaks for a person.
    private ActorKind KindOf(Sheet.Row row) =>
        Cell(row, ImportColumn.LastName).Length > 0 || Cell(row, ImportColumn.Function).Length > 0
            ? ActorKind.Person
            : ActorKind.Organisation;

    private static bool IsTooLong(ImportedActor actor) =>
        actor.Key.Length > ImportKey.MaxLength
        || actor.FirstName.Length > Actor.NameMaxLength
        || actor.Name.Length > Actor.NameMaxLength
        || actor.Acronym.Length > Actor.AcronymMaxLength
        || actor.Function.Length > Actor.NameMaxLength
        || actor.Organisation.Length > Actor.NameMaxLength
        || actor.Territory.Length > Actor.TerritoryMaxLength
        || actor.Note.Length > Actor.NoteMaxLength
        || actor.Contacts.Any(contact => contact.Value.Length > ContactDetail.ValueMaxLength);

    private List<ImportedContact> ContactsOf(Sheet.Row row)
    {
        var contacts = new List<ImportedContact>();
        for (var at = 0; at < Math.Min(columns.Count, row.Cells.Count); at++)
        {
            if (ContactKinds.TryGetValue(columns[at], out var kind) && row.Cells[at].Length > 0)
            {
                var value = kind == ContactKind.Email ? row.Cells[at].ToLowerInvariant() : row.Cells[at];
                contacts.Add(new ImportedContact(kind, value));
            }
        }

        return [.. contacts.Distinct()];
    }

    private string Cell(Sheet.Row row, ImportColumn column)
    {
        for (var at = 0; at < Math.Min(columns.Count, row.Cells.Count); at++)
        {
            if (columns[at] == column)
            {
                // An apostrophe that an export put before a formula is not part of the text.
                return row.Cells[at] is ['\'', '=' or '+' or '-' or '@', ..] cell ? cell[1..] : row.Cells[at];
            }
        }

        return "";
    }

    // By the word that people read in either language, in any case, without accents and without "·e"; a stored name reads like the English.
    private static (TMember? Value, bool IsWrong, string Text) Find<TMember>(string text)
        where TMember : struct, Enum
    {
        if (text.Length == 0)
        {
            return (null, false, text);
        }

        var wanted = Normal.Of(text.Replace('_', ' '));
        foreach (var member in Enum.GetValues<TMember>())
        {
            if (Texts.NamesOf(member).Any(name => Normal.Of(name) == wanted || Normal.Of(Endings().Replace(name, "")) == wanted))
            {
                return (member, false, text);
            }
        }

        return (null, true, text);
    }

    [GeneratedRegex("·\\p{L}+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Endings();

    private static bool IsAddress(string text) =>
        MimeKit.MailboxAddress.TryParse(text, out var mailbox) && mailbox.Address.Contains('@', StringComparison.Ordinal);
}
