using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CampaignHub.Features.Directory;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Stakeholders.Importing.Formats;

/// <summary>
/// Popolo, the open standard for political people: persons, organisations, posts and memberships. A membership with a post is a mandate, one without
/// is a tie; ties of other types have no place in it. Source: popoloproject.com/specs.
/// </summary>
internal static class Popolo
{
    public const string Persons = "persons";
    public const string Organisations = "organizations";
    private const string Memberships = "memberships";
    private const string Posts = "posts";
    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly string[] Header =
    [
        "id",
        "kind",
        "first name",
        "last name",
        "name",
        "acronym",
        "function",
        "territory",
        "note",
        "email",
        "phone",
        "mobile",
        "address",
        "website",
    ];

    public static Sheet Read(JsonObject file)
    {
        var members = List(file, Memberships);
        var roles = members
            .Where(each => Text(each, "role").Length > 0 && Text(each, "end_date").Length == 0)
            .GroupBy(each => Text(each, "person_id"), StringComparer.Ordinal)
            .ToDictionary(ofOne => ofOne.Key, ofOne => Text(ofOne.Last(), "role"), StringComparer.Ordinal);
        var rows = List(file, Persons)
            .Select(person => (person, ActorKind.Person))
            .Concat(List(file, Organisations).Select(body => (body, ActorKind.Organisation)))
            .Select((each, at) => new TableRow(at + 1, Cells(each.Item1, each.Item2, roles)))
            .ToList();
        var known = rows.Select(row => row.Cells[0]).ToHashSet(StringComparer.Ordinal);
        var posts = List(file, Posts).ToDictionary(post => Text(post, "id"), StringComparer.Ordinal);
        var (ties, mandates, problems) = (new List<ImportedTie>(), new List<ImportedMandate>(), new List<ImportProblem>());
        foreach (var (member, at) in members.Select((member, at) => (member, at + 1)))
        {
            Read(member, at, known, posts, ties, mandates, problems);
        }

        var held = members.Select(member => Text(member, "post_id")).ToHashSet(StringComparer.Ordinal);
        mandates.AddRange(
            posts
                .Values.Where(post => !held.Contains(Text(post, "id")) && known.Contains(Text(post, "organization_id")))
                .Select(post => new ImportedMandate(0, Text(post, "organization_id"), LabelOf(post), Person: null, From: null, Until: null))
        );
        return new Sheet(Header, rows) { Links = new ImportedLinks(ties, mandates), Problems = problems };
    }

    public static byte[] Write(ExportedMap map)
    {
        var posts = map.Mandates.Select(mandate => (mandate.Organisation, mandate.Post)).Distinct().ToList();
        string PostId(ImportedMandate mandate) => $"post-{posts.IndexOf((mandate.Organisation, mandate.Post)) + 1}";
        var file = new JsonObject
        {
            [Persons] = new JsonArray([.. map.Actors.Where(each => each.Actor.Type == ActorKind.Person).Select(Person)]),
            [Organisations] = new JsonArray([.. map.Actors.Where(each => each.Actor.Type != ActorKind.Person).Select(Body)]),
            [Posts] = new JsonArray([
                .. posts.Select(
                    (post, at) => Object(("id", $"post-{at + 1}"), ("label", post.Post), ("organization_id", post.Organisation))
                ),
            ]),
            [Memberships] = new JsonArray([
                .. map
                    .Mandates.Where(mandate => mandate.Person is not null)
                    .Select(mandate =>
                        Object(
                            ("person_id", mandate.Person!),
                            ("organization_id", mandate.Organisation),
                            ("post_id", PostId(mandate)),
                            ("start_date", Iso(mandate.From)),
                            ("end_date", Iso(mandate.Until))
                        )
                    ),
                .. map
                    .Ties.Where(tie => tie.Type == TieType.MemberOf)
                    .Select(tie =>
                        Object(
                            ("person_id", tie.From),
                            ("organization_id", tie.To),
                            ("start_date", Iso(tie.Since)),
                            ("end_date", Iso(tie.Until))
                        )
                    ),
            ]),
        };
        return JsonSerializer.SerializeToUtf8Bytes(file, Written);
    }

    private static void Read(
        JsonObject member,
        int at,
        HashSet<string> known,
        Dictionary<string, JsonObject> posts,
        List<ImportedTie> ties,
        List<ImportedMandate> mandates,
        List<ImportProblem> problems
    )
    {
        var post = posts.GetValueOrDefault(Text(member, "post_id"));
        var (person, body) = (Text(member, "person_id"), Text(member, "organization_id"));
        body = body.Length > 0 || post is null ? body : Text(post, "organization_id");
        var (from, until) = (PartialDay.First(Text(member, "start_date")), PartialDay.Last(Text(member, "end_date")));
        if (!known.Contains(person) || !known.Contains(body))
        {
            problems.Add(
                new ImportProblem(at, "Membership {0}: it joins {1} and {2}, and one of them is not in the file.", at, person, body)
            );
        }
        else if (until < from)
        {
            problems.Add(new ImportProblem(at, "Membership {0} ends before it begins.", at));
        }
        else if (post is not null)
        {
            mandates.Add(new ImportedMandate(at, body, LabelOf(post), person, from, until));
        }
        else
        {
            ties.Add(new ImportedTie(at, person, body, TieType.MemberOf, Strength: null, from, until));
        }
    }

    private static string[] Cells(JsonObject each, ActorKind kind, Dictionary<string, string> roles)
    {
        var (id, given, family) = (Text(each, "id"), Text(each, "given_name"), Text(each, "family_name"));
        var name = Text(each, "name");
        return
        [
            id,
            ListValues.Of(each["classification"]?.ToString() == ListValues.Of(ActorKind.Group) ? ActorKind.Group : kind),
            given,
            given.Length > 0 && family.Length > 0 ? family : "",
            name,
            "",
            roles.GetValueOrDefault(id, ""),
            Text(each, "area"),
            Text(each, "biography"),
            Text(each, "email").Length > 0 ? Text(each, "email") : Contact(each, "email"),
            Contact(each, "voice", "phone", "tel"),
            Contact(each, "cell", "mobile"),
            Contact(each, "address"),
            (List(each, "links").FirstOrDefault() is { } link ? Text(link, "url") : ""),
        ];
    }

    private static string Contact(JsonObject each, params string[] types) =>
        List(each, "contact_details").FirstOrDefault(contact => types.Contains(Text(contact, "type"))) is { } found
            ? Text(found, "value")
            : "";

    private static string LabelOf(JsonObject post) => Text(post, "label") is { Length: > 0 } label ? label : Text(post, "role");

    private static JsonNode Person(ExportedActor each)
    {
        var person = Object(
            ("id", each.Key),
            ("name", each.Label),
            ("given_name", each.Actor.FirstName),
            ("family_name", each.Actor.Name),
            ("area", each.Actor.Territory)
        );
        return Reached(person, each);
    }

    private static JsonNode Body(ExportedActor each)
    {
        var body = Object(
            ("id", each.Key),
            ("name", each.Label),
            ("classification", ListValues.Of(each.Actor.Type)),
            ("area", each.Actor.Territory)
        );
        return Reached(body, each);
    }

    private static JsonObject Reached(JsonObject actor, ExportedActor each)
    {
        var details = each
            .Contacts.Select(contact => (Type: TypeOf(contact.Kind), contact.Value))
            .Where(contact => contact.Type.Length > 0);
        actor["contact_details"] = new JsonArray([.. details.Select(contact => Object(("type", contact.Type), ("value", contact.Value)))]);
        actor["links"] = new JsonArray([
            .. each.Contacts.Where(contact => contact.Kind == ContactKind.Website).Select(contact => Object(("url", contact.Value))),
        ]);
        return actor;
    }

    // The types of the standard are those of vCard.
    private static string TypeOf(ContactKind kind) =>
        kind switch
        {
            ContactKind.Email => "email",
            ContactKind.Phone => "voice",
            ContactKind.Mobile => "cell",
            ContactKind.Address => "address",
            _ => "",
        };

    private static string Iso(DateOnly? day) => day is { } known ? Days.Iso(known) : "";

    private static JsonObject Object(params (string Name, string Value)[] values) =>
        new([
            .. values
                .Where(value => value.Value.Length > 0)
                .Select(value => KeyValuePair.Create<string, JsonNode?>(value.Name, JsonValue.Create(value.Value))),
        ]);

    private static IEnumerable<JsonObject> List(JsonObject of, string name) => (of[name] as JsonArray ?? []).OfType<JsonObject>();

    private static string Text(JsonObject of, string name) =>
        of[name] switch
        {
            null => "",
            JsonObject inner => inner["name"]?.ToString() ?? "",
            var value => value.ToString().Trim(),
        };
}
