using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Features.Stakeholders.Importing.Formats;
using CampaignHub.Platform.Files;

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
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<ImportedValue> Values { get; init; } = [];

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

/// <param name="Source">Empty takes the source of the import.</param>
internal sealed record ImportedContact(ContactKind Kind, string Value, string Source = "", DateOnly? From = null, DateOnly? Until = null);

/// <summary>What a line says of a custom field, as it is kept.</summary>
internal sealed record ImportedValue(Guid Field, string Text);

/// <summary>Why a line cannot be imported; English, translated where shown.</summary>
internal sealed record ImportProblem(int Line, string Template, params object[] Values);

/// <summary>Reads lines of a table as actors.</summary>
internal sealed class ImportReader(IReadOnlyList<ColumnMeaning> columns, IReadOnlyList<CustomField> fields)
{
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

    /// <returns>The actor, or why the line is none.</returns>
    public (ImportedActor? Actor, ImportProblem? Problem) Read(TableRow row)
    {
        var (first, last, whole) = (Cell(row, ImportColumn.FirstName), Cell(row, ImportColumn.LastName), Cell(row, ImportColumn.Name));
        var name = last.Length > 0 ? last : whole;
        if (name.Length == 0)
        {
            return (null, new ImportProblem(row.Line, "Line {0} has no name.", row.Line));
        }

        var (kindText, classText) = (Cell(row, ImportColumn.Kind), Cell(row, ImportColumn.Class));
        var (kind, @class) = (ClosedList.Find<ActorKind>(kindText), ClosedList.Find<TargetClass>(classText));
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
        if (contacts.FirstOrDefault(each => ContactDetail.Fault(each.Kind, each.Value) is not null) is { } wrong)
        {
            return (null, new ImportProblem(row.Line, TemplateOf(wrong.Kind), row.Line, wrong.Value));
        }

        if (contacts.Any(contact => contact.Until < contact.From))
        {
            return (null, new ImportProblem(row.Line, "Line {0}: a contact detail ends before it begins.", row.Line));
        }

        var actor = new ImportedActor(
            row.Line,
            Cell(row, ImportColumn.Key),
            kind ?? (first.Length > 0 ? ActorKind.Person : KindOf(row)),
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
            Tags = StakeholderTag.Read(Cell(row, ImportColumn.Tags)),
            Values = ImportedTraits.ValuesOf(row, columns, fields),
        };
        return IsTooLong(actor)
            ? (null, new ImportProblem(row.Line, "Line {0}: a cell is longer than the directory keeps.", row.Line))
            : (actor, null);
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
                var value = kind == ContactKind.Email ? row.Cells[at].ToLowerInvariant() : row.Cells[at];
                contacts.Add(new ImportedContact(kind, value));
            }
        }

        return ImportedTraits.Source(
            contacts,
            Cell(row, ImportColumn.ContactSource),
            Cell(row, ImportColumn.ContactValidFrom),
            Cell(row, ImportColumn.ContactValidUntil)
        );
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
