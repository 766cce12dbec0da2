using CampaignHub.Features.Stakeholders.Importing;
using CampaignHub.Platform.Search;

namespace CampaignHub.Features.Press.Importing;

/// <summary>What the columns of a journalist file mean, by the names that press offices and their tools give them (French and English).</summary>
internal static class PressColumns
{
    public const string Outlet = "Outlet";
    public const string Role = "Role";
    public const string OutletKind = "Kind of outlet";
    public const string Reach = "Reach";
    public const string Periodicity = "Periodicity";
    public const string Beats = "Beats";
    public const string Languages = "Languages";
    public const string Tags = "Tags";
    public const string DoNotContact = "Do not contact";
    public const string CollectedOn = "Collected on";

    public static readonly IReadOnlyList<string> Own =
    [
        Outlet,
        Role,
        OutletKind,
        Reach,
        Periodicity,
        Beats,
        Languages,
        Tags,
        DoNotContact,
        CollectedOn,
    ];

    // "E-mail 2" is one more of the same.
    private static readonly char[] Counting = [.. "0123456789 "];

    private static readonly Dictionary<string, ColumnMeaning> Names = new(StringComparer.Ordinal);

    static PressColumns()
    {
        Say(ImportColumn.Key, "id", "key", "identifiant", "uid", "reference");
        Say(ImportColumn.Email, "email", "e mail", "mail", "courriel", "adresse e mail", "adresse mail", "email address", "e mail address");
        Say(ImportColumn.FirstName, "first name", "firstname", "given name", "prenom");
        Say(ImportColumn.LastName, "last name", "lastname", "surname", "family name", "nom", "nom de famille");
        Say(ImportColumn.Name, "name", "full name", "contact", "journalist", "journaliste", "nom complet", "nom prenom", "nom et prenom");
        Say(ImportColumn.Phone, "phone", "tel", "telephone", "telephone fixe", "fixe");
        Say(ImportColumn.Mobile, "mobile", "portable", "mobile phone", "telephone portable", "cell");
        Say(
            ImportColumn.Territory,
            "territory",
            "territoire",
            "region",
            "departement",
            "location",
            "city",
            "ville",
            "dma",
            "country",
            "pays"
        );
        Say(ImportColumn.Address, "address", "adresse", "adresse postale");
        Say(ImportColumn.Website, "url", "website", "site", "site web", "twitter", "x", "linkedin", "mastodon", "bluesky");
        Say(ImportColumn.Note, "note", "notes", "remarque", "remarques", "commentaire");
        Say(ImportColumn.Source, "source", "origine", "provenance");
        Say(ImportColumn.Card, "card");
        Say(ImportColumn.Kind, "kind");
        SayOwn();
    }

    private static void SayOwn()
    {
        Extra(Role, "role", "title", "contact title", "position", "job title", "fonction", "function", "poste");
        Extra(
            Outlet,
            "outlet",
            "company",
            "company name",
            "publication",
            "media",
            "titre",
            "support",
            "organisation",
            "organization",
            "redaction"
        );
        Extra(OutletKind, "type", "medium", "outlet type", "kind of outlet", "type de media");
        Extra(Periodicity, "periodicite", "frequency", "periodicity", "frequence");
        Extra(Reach, "reach", "scope", "echelle", "national regional", "portee");
        Extra(
            Beats,
            "beat",
            "beats",
            "topic",
            "topics",
            "interests",
            "subject",
            "subjects",
            "industry",
            "rubrique",
            "rubriques",
            "thematique",
            "thematiques",
            "secteur"
        );
        Extra(Languages, "language", "languages", "preferred language", "langue", "langues");
        Extra(Tags, "tag", "tags", "etiquette", "etiquettes", "mots cles");
        Extra(DoNotContact, "opt out", "optout", "ne pas contacter", "do not contact", "desinscrit", "unsubscribed");
        Extra(CollectedOn, "date de collecte", "collected on", "collected at", "collecte le");
    }

    /// <param name="header">Without case, accents and punctuation.</param>
    public static ColumnMeaning? Find(string header) =>
        Names.TryGetValue(header, out var meaning) || Names.TryGetValue(header.TrimEnd(Counting), out meaning)
            ? meaning
            : (ColumnMeaning?)null;

    private static void Say(ColumnMeaning meaning, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            Names.Add(Normal.Of(name), meaning);
        }
    }

    private static void Extra(string column, params ReadOnlySpan<string> names) => Say(ColumnMeaning.OfExtra(column), names);
}
