using System.Globalization;

namespace CampaignHub.Features.Directory.Duplicates;

/// <summary>Whose value the one actor is to have.</summary>
internal enum Whose
{
    Kept,
    Other,

    /// <summary>One after the other: a note.</summary>
    Both,
}

/// <summary>The fields in which two actors differ or may differ, and what is proposed for each.</summary>
internal static class MergeChoices
{
    // First and last name as one choice.
    private const string Names = "Names";

    /// <param name="Label">English, translated where shown.</param>
    internal sealed record Field(string Name, string Label, string Kept, string Other, Whose Proposed)
    {
        public bool Differs => Kept != Other;
        public bool IsNote => Name == nameof(Actor.Note);
    }

    /// <param name="Form">What the one is to say.</param>
    /// <param name="Take">Whose value other features keep, by the names of their fields; the kept one's where it does not say.</param>
    internal sealed record Chosen(ActorForm Form, IReadOnlyDictionary<string, Whose> Take);

    public static IReadOnlyList<Field> Of(Actor kept, Actor other)
    {
        var proposed = MergedFields.Propose(kept, other);
        return
        [
            .. NamesOf(kept, other, proposed),
            Make(nameof(Actor.Acronym), "Acronym", kept.Acronym, other.Acronym, proposed.Acronym),
            Make(nameof(Actor.Function), "Function", kept.Function, other.Function, proposed.Function),
            Make(nameof(Actor.Territory), "Territory", kept.Territory, other.Territory, proposed.Territory),
            Make(nameof(Actor.Note), "Note", kept.Note, other.Note, proposed.Note),
        ];
    }

    private static IEnumerable<Field> NamesOf(Actor kept, Actor other, ActorForm proposed)
    {
        if (kept.Type != ActorKind.Person)
        {
            return [Make(nameof(Actor.Name), "Name", kept.Name, other.Name, proposed.Name)];
        }

        return MergedFields.NamesGoTogether(kept, other)
            ? [Make(Names, "First and last name", Written(kept), Written(other), Written(proposed.FirstName, proposed.Name))]
            :
            [
                Make(nameof(Actor.FirstName), "First name", kept.FirstName, other.FirstName, proposed.FirstName),
                Make(nameof(Actor.Name), "Last name", kept.Name, other.Name, proposed.Name),
            ];
    }

    private static string Written(Actor person) => Written(person.FirstName, person.Name);

    // Which of the two is the last name is what they differ in.
    private static string Written(string? first, string last) => $"{first} {last.ToUpper(CultureInfo.CurrentCulture)}".Trim();

    /// <param name="take">Field by its name; what is not named is as proposed.</param>
    public static Chosen Choose(Actor kept, Actor other, IReadOnlyDictionary<string, Whose> take)
    {
        var form = MergedFields.Propose(kept, other);
        var (ofFirst, ofLast) = MergedFields.NamesGoTogether(kept, other) ? (Names, Names) : (nameof(Actor.FirstName), nameof(Actor.Name));
        form.FirstName = Pick(ofFirst, kept.FirstName, other.FirstName, form.FirstName);
        form.Name = Pick(ofLast, kept.Name, other.Name, form.Name) ?? "";
        form.Acronym = Pick(nameof(Actor.Acronym), kept.Acronym, other.Acronym, form.Acronym);
        form.Function = Pick(nameof(Actor.Function), kept.Function, other.Function, form.Function);
        form.Territory = Pick(nameof(Actor.Territory), kept.Territory, other.Territory, form.Territory);
        form.Note = Pick(nameof(Actor.Note), kept.Note, other.Note, form.Note);
        return new Chosen(form, take);

        string? Pick(string name, string ofKept, string ofOther, string? proposed) =>
            !take.TryGetValue(name, out var whose)
                ? proposed
                : whose switch
                {
                    Whose.Kept => ofKept,
                    Whose.Other => ofOther,
                    _ => proposed,
                };
    }

    private static Field Make(string name, string label, string kept, string other, string? proposed) =>
        new(
            name,
            label,
            kept,
            other,
            proposed == kept ? Whose.Kept
                : proposed == other ? Whose.Other
                : Whose.Both
        );
}
