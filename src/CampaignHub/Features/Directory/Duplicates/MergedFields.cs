namespace CampaignHub.Features.Directory.Duplicates;

/// <summary>What the one actor is to say where two say different things, unless somebody chooses otherwise.</summary>
internal static class MergedFields
{
    public static ActorForm Propose(Actor kept, Actor other)
    {
        var (first, name) = Names(kept, other);
        return new()
        {
            FirstName = first,
            Name = name,
            // A body that is known by its acronym only keeps it as such.
            Acronym = First(kept.Acronym, other.Acronym, kept.Type == ActorKind.Person ? "" : Shorter(kept.Name, other.Name)),
            Function = First(kept.Function, other.Function),
            Territory = First(kept.Territory, other.Territory),
            Note = Both(kept.Note, other.Note),
        };
    }

    /// <summary>
    /// Neither first nor last names agree, as where one takes the first for the last: half of the one and half of the other would be nobody's name.
    /// </summary>
    public static bool NamesGoTogether(Actor kept, Actor other)
    {
        var (one, two) = (
            new ActorNames(ActorKind.Person, kept.FirstName, kept.Name),
            new ActorNames(ActorKind.Person, other.FirstName, other.Name)
        );
        return kept.Type == ActorKind.Person && one.FirstText != two.FirstText && one.LastText != two.LastText;
    }

    private static (string First, string Name) Names(Actor kept, Actor other)
    {
        if (kept.Type != ActorKind.Person)
        {
            return ("", Fuller(kept.Name, other.Name));
        }

        if (!NamesGoTogether(kept, other))
        {
            return (Fuller(kept.FirstName, other.FirstName), Accented(kept.Name, other.Name));
        }

        var better = Marks(other.FullName) > Marks(kept.FullName) ? other : kept;
        return (better.FirstName, better.Name);
    }

    private static string First(params string[] values) => Array.Find(values, value => value.Length > 0) ?? "";

    private static string Shorter(string one, string other)
    {
        var (acronym, whole) = one.Length < other.Length ? (one, other) : (other, one);
        return new ActorNames(ActorKind.Organisation, "", acronym).Shorts.Contains(
            new ActorNames(ActorKind.Organisation, "", whole).Initials
        )
            ? acronym
            : "";
    }

    // Jean-Pierre rather than J.-P., the full name rather than the acronym.
    private static string Fuller(string one, string other) => other.Length > one.Length ? other : Accented(one, other);

    // Hélène rather than Helene.
    private static string Accented(string one, string other) =>
        one.Length == 0 || (one.Length == other.Length && Marks(other) > Marks(one)) ? other : one;

    private static int Marks(string text) => text.Count(letter => letter > 127);

    private static string Both(string one, string other)
    {
        if (one.Length == 0 || other.Length == 0 || one == other)
        {
            return one.Length > 0 ? one : other;
        }

        var both = $"{one}\n\n{other}";
        return both.Length <= Actor.NoteMaxLength ? both : one;
    }
}
