using System.Data.Common;
using System.Globalization;

namespace CampaignHub.Benchmarks;

/// <summary>
/// Fills a directory with people and organisations of French names, their contacts, posts and mandates, ties whose degrees follow a power law, and a campaign's
/// map with statements and interactions; the same in every run.
/// </summary>
internal sealed class MapSeed(DbConnection connection, MapSize size)
{
    // Few have many ties and many have few: the place in the list goes with the cube of an even number.
    private const double Skew = 3;
    private const int WithUs = 40;
    private const int OneBodyIn = 4;

    public static readonly string[] FirstNames =
    [
        "Camille",
        "Léa",
        "Hélène",
        "Jean",
        "Noël",
        "Aïcha",
        "Benoît",
        "Zoé",
        "Françoise",
        "Karim",
    ];
    public static readonly string[] Names =
    [
        "Dupré",
        "Lefèvre",
        "Garçon",
        "Bénard",
        "Muñoz",
        "Le Goff",
        "Diallo",
        "Château",
        "Nguyen",
        "Œuvrard",
    ];
    private static readonly string[] PlainFirstNames =
    [
        "camille",
        "lea",
        "helene",
        "jean",
        "noel",
        "aicha",
        "benoit",
        "zoe",
        "francoise",
        "karim",
    ];
    private static readonly string[] PlainNames =
    [
        "dupre",
        "lefevre",
        "garcon",
        "benard",
        "munoz",
        "le goff",
        "diallo",
        "chateau",
        "nguyen",
        "oeuvrard",
    ];
    private static readonly string[] Types = ["WorkedWith", "Advises", "MemberOf", "SitsWith", "ReportsTo", "Personal"];
    private static readonly string[] Classes = ["DirectTarget", "IntermediateTarget", "Relay", "Ally", "Observer"];
    private static readonly string[] Stances = ["ActiveAlly", "PassiveAlly", "Neutral", "PassiveOpponent", "Unknown"];

    private readonly BulkRows _bulk = new(connection);
    private readonly List<Guid> _ids = [.. Enumerable.Range(0, size.Actors).Select(_ => Guid.CreateVersion7())];

    /// <summary>The ids of the actors made.</summary>
    public IReadOnlyList<Guid> Write(Guid campaign, Guid us)
    {
        WriteActors();
        WritePosts();
        _bulk.WriteRecords("ties", "Id,FromId,ToId,Type,Strength,Since,Source", Enumerable.Range(0, size.Ties).Select(Tie));
        _bulk.WriteRecords(
            "ties",
            "Id,FromId,ToId,Type,Strength,Since,Source",
            Enumerable
                .Range(0, WithUs)
                .Select(at =>
                    new object?[] { Guid.CreateVersion7(), _ids[at * (_ids.Count / WithUs)], us, "WorkedWith", 4, Day(at), "Annuaire" }
                )
        );
        WriteCampaign(campaign);
        return _ids;
    }

    private void WriteActors()
    {
        _bulk.WriteRecords(
            "actors",
            "Id,Type,FirstName,Name,Acronym,Function,Territory,Note,FindText,Source",
            _ids.Select(
                (id, at) =>
                    new object?[]
                    {
                        id,
                        IsBody(at) ? "Organisation" : "Person",
                        First(at),
                        Last(at),
                        "",
                        "Chargée de mission",
                        "Gironde",
                        "",
                        FindText(at),
                        "Annuaire",
                    }
            )
        );
        _bulk.Write(
            "search_entries",
            "Id,Kind,Title,TitleWords,Words",
            _ids.Select(
                (id, at) => new object?[] { id, "actor", $"{First(at)} {Last(at)}".Trim(), TitleWords(at), "chargee de mission gironde" }
            )
        );
        _bulk.WriteRecords(
            "contact_details",
            "Id,ActorId,Kind,Value,Source,CollectedOn,IsValid",
            _ids.Select(
                (id, at) =>
                    new object?[] { Guid.CreateVersion7(), id, "Email", Text($"contact{at}@example.org"), "Annuaire", Day(at), true }
            )
        );
    }

    private void WritePosts()
    {
        var bodies = _ids.Where((_, at) => IsBody(at)).ToList();
        var people = _ids.Where((_, at) => !IsBody(at)).ToList();
        var posts = Enumerable.Range(0, size.Posts).Select(_ => Guid.CreateVersion7()).ToList();
        _bulk.WriteRecords(
            "posts",
            "Id,OrganisationId,Title,IsForOne",
            posts.Select((id, at) => new object?[] { id, bodies[Skewed(at, bodies.Count)], Text($"Responsable {at}"), false })
        );
        _bulk.Write(
            "search_entries",
            "Id,Kind,Title,TitleWords,Words",
            posts.Select((id, at) => new object?[] { id, "post", Text($"Responsable {at}"), Text($"responsable {at}"), "" })
        );
        _bulk.WriteRecords(
            "mandates",
            "Id,PersonId,PostId,From,Until",
            Enumerable
                .Range(0, size.Mandates)
                .Select(at =>
                    new object?[]
                    {
                        Guid.CreateVersion7(),
                        people[at % people.Count],
                        posts[at % posts.Count],
                        Day(at),
                        at % 3 == 0 ? null : Day(at).AddYears(3),
                    }
                )
        );
    }

    private void WriteCampaign(Guid campaign)
    {
        var (on, step) = (
            Enumerable.Range(0, size.Stakeholders).Select(_ => Guid.CreateVersion7()).ToList(),
            size.Actors / size.Stakeholders
        );
        _bulk.WriteRecords(
            "stakeholders",
            "Id,ActorId,Class,IsUs,Influence,Note,OwnWords,CampaignId",
            on.Select(
                (id, at) => new object?[] { id, _ids[at * step], Classes[at % Classes.Length], false, (double)(at % 11), "", "", campaign }
            )
        );
        _bulk.Write(
            "search_entries",
            "Id,Kind,CampaignId,Title,TitleWords,Words",
            on.Select(
                (id, at) =>
                    new object?[]
                    {
                        id,
                        "stakeholder",
                        campaign,
                        $"{First(at * step)} {Last(at * step)}".Trim(),
                        TitleWords(at * step),
                        FindText(at * step),
                    }
            )
        );
        _bulk.WriteRecords(
            "statements",
            "Id,StakeholderId,Level,MadeOn,Source,Words,IsPublic,CampaignId",
            on.Where((_, at) => at % 5 == 0)
                .Select(
                    (id, at) =>
                        new object?[] { Guid.CreateVersion7(), id, Stances[at % Stances.Length], Day(at), "Le Monde", "", false, campaign }
                )
        );
        var met = Enumerable.Range(0, size.Interactions).Select(_ => Guid.CreateVersion7()).ToList();
        _bulk.WriteRecords(
            "interactions",
            "Id,Type,Direction,HeldOn,Title,Note,FindText,CampaignId",
            met.Select(
                (id, at) =>
                    new object?[] { id, "Call", "OutgoingOwnInitiative", Day(at), Text($"Appel {at}"), "", Text($"appel {at}"), campaign }
            )
        );
        _bulk.WriteRecords(
            "interaction_actors",
            "Id,InteractionId,ActorId,CampaignId",
            met.Select((id, at) => new object?[] { Guid.CreateVersion7(), id, _ids[Skewed(at, size.Stakeholders) * step], campaign })
        );
    }

    private object?[] Tie(int at)
    {
        var (one, other, type) = (at % _ids.Count, Skewed(at, _ids.Count), Types[at % Types.Length]);
        if (type == "MemberOf")
        {
            // Of a body: nobody is a member of a person.
            other -= other % OneBodyIn;
        }

        return
        [
            Guid.CreateVersion7(),
            _ids[one],
            _ids[one == other ? (other + OneBodyIn) % _ids.Count : other],
            type,
            1 + (at % 5),
            Day(at),
            "Annuaire",
        ];
    }

    private static bool IsBody(int at) => at % OneBodyIn == 0;

    private static string First(int at) => IsBody(at) ? "" : FirstNames[at % FirstNames.Length];

    private static string Last(int at) => Text($"{(IsBody(at) ? "Collectif " : "")}{Names[at / FirstNames.Length % Names.Length]} {at}");

    private static string Plain(int at) =>
        Text($"{(IsBody(at) ? "collectif " : "")}{PlainNames[at / FirstNames.Length % Names.Length]} {at}");

    private static string TitleWords(int at) => IsBody(at) ? Plain(at) : $"{PlainFirstNames[at % FirstNames.Length]} {Plain(at)}";

    private static string FindText(int at) =>
        $"{Plain(at)}{(IsBody(at) ? "" : $" {PlainFirstNames[at % FirstNames.Length]}")} chargee de mission gironde";

    private static DateOnly Day(int at) => new(2015 + (at % 11), 1 + (at % 12), 1 + (at % 28));

    // Between 0 and 1, spread evenly and always the same: the golden ratio's steps.
    private static double Even(int at) => at * 0.618033988749895 % 1;

    private static int Skewed(int at, int count) => (int)(count * Math.Pow(Even(at), Skew));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
