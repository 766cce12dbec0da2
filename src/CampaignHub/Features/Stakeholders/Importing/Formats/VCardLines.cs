using CampaignHub.Features.Directory;

namespace CampaignHub.Features.Stakeholders.Importing.Formats;

/// <summary>What the properties of a card say of an actor, and which properties an actor has.</summary>
internal static class VCardLines
{
    public const string Categories = "CATEGORIES";
    private const string UuidUrn = "urn:uuid:";
    private static readonly string[] OfContacts = ["EMAIL", "TEL", "ADR", "URL"];

    public static string KeyOf(IEnumerable<VCardLine> lines) => KeyOf(Text(lines, "UID"));

    public static string KeyOf(string uid) => uid.StartsWith(UuidUrn, StringComparison.OrdinalIgnoreCase) ? uid[UuidUrn.Length..] : uid;

    /// <summary>As the card goes out: its own where it came with one.</summary>
    public static string UidOf(ExportedActor actor) =>
        Text(Kept(actor).Where(line => line.Name == "UID"), "UID") is { Length: > 0 } uid ? uid : UuidUrn + actor.Actor.Id;

    // Apple marks companies and groups in its own way.
    public static ActorKind KindOf(IReadOnlyList<VCardLine> lines) =>
        Text(lines, "KIND", "X-ADDRESSBOOKSERVER-KIND").ToUpperInvariant() switch
        {
            "ORG" => ActorKind.Organisation,
            "GROUP" => ActorKind.Group,
            "INDIVIDUAL" => ActorKind.Person,
            _ when Text(lines, "X-ABSHOWAS").Equals("COMPANY", StringComparison.OrdinalIgnoreCase) => ActorKind.Organisation,
            _ => ActorKind.Person,
        };

    public static string Text(IEnumerable<VCardLine> lines, params string[] names) =>
        names.Select(name => lines.FirstOrDefault(line => line.Name == name)?.Text ?? "").FirstOrDefault(text => text.Length > 0) ?? "";

    public static IEnumerable<VCardLine> Of(ExportedActor actor)
    {
        var kept = Kept(actor);
        var contacts = actor.Contacts.Where(contact => contact.Kind != ContactKind.Other).ToList();
        var wanted = Own(actor).Concat(contacts.Select(Made)).ToList();
        foreach (var line in kept)
        {
            if (wanted.FindIndex(each => Says(each, line)) is >= 0 and var same)
            {
                wanted.RemoveAt(same);
                yield return line;
            }
            else if (!IsOwn(line) || (line.Name == Categories && actor.Tags.Count == 0))
            {
                yield return line;
            }
        }

        foreach (var line in wanted)
        {
            yield return line;
        }
    }

    /// <summary>A property as version 3.0 writes it.</summary>
    public static string ToThird(VCardLine line)
    {
        const string image = "data:image/";
        if (
            line.Value.StartsWith(image, StringComparison.Ordinal)
            && line.Value.IndexOf(";base64,", StringComparison.Ordinal) is > 0 and var end
        )
        {
            var third = line with
            {
                Parameters = [.. line.Parameters, ("ENCODING", "b"), ("TYPE", line.Value[image.Length..end].ToUpperInvariant())],
                Value = line.Value[(end + ";base64,".Length)..],
            };
            return $"{third}";
        }

        return line.Name switch
        {
            "KIND" when line.Text == "org" => "X-ABShowAs:COMPANY",
            "KIND" => $"X-ADDRESSBOOKSERVER-KIND:{line.Value}",
            VCardMembers.Property => $"{line with { Name = VCardMembers.Third }}",
            _ => $"{line}",
        };
    }

    private static List<VCardLine> Kept(ExportedActor actor) =>
        actor.Card.Length == 0 ? [] : [.. actor.Card.Split('\n').Select((line, at) => VCardLine.Parse(at + 1, line))];

    private static IEnumerable<VCardLine> Own(ExportedActor each)
    {
        var actor = each.Actor;
        yield return Line("UID", UuidUrn + actor.Id);
        yield return Line(
            "KIND",
            actor.Type switch
            {
                ActorKind.Person => "individual",
                ActorKind.Group => "group",
                _ => "org",
            }
        );
        yield return Line("FN", VCardLine.Escape(actor.FullName));
        if (actor.Type == ActorKind.Person)
        {
            yield return Line("N", $"{VCardLine.Escape(actor.Name)};{VCardLine.Escape(actor.FirstName)};;;");
        }

        if (actor.Function.Length > 0)
        {
            yield return Line("TITLE", VCardLine.Escape(actor.Function));
        }

        if (each.Body.Length > 0)
        {
            yield return Line("ORG", VCardLine.Escape(each.Body));
        }

        if (each.Tags.Count > 0)
        {
            yield return Line(Categories, string.Join(',', each.Tags.Select(VCardLine.Escape)));
        }

        if (each.Scores.FirstOrDefault(score => score.Name == "note").Value is { Length: > 0 } note)
        {
            yield return Line("NOTE", VCardLine.Escape(note));
        }
    }

    private static VCardLine Made(ContactDetail contact) =>
        contact.Kind switch
        {
            ContactKind.Email => Line("EMAIL", VCardLine.Escape(contact.Value)),
            ContactKind.Mobile => Line("TEL", VCardLine.Escape(contact.Value), ("TYPE", "cell")),
            ContactKind.Phone => Line("TEL", VCardLine.Escape(contact.Value), ("TYPE", "voice")),
            ContactKind.Address => Line("ADR", $";;{VCardLine.Escape(contact.Value)};;;;"),
            _ => Line("URL", contact.Value),
        };

    // The line that the card came with says the same, in its own way: with a title of honour, the parts of an address, the units of a body.
    private static bool Says(VCardLine own, VCardLine kept) =>
        own.Name == kept.Name
        && own.Name switch
        {
            "UID" => true,
            Categories => Words(own).SetEquals(Words(kept)),
            "N" => own.Parts.Take(2).SequenceEqual(kept.Parts.Take(2)),
            "ORG" => own.Parts[0] == kept.Parts[0],
            "KIND" => own.Text.Equals(kept.Text, StringComparison.OrdinalIgnoreCase),
            var name when OfContacts.Contains(name) => VCards.ColumnOf(own) == VCards.ColumnOf(kept)
                && VCards.ValueOf(own) == VCards.ValueOf(kept),
            _ => own.Text == kept.Text,
        };

    private static bool IsOwn(VCardLine line) =>
        OfContacts.Contains(line.Name)
        || line.Name == Categories
        || line.Name is "UID" or "KIND" or "FN" or "N" or "TITLE" or "ORG" or "NOTE" or "X-ABSHOWAS" or "X-ADDRESSBOOKSERVER-KIND";

    private static HashSet<string> Words(VCardLine line) =>
        [.. line.Text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static VCardLine Line(string name, string value, params (string, string)[] parameters) => new(0, "", name, parameters, value);
}
