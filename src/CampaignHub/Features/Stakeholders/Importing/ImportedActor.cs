using CampaignHub.Features.Directory;
using CampaignHub.Features.Directory.Tags;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Features.Stakeholders.Importing.Formats;
using CampaignHub.Platform.Files;
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
    TargetClass? Class,
    string Card = "",
    string Source = ""
)
{
    /// <summary>The name stands whole in one cell: which part of a person's is the last name, nobody said.</summary>
    public bool IsWholeName { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<ImportedValue> Values { get; init; } = [];

    /// <summary>What the line says for another purpose than the map, by column.</summary>
    public IReadOnlyDictionary<string, string> Extras { get; init; } = new Dictionary<string, string>();

    /// <summary>When its contact details were collected, where the line says so.</summary>
    public DateOnly? CollectedOn { get; init; }

    public string FullName => FirstName.Length > 0 ? $"{FirstName} {Name}" : Name;

    /// <summary>A body that a line only names.</summary>
    public static ImportedActor Body(int line, string name, ActorKind kind) =>
        new(line, "", kind, "", name, "", "", "", "", "", [], Class: null);

    /// <summary>What the line says of somebody who is known, first name and last name told apart as theirs are.</summary>
    public IEnumerable<(string Field, string Value)> FieldsOver(Actor kept) =>
        IsWholeName && kept.FirstName.Length > 0 ? PartedAs(kept).Fields() : Fields();

    // By the first name that is known, or the last one, in either order; else the first word is the first name.
    private ImportedActor PartedAs(Actor kept)
    {
        var words = Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (first, last) = (kept.FirstName.Split(' ').Length, kept.Name.Split(' ').Length);
        if (words.Length == first + last && IsSpelt(words[..last], kept.Name) && IsSpelt(words[last..], kept.FirstName))
        {
            return With(words[last..], words[..last]);
        }

        var at =
            words.Length > first && IsSpelt(words[..first], kept.FirstName) ? first
            : words.Length > last && IsSpelt(words[^last..], kept.Name) ? words.Length - last
            : Math.Min(1, words.Length - 1);
        return With(words[..at], words[at..]);
    }

    private ImportedActor With(string[] first, string[] last) =>
        this with
        {
            FirstName = string.Join(' ', first),
            Name = string.Join(' ', last),
        };

    private static bool IsSpelt(string[] words, string name) => Normal.Of(string.Join(' ', words)) == Normal.Of(name);

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

/// <param name="Source">Empty takes the source of the import.</param>
internal sealed record ImportedContact(ContactKind Kind, string Value, string Source = "", DateOnly? From = null, DateOnly? Until = null);

/// <summary>What a line says of a custom field, as it is kept.</summary>
internal sealed record ImportedValue(Guid Field, string Text);

/// <summary>Why a line cannot be imported; English, translated where shown.</summary>
internal sealed record ImportProblem(int Line, string Template, params object[] Values);

/// <summary>Reads lines of a table as actors.</summary>
/// <param name="columns">What each of them means.</param>
/// <param name="fields">Of the campaign.</param>
/// <param name="purpose">Null reads for the map.</param>
internal sealed class ImportReader(IReadOnlyList<ColumnMeaning> columns, IReadOnlyList<CustomField> fields, IImportPurpose? purpose = null)
{
    // Address books put several into one cell.
    private static readonly char[] BetweenAddresses = [';', ',', ' ', '|', '/'];

    private static readonly Dictionary<ImportColumn, ContactKind> ContactKinds = new()
    {
        [ImportColumn.Email] = ContactKind.Email,
        [ImportColumn.Phone] = ContactKind.Phone,
        [ImportColumn.Mobile] = ContactKind.Mobile,
        [ImportColumn.Address] = ContactKind.Address,
        [ImportColumn.Website] = ContactKind.Website,
    };

    /// <summary>How many cells with something in them stand beyond the last column of the header: a separator inside a text, mostly.</summary>
    public int Beyond(TableRow row) => row.Cells.Skip(columns.Count).Count(cell => cell.Length > 0);

    /// <summary>The plain names of the lines that say they are groups: beside its people, a table names a group before its own line does.</summary>
    public IReadOnlySet<string> GroupsOf(IEnumerable<TableRow> rows) =>
        columns.Contains(ImportColumn.Kind) && columns.Contains(ImportColumn.Organisation)
            ? rows.Where(row => KindOf(Cell(row, ImportColumn.Kind)) == ActorKind.Group)
                .Select(row => Normal.Of(NameOf(row)))
                .ToHashSet(StringComparer.Ordinal)
            : new HashSet<string>();

    // American spelling, and the words of Kumu and of other tools.
    private static ActorKind? KindOf(string text) =>
        ClosedList.Find<ActorKind>(text)
        ?? Normal.Of(text) switch
        {
            "organization" or "company" or "institution" or "institute" => ActorKind.Organisation,
            "individual" or "people" => ActorKind.Person,
            "team" or "network" => ActorKind.Group,
            _ => null,
        };

    /// <returns>The actor, or why the line is none.</returns>
    public (ImportedActor? Actor, ImportProblem? Problem) Read(TableRow row)
    {
        var (first, last, name) = (Cell(row, ImportColumn.FirstName), Cell(row, ImportColumn.LastName), NameOf(row));
        if (name.Length == 0)
        {
            return (null, new ImportProblem(row.Line, "Line {0} has no name.", row.Line));
        }

        var (kindText, classText) = (Cell(row, ImportColumn.Kind), Cell(row, ImportColumn.Class));
        var (kind, @class) = (KindOf(kindText), ClosedList.Find<TargetClass>(classText));
        if (kindText.Length > 0 && kind is null)
        {
            return (null, new ImportProblem(row.Line, "Line {0}: \"{1}\" is no kind of actor.", row.Line, kindText));
        }

        if (classText.Length > 0 && @class is null)
        {
            return (null, new ImportProblem(row.Line, "Line {0}: \"{1}\" is no class.", row.Line, classText));
        }

        if (ImportedTraits.Wrong(row, columns, fields) is { } misfit)
        {
            return (null, misfit);
        }

        var contacts = ContactsOf(row);
        if (Wrong(row, contacts) is { } unreachable)
        {
            return (null, unreachable);
        }

        var actor = new ImportedActor(
            row.Line,
            Cell(row, ImportColumn.Key),
            kind ?? (first.Length > 0 || purpose is not null ? ActorKind.Person : KindOf(row)),
            first,
            name,
            Cell(row, ImportColumn.Acronym),
            Cell(row, ImportColumn.Function),
            Cell(row, ImportColumn.Organisation),
            Cell(row, ImportColumn.Territory),
            Cell(row, ImportColumn.Note),
            contacts,
            @class,
            Cell(row, ImportColumn.Card),
            Cell(row, ImportColumn.Source)
        )
        {
            IsWholeName = first.Length == 0 && last.Length == 0,
            Tags = ActorTag.Read(Cell(row, ImportColumn.Tags)),
            Values = ImportedTraits.ValuesOf(row, columns, fields),
            Extras = ExtrasOf(row),
        };
        return Shape(actor);
    }

    private string NameOf(TableRow row) => Cell(row, ImportColumn.LastName) is { Length: > 0 } last ? last : Cell(row, ImportColumn.Name);

    private static ImportProblem? Wrong(TableRow row, IReadOnlyList<ImportedContact> contacts) =>
        contacts.FirstOrDefault(each => ContactDetail.Fault(each.Kind, each.Value) is not null) is { } wrong
            ? new ImportProblem(row.Line, TemplateOf(wrong.Kind), row.Line, wrong.Value)
        : contacts.Any(contact => contact.Until < contact.From)
            ? new ImportProblem(row.Line, "Line {0}: a contact detail ends before it begins.", row.Line)
        : null;

    private (ImportedActor? Actor, ImportProblem? Problem) Shape(ImportedActor actor)
    {
        var (shaped, problem) = purpose?.Shape(actor) ?? (actor, null);
        return shaped is not null && IsTooLong(shaped)
            ? (null, new ImportProblem(actor.Line, "Line {0}: a cell is longer than the directory keeps.", actor.Line))
            : (shaped, problem);
    }

    // A table with a column of last names lists people; one with whole names only may list either, and a function speaks for a person.
    private ActorKind KindOf(TableRow row) =>
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
        || actor.Card.Length > KeptCard.MaxLength
        || actor.Contacts.Any(contact =>
            contact.Value.Length > ContactDetail.ValueMaxLength || contact.Source.Length > ContactDetail.ValueMaxLength
        )
        || actor.Source.Length > ContactDetail.ValueMaxLength;

    private IReadOnlyList<ImportedContact> ContactsOf(TableRow row)
    {
        var contacts = new List<ImportedContact>();
        for (var at = 0; at < Math.Min(columns.Count, row.Cells.Count); at++)
        {
            if (ContactKinds.TryGetValue(columns[at].Column, out var kind) && row.Cells[at].Length > 0)
            {
                var cell = row.Cells[at];
                IEnumerable<string> values =
                    kind != ContactKind.Email ? [cell]
                    : purpose is null ? [cell.ToLowerInvariant()]
                    : cell.ToLowerInvariant().Split(BetweenAddresses, StringSplitOptions.RemoveEmptyEntries);
                contacts.AddRange(values.Select(value => new ImportedContact(kind, value)));
            }
        }

        return ImportedTraits.Source(
            contacts,
            Cell(row, ImportColumn.ContactSource),
            Cell(row, ImportColumn.ContactValidFrom),
            Cell(row, ImportColumn.ContactValidUntil)
        );
    }

    private Dictionary<string, string> ExtrasOf(TableRow row)
    {
        var extras = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at < Math.Min(columns.Count, row.Cells.Count); at++)
        {
            if (columns[at].Extra is { } extra && row.Cells[at].Length > 0)
            {
                extras[extra] = ImportedTraits.Plain(row.Cells[at]);
            }
        }

        return extras;
    }

    private string Cell(TableRow row, ImportColumn column)
    {
        for (var at = 0; at < Math.Min(columns.Count, row.Cells.Count); at++)
        {
            if (columns[at] == column)
            {
                return ImportedTraits.Plain(row.Cells[at]);
            }
        }

        return "";
    }

    private static string TemplateOf(ContactKind wrong) =>
        wrong == ContactKind.Email ? "Line {0}: \"{1}\" is no mail address." : "Line {0}: \"{1}\" is no phone number.";
}
