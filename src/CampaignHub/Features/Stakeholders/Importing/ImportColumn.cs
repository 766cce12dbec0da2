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

    /// <summary>Where the line's person is known from, where it is not the file's own source.</summary>
    Source,

    /// <summary>Whole address cards, for what the directory has no field for.</summary>
    Card,
}

/// <summary>Proposes what columns mean by their names, as spreadsheets and address books of the field write them.</summary>
internal static class ImportColumns
{
    // "E-mail 2" is one more of the same.
    private static readonly char[] Counting = [.. "0123456789 "];
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
        Say(ImportColumn.Note, "note", "notes", "comment", "commentaire", "remarques", "description");
    }

    /// <summary>Each meaning is proposed for one column only, but mail addresses and phones may be several.</summary>
    public static IReadOnlyList<ImportColumn> Propose(IReadOnlyList<string> header)
    {
        var taken = new HashSet<ImportColumn>();
        return
        [
            .. header.Select(name =>
                Names.TryGetValue(Normal.Of(name.Replace('_', ' ').Replace('-', ' ')).TrimEnd(Counting), out var column)
                && (taken.Add(column) || MayRepeat(column))
                    ? column
                    : ImportColumn.LeftOut
            ),
        ];
    }

    public static bool MayRepeat(ImportColumn column) =>
        column
            is ImportColumn.LeftOut
                or ImportColumn.Email
                or ImportColumn.Phone
                or ImportColumn.Mobile
                or ImportColumn.Address
                or ImportColumn.Website;

    private static void Say(ImportColumn column, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            Names.Add(name, column);
        }
    }
}
