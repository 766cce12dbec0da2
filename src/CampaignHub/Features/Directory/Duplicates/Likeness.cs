namespace CampaignHub.Features.Directory.Duplicates;

/// <summary>Why two actors may be one.</summary>
internal enum LikenessReason
{
    SameName,
    NamesSwapped,
    InitialsOfTheFirstName,
    AcronymOfTheOther,
    SameMail,
    SamePhone,
    OneLetterApart,
}

/// <summary>How alike two actors are, from 0 to 1, and why. Pure, and the same in both directions.</summary>
internal sealed record Likeness(double Degree, IReadOnlyList<LikenessReason> Reasons)
{
    public static readonly Likeness None = new(0, []);

    // What a reason says alone; several make it more certain. A rule of thumb: the same name says most, and a shared phone may be an office's.
    private static double Weight(LikenessReason reason) =>
        reason switch
        {
            LikenessReason.SameName => 0.8,
            LikenessReason.NamesSwapped => 0.75,
            LikenessReason.SameMail => 0.6,
            LikenessReason.AcronymOfTheOther => 0.55,
            LikenessReason.InitialsOfTheFirstName => 0.5,
            LikenessReason.SamePhone => 0.4,
            _ => 0.3,
        };

    public static Likeness Of(ActorFacts one, ActorFacts other)
    {
        // A person is no body.
        if (one.Names.IsPerson != other.Names.IsPerson)
        {
            return None;
        }

        List<LikenessReason> reasons = [];
        if (OfNames(one.Names, other.Names) is { } ofNames)
        {
            reasons.Add(ofNames);
        }

        var shared = one.Reach.Where(other.Reach.Contains).ToList();
        if (shared.Exists(reach => reach[0] == 'm'))
        {
            reasons.Add(LikenessReason.SameMail);
        }

        if (shared.Exists(reach => reach[0] == 'p'))
        {
            reasons.Add(LikenessReason.SamePhone);
        }

        return reasons.Count == 0 ? None : new Likeness(1 - reasons.Aggregate(1.0, (rest, reason) => rest * (1 - Weight(reason))), reasons);
    }

    private static LikenessReason? OfNames(ActorNames one, ActorNames other) =>
        one.Whole.Length == 0 || other.Whole.Length == 0 ? null
        : one.Whole == other.Whole ? LikenessReason.SameName
        : one.Sorted == other.Sorted ? LikenessReason.NamesSwapped
        : one.IsPerson ? OfPersons(one, other)
        : OfBodies(one, other);

    private static LikenessReason? OfPersons(ActorNames one, ActorNames other)
    {
        if (one.LastText == other.LastText)
        {
            return IsInitialOf(one.First, other.First) || IsInitialOf(other.First, one.First) ? LikenessReason.InitialsOfTheFirstName
                : Slips.IsOne(one.FirstText, other.FirstText) ? LikenessReason.OneLetterApart
                : null;
        }

        return one.FirstText == other.FirstText && Slips.IsOne(one.LastText, other.LastText) ? LikenessReason.OneLetterApart : null;
    }

    private static LikenessReason? OfBodies(ActorNames one, ActorNames other)
    {
        if (IsShortOf(one, other) || IsShortOf(other, one) || one.Shorts.Intersect(other.Shorts).Any())
        {
            return LikenessReason.AcronymOfTheOther;
        }

        return Slips.IsOne(one.Whole, other.Whole) ? LikenessReason.OneLetterApart : null;
    }

    private static bool IsShortOf(ActorNames one, ActorNames other) => other.Initials.Length > 0 && one.Shorts.Contains(other.Initials);

    // "J.-P." and "JP" stand for "Jean-Pierre", and so does "J.".
    private static bool IsInitialOf(IReadOnlyList<string> shorts, IReadOnlyList<string> names)
    {
        if (shorts.Count == 0 || shorts.Count > names.Count)
        {
            return false;
        }

        if (shorts is [{ Length: > 1 } together] && names.Count > 1 && together == string.Concat(names.Select(name => name[0])))
        {
            return true;
        }

        return shorts.Any(each => each.Length == 1)
            && shorts.Zip(names).All(pair => pair.First == pair.Second || (pair.First.Length == 1 && pair.First[0] == pair.Second[0]));
    }
}
