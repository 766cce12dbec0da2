namespace CampaignHub.Features.Directory.Duplicates;

/// <summary>What is compared of an actor, of the directory or of a file.</summary>
/// <param name="Reach">Mail addresses and phone numbers as they are compared (<see cref="Reachable"/>).</param>
internal sealed record ActorFacts(ActorNames Names, IReadOnlyList<string> Reach)
{
    public static ActorFacts Of(
        ActorKind kind,
        string firstName,
        string name,
        string acronym,
        IEnumerable<(ContactKind Kind, string Value)> contacts
    ) =>
        new(
            new ActorNames(kind, firstName, name, acronym),
            [.. contacts.Select(contact => Reachable.Of(contact.Kind, contact.Value)).Where(reach => reach.Length > 0).Distinct()]
        );

    /// <summary>Whoever is alike in some way shares one of these keys, so that only those are compared.</summary>
    public IEnumerable<string> Keys()
    {
        yield return $"w:{Names.Sorted}";
        foreach (var reach in Reach)
        {
            yield return reach;
        }

        foreach (var key in Names.IsPerson ? KeysOfPerson() : KeysOfBody())
        {
            yield return key;
        }
    }

    /// <summary>Keys that many share who have nothing to do with each other: for slips of the pen only.</summary>
    public IEnumerable<string> WeakKeys()
    {
        var (text, before) = Names.IsPerson && Names.First.Count > 0 ? (Names.LastText, Names.FirstText) : (Names.Whole, "");
        if (text.Length < Slips.ShortestText)
        {
            yield break;
        }

        // One slip leaves the first or the second half as it is.
        foreach (var half in new[] { text.Length / 2, (text.Length / 2) - 1 })
        {
            yield return $"b:{before}:{text[..half]}";
            yield return $"e:{before}:{text[^half..]}";
        }
    }

    private IEnumerable<string> KeysOfPerson() => Names.First.Count > 0 ? [$"i:{Names.First[0][0]}:{Names.LastText}"] : [];

    private IEnumerable<string> KeysOfBody()
    {
        foreach (var @short in Names.Shorts)
        {
            yield return $"a:{@short}";
        }

        if (Names.Initials.Length > 0)
        {
            yield return $"a:{Names.Initials}";
        }
    }
}
