using System.Runtime.InteropServices;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Features.Stakeholders.Importing.Formats;
using CampaignHub.Platform;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Search;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>What a column of a table means.</summary>
internal enum ImportColumn
{
    LeftOut,
    Key,
    Kind,
    FirstName,
    LastName,
    Name,
    Acronym,
    Function,
    Organisation,
    Territory,
    Email,
    Phone,
    Mobile,
    Address,
    Website,
    Class,
    Note,

    /// <summary>Several in one cell, with <c>|</c> between them.</summary>
    Tags,

    /// <summary>Where the contact details of the line come from; one for all of them, or one each with <c>|</c> between them.</summary>
    ContactSource,

    /// <summary>Since when the contact details of the line hold; one day, or one each.</summary>
    ContactValidFrom,

    /// <summary>Their last day; one, or one each.</summary>
    ContactValidUntil,

    /// <summary>Where the line's person is known from, where it is not the file's own source.</summary>
    Source,

    /// <summary>Whole address cards, for what the directory has no field for.</summary>
    Card,

    /// <summary>A custom field of the campaign; the column says which.</summary>
    Field,

    /// <summary>A column of another purpose than the map; it says which.</summary>
    Extra,
}

/// <summary>What one column of a table means.</summary>
/// <param name="Field">The custom field, where it is one.</param>
/// <param name="Extra">The name of a column of an <see cref="IImportPurpose"/>, where it is one.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ColumnMeaning(ImportColumn Column, Guid? Field = null, string? Extra = null)
{
    public static implicit operator ColumnMeaning(ImportColumn column) => new(column);

    public static ColumnMeaning Of(CustomField field) => new(ImportColumn.Field, field.Id);

    /// <summary><c>Email</c>, or <c>Field:0189…</c>: as forms send it, and as it is kept.</summary>
    public override string ToString() =>
        Field is { } field ? $"{Column}:{field}"
        : Extra is { } extra ? $"{Column}:{extra}"
        : $"{Column}";

    public static ColumnMeaning OfExtra(string name) => new(ImportColumn.Extra, Field: null, name);

    public static ColumnMeaning Parse(string text)
    {
        var cut = text.IndexOf(':', StringComparison.Ordinal);
        if (cut > 0 && Guid.TryParse(text[(cut + 1)..], out var field))
        {
            return new ColumnMeaning(ImportColumn.Field, field);
        }

        if (cut > 0 && text[..cut] == nameof(ImportColumn.Extra))
        {
            return OfExtra(text[(cut + 1)..]);
        }

        return
            Enum.TryParse<ImportColumn>(text, out var column)
            && Enum.IsDefined(column)
            && column is not (ImportColumn.Field or ImportColumn.Extra)
            ? column
            : throw new RefusedException("\"{0}\" is not one of the list.", text) { Code = "bad_value" };
    }
}

/// <summary>Proposes what columns mean by their names, as spreadsheets and address books of the field write them.</summary>
internal static class ImportColumns
{
    // "E-mail 2" is one more of the same.
    private static readonly char[] Counting = [.. "0123456789 "];
    private static readonly string[] ClassWords = ["class", "categor", "type", "cible", "target", "role"];
    private static readonly Dictionary<string, ImportColumn> Names = new(StringComparer.Ordinal);

    static ImportColumns()
    {
        Say(ImportColumn.Key, "id", "key", "cle", "identifiant", "uid", "external id", "reference");
        Say(ImportColumn.Kind, "kind", "type", "nature");
        Say(ImportColumn.FirstName, "first name", "firstname", "given name", "prenom");
        Say(ImportColumn.LastName, "last name", "lastname", "family name", "surname", "nom de famille", "nom");
        Say(ImportColumn.Name, "name", "full name", "display name", "nom complet", "nom et prenom", "prenom nom", "label", "denomination");
        Say(ImportColumn.Acronym, "acronym", "sigle");
        Say(
            ImportColumn.Function,
            "function",
            "job title",
            "title",
            "organization 1 title",
            "fonction",
            "titre",
            "poste",
            "post or function",
            "poste ou fonction"
        );
        Say(
            ImportColumn.Organisation,
            "organisation",
            "organization",
            "company",
            "organization 1 name",
            "structure",
            "societe",
            "media",
            "employer"
        );
        Say(ImportColumn.Territory, "territory", "territoire", "departement", "region", "ville", "city");
        Say(
            ImportColumn.Email,
            "email",
            "e mail",
            "mail",
            "courriel",
            "adresse mail",
            "adresse e mail",
            "e mail address",
            "e mail 1 value",
            "adresse electronique"
        );
        Say(ImportColumn.Phone, "phone", "telephone", "tel", "phone 1 value", "business phone", "telephone fixe");
        Say(ImportColumn.Mobile, "mobile", "portable", "mobile phone", "telephone portable");
        Say(ImportColumn.Address, "address", "adresse", "adresse postale", "address 1 formatted");
        Say(ImportColumn.Website, "website", "site", "site web", "url", "web page");
        Say(ImportColumn.Card, "card");
        Say(ImportColumn.Source, "source", "origine", "provenance");
        Say(ImportColumn.Class, "class", "classe", "target class", "classe de cible");
        Say(ImportColumn.Tags, "tags", "tag", "etiquettes", "etiquette", "mots cles");
        Say(ImportColumn.ContactSource, "contact source", "source des coordonnees");
        Say(ImportColumn.ContactValidFrom, "contact valid from", "coordonnees valables depuis");
        Say(ImportColumn.ContactValidUntil, "contact valid until", "coordonnees valables jusqu au");
        Say(ImportColumn.Note, "note", "notes", "comment", "commentaire", "remarques", "description");
    }

    // So many lines tell what a column holds.
    private const int Looked = 50;

    /// <summary>As <see cref="Propose(IReadOnlyList{string}, IReadOnlyList{CustomField})"/>, and what is called a class or kind is one where it holds those words.</summary>
    public static IReadOnlyList<ColumnMeaning> Propose(
        IReadOnlyList<string> header,
        IReadOnlyList<CustomField> fields,
        IEnumerable<TableRow> lines
    )
    {
        var proposed = Propose(header, fields);
        var rows = lines.Take(Looked).ToList();
        var at = Enumerable
            .Range(0, header.Count)
            .Where(each => proposed[each].Column is ImportColumn.LeftOut or ImportColumn.Kind or ImportColumn.Class)
            .Where(each => ClassWords.Any(word => Normal.Of(header[each]).Contains(word, StringComparison.Ordinal)))
            .FirstOrDefault(each => HoldsClasses(rows, each), -1);
        return at < 0
            ? proposed
            :
            [
                .. proposed.Select(
                    (meaning, each) =>
                        each == at ? ImportColumn.Class
                        : meaning == ImportColumn.Class ? ImportColumn.LeftOut
                        : meaning
                ),
            ];
    }

    private static bool HoldsClasses(List<TableRow> rows, int at)
    {
        var cells = rows.Select(row => row.Cells.ElementAtOrDefault(at) ?? "").Where(cell => cell.Length > 0).ToList();
        return cells.Count > 0 && cells.TrueForAll(cell => ClosedList.Find<TargetClass>(cell) is not null);
    }

    /// <summary>
    /// Each meaning is proposed for one column only, but mail addresses and phones may be several. A custom field of just that name comes first.
    /// </summary>
    public static IReadOnlyList<ColumnMeaning> Propose(IReadOnlyList<string> header, IReadOnlyList<CustomField> fields)
    {
        var taken = new HashSet<ColumnMeaning>();
        return
        [
            .. header.Select(name =>
                Find(name, fields) is { } meaning && (taken.Add(meaning) || MayRepeat(meaning)) ? meaning : ImportColumn.LeftOut
            ),
        ];
    }

    public static bool MayRepeat(ColumnMeaning meaning) =>
        meaning.Column
            is ImportColumn.LeftOut
                or ImportColumn.Email
                or ImportColumn.Phone
                or ImportColumn.Mobile
                or ImportColumn.Address
                or ImportColumn.Website;

    private static ColumnMeaning? Find(string header, IReadOnlyList<CustomField> fields)
    {
        var plain = Normal.Of(header.Replace('_', ' ').Replace('-', ' '));
        if (fields.FirstOrDefault(field => field.FindText == Normal.Of(header) || field.FindText == plain) is { } field)
        {
            return ColumnMeaning.Of(field);
        }

        return Names.TryGetValue(plain.TrimEnd(Counting), out var column) ? column : null;
    }

    private static void Say(ImportColumn column, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            Names.Add(name, column);
        }
    }
}
