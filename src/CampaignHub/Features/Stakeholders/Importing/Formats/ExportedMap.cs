using System.Text;
using System.Xml;
using System.Xml.Linq;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Directory.Tags;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Stakeholders.Importing.Formats;

/// <summary>An actor on its way into a file.</summary>
/// <param name="Body">The organisation or group that a person is a member of now; empty for none.</param>
/// <param name="Card">What an address card said of it that this hub has no field for.</param>
/// <param name="Scores">Stance, scores and notes by name; empty unless asked for.</param>
internal sealed record ExportedActor(
    Stakeholder Stakeholder,
    IReadOnlyList<ContactDetail> Contacts,
    string Body,
    string Card,
    IReadOnlyList<(string Name, string Value)> Scores
)
{
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Values of custom fields, as they are kept.</summary>
    public IReadOnlyList<(CustomField Field, string Text)> Fields { get; init; } = [];

    public Actor Actor => Stakeholder.Actor;
    public string Key => $"{Actor.Id}";
    public string Label => ExportedMap.Plain(Actor.FullName);

    /// <summary>By the names that this hub's own import proposes columns for; what is empty is left out.</summary>
    public IEnumerable<(string Name, string Value)> Values()
    {
        var all = new List<(string Name, string Value)>
        {
            ("kind", ListValues.Of(Actor.Type)),
            ("first_name", Actor.FirstName),
            ("last_name", Actor.Type == ActorKind.Person ? Actor.Name : ""),
            ("acronym", Actor.Acronym),
            ("function", Actor.Function),
            ("territory", Actor.Territory),
            ("class", ListValues.Of(Stakeholder.Class)),
        };
        foreach (var ofKind in Contacts.Where(contact => contact.Kind != ContactKind.Other).GroupBy(contact => contact.Kind))
        {
            all.AddRange(
                ofKind.Select(
                    (contact, at) => (at == 0 ? ListValues.Of(ofKind.Key) : $"{ListValues.Of(ofKind.Key)}_{at + 1}", contact.Value)
                )
            );
        }

        all.Add(("tags", string.Join(ActorTag.Separator, Tags)));
        all.AddRange(Fields.Select(each => (each.Field.Name, each.Text)));
        all.AddRange(ContactFacts.Of([.. Contacts.Where(contact => contact.Kind != ContactKind.Other)]));
        return all.Concat(Scores).Where(value => value.Value.Length > 0).Select(value => (value.Name, ExportedMap.Plain(value.Value)));
    }
}

/// <summary>Where contact details come from and how long they hold, each said once for all of a line where it is the same of all.</summary>
internal static class ContactFacts
{
    public static IEnumerable<(string Name, string Value)> Of(IReadOnlyList<ContactDetail> contacts) =>
        [("contact_source", Source(contacts)), ("contact_valid_from", From(contacts)), ("contact_valid_until", Until(contacts))];

    public static string Source(IReadOnlyList<ContactDetail> contacts) =>
        Joined(contacts, contact => contact.Source.Replace(ActorTag.Separator, '/'));

    public static string From(IReadOnlyList<ContactDetail> contacts) => Joined(contacts, contact => Day(contact.ValidFrom));

    public static string Until(IReadOnlyList<ContactDetail> contacts) => Joined(contacts, contact => Day(contact.ValidUntil));

    private static string Joined(IReadOnlyList<ContactDetail> contacts, Func<ContactDetail, string> fact)
    {
        var facts = contacts.Select(fact).ToList();
        return facts.Distinct(StringComparer.Ordinal).Count() == 1 ? facts[0] : string.Join(ActorTag.Separator, facts);
    }

    private static string Day(DateOnly? day) => day is { } known ? Days.Iso(known) : "";
}

/// <summary>The map on its way into a file: actors, the ties between them, and posts with their mandates. Keys are the ids of this hub.</summary>
internal sealed record ExportedMap(
    IReadOnlyList<ExportedActor> Actors,
    IReadOnlyList<ImportedTie> Ties,
    IReadOnlyList<ImportedMandate> Mandates,
    IReadOnlyList<CustomField> Fields
)
{
    public static readonly IReadOnlyList<string> TieFields = ["type", "strength", "since", "until", "known_on", "source"];

    public static IEnumerable<(string Name, string Value)> Values(ImportedTie tie)
    {
        yield return ("type", ListValues.Of(tie.Type));
        yield return ("strength", $"{tie.Strength}");
        if (tie.Since is { } since)
        {
            yield return ("since", Days.Iso(since));
        }

        if (tie.Until is { } until)
        {
            yield return ("until", Days.Iso(until));
        }

        if (tie.KnownOn is { } known)
        {
            yield return ("known_on", Days.Iso(known));
        }

        if (tie.Source.Length > 0)
        {
            yield return ("source", Plain(tie.Source));
        }
    }

    /// <summary>Without characters that XML cannot hold: one name with such must not spoil the file.</summary>
    public static string Plain(string text) => text.All(XmlConvert.IsXmlChar) ? text : new string([.. text.Where(XmlConvert.IsXmlChar)]);

    public static byte[] Bytes(XElement root)
    {
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true };
        using (var writer = XmlWriter.Create(stream, settings))
        {
            root.Save(writer);
        }

        return stream.ToArray();
    }
}
