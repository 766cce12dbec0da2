using CampaignHub.Features.Directory.Rights;
using CampaignHub.Platform.Records.Merging;
using CampaignHub.Platform.Search;

namespace CampaignHub.Features.Directory.Duplicates;

/// <summary>When two rows of the directory are one, as their actors become one.</summary>
internal static class MergingRules
{
    /// <summary>The same address or number, however it is written; one that bounced or was given up stays given up.</summary>
    public static readonly MergeRule<ContactDetail> Contacts = new()
    {
        Same = (kept, other) =>
            kept.Kind == other.Kind && (kept.Value == other.Value || (Reach(kept).Length > 0 && Reach(kept) == Reach(other))),
        Take = (kept, other) => kept.IsValid &= other.IsValid,
    };

    /// <summary>Of the same kind between the same two, with the same end: a tie that ended at another time is history of its own.</summary>
    public static readonly MergeRule<Tie> Ties = new()
    {
        Void = tie => tie.FromId == tie.ToId,
        Same = (kept, other) =>
            kept.FromId == other.FromId && kept.ToId == other.ToId && kept.Type == other.Type && kept.Until == other.Until,
        Take = (kept, other) =>
            kept.Describe(
                Math.Max(kept.Strength, other.Strength),
                Earlier(kept.Since, other.Since),
                kept.Until,
                Joined(kept.Source, other.Source),
                Later(kept.KnownOn, other.KnownOn)
            ),
    };

    /// <summary>The same post with the same end.</summary>
    public static readonly MergeRule<Mandate> Mandates = new()
    {
        Same = (kept, other) => kept.PersonId == other.PersonId && kept.PostId == other.PostId && kept.Until == other.Until,
        Take = (kept, other) => kept.Date(Earlier(kept.From, other.From), kept.Until),
    };

    /// <summary>A post of the same title: who holds the one holds the other.</summary>
    public static readonly MergeRule<Post> Posts = new()
    {
        Same = (kept, other) => kept.OrganisationId == other.OrganisationId && Normal.Of(kept.Title) == Normal.Of(other.Title),
    };

    public static readonly MergeRule<PersonRights> Rights = new() { Take = (kept, other) => kept.Join(other) };

    public static readonly MergeRule<DuplicatePair> Pairs = new()
    {
        Void = pair => pair.FirstId == pair.SecondId,
        Same = (kept, other) => kept.IsOf(other.FirstId, other.SecondId),
        Take = (kept, other) => kept.Take(other),
    };

    private static string Reach(ContactDetail contact) => Reachable.Of(contact.Kind, contact.Value);

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) =>
        one is null ? other
        : other is null || one < other ? one
        : other;

    private static DateOnly? Later(DateOnly? one, DateOnly? other) =>
        one is null ? other
        : other is null || one > other ? one
        : other;

    private static string Joined(string one, string other)
    {
        var both = $"{one}; {other}";
        return one == other || both.Length > Tie.SourceMaxLength ? one : both;
    }
}
