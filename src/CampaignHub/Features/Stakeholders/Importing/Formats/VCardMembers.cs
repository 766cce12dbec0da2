using CampaignHub.Features.Directory;

namespace CampaignHub.Features.Stakeholders.Importing.Formats;

/// <summary>Who belongs to a group, as its card says it: by the UID or the mail address of another card. Source: RFC 6350, 6.6.5; Apple's spelling for 3.0.</summary>
internal static class VCardMembers
{
    public const string Property = "MEMBER";
    public const string Third = "X-ADDRESSBOOKSERVER-MEMBER";
    private const string Mail = "mailto:";

    public static ImportedLinks Of(IReadOnlyList<List<VCardLine>> cards)
    {
        var byMail = cards
            .SelectMany(card => VCards.Values(card, "email").Select(mail => (mail, End: EndOf(card))))
            .GroupBy(each => each.mail, each => each.End, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        var ties =
            from card in cards
            where VCardLines.KindOf(card) == ActorKind.Group
            from line in card
            where Is(line)
            select new ImportedTie(line.Line, Member(line.Text.Trim(), byMail), EndOf(card), TieType.MemberOf);
        return new ImportedLinks([.. ties.DistinctBy(tie => (tie.From, tie.To))], []);
    }

    /// <summary>The lines of a card with those who belong to the group now; whom the map does not know stays as the card came.</summary>
    public static IEnumerable<VCardLine> With(IEnumerable<VCardLine> lines, ExportedActor actor, Members members)
    {
        var missing = actor.Actor.Type == ActorKind.Group ? members.Of[actor.Key].Distinct(StringComparer.OrdinalIgnoreCase).ToList() : [];
        foreach (var line in lines)
        {
            var isMember = Is(line);
            var isNow = isMember && missing.RemoveAll(uid => uid.Equals(line.Text.Trim(), StringComparison.OrdinalIgnoreCase)) > 0;
            if (!isMember || isNow || !members.Known.Contains(line.Text.Trim()))
            {
                yield return isMember ? line with { Name = Property } : line;
            }
        }

        foreach (var uid in missing)
        {
            yield return new VCardLine(0, "", Property, [], uid);
        }
    }

    /// <param name="Known">The UIDs of all cards.</param>
    /// <param name="Of">By group those of its members.</param>
    internal sealed record Members(IReadOnlySet<string> Known, ILookup<string, string> Of)
    {
        public static Members In(ExportedMap map)
        {
            var uids = map.Actors.ToDictionary(actor => actor.Key, VCardLines.UidOf, StringComparer.Ordinal);
            return new Members(
                uids.Values.ToHashSet(StringComparer.OrdinalIgnoreCase),
                map.Ties.Where(tie => tie.Type == TieType.MemberOf && tie.Until is null).ToLookup(tie => tie.To, tie => uids[tie.From])
            );
        }
    }

    private static bool Is(VCardLine line) => line.Name is Property or Third;

    private static string Member(string address, Dictionary<string, string> byMail) =>
        address.StartsWith(Mail, StringComparison.OrdinalIgnoreCase)
            ? byMail.GetValueOrDefault(address[Mail.Length..].ToLowerInvariant(), address)
            : VCardLines.KeyOf(address);

    private static string EndOf(List<VCardLine> card) => VCardLines.KeyOf(card) is { Length: > 0 } key ? key : VCardLines.Text(card, "FN");
}
