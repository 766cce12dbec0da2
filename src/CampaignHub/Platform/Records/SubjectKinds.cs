using CampaignHub.Platform.Access;

namespace CampaignHub.Platform.Records;

/// <summary>How a kind of record is named, linked and guarded, so that features point at each other's records without knowing them.</summary>
/// <param name="Kind">The record's <see cref="ISubject.Kind"/>.</param>
/// <param name="Title">English, in the singular, translated where shown.</param>
/// <param name="Icon">A name of the icon sprite.</param>
/// <param name="View">Who may see it; the search and every link ask for it.</param>
/// <param name="Link">From the campaign's slug and the record's id to its page.</param>
internal sealed record SubjectKind(string Kind, string Title, string Icon, Permission View, Func<string, Guid, string> Link)
{
    /// <summary>What is written about one is written about a person, who may ask to read it (GDPR art. 15).</summary>
    public bool IsAboutPeople { get; init; }

    /// <summary>Who may keep files with one and take them away; null is a kind that no files are kept with.</summary>
    public Permission? KeepsFiles { get; init; }
}

/// <summary>A pointer to a record of another feature: kind and id, nothing more.</summary>
internal sealed record SubjectRef(string Kind, Guid Id);

/// <summary>Every kind of subject that features registered.</summary>
internal sealed class SubjectKinds(IEnumerable<SubjectKind> kinds)
{
    private readonly Dictionary<string, SubjectKind> _kinds = kinds.ToDictionary(kind => kind.Kind, StringComparer.Ordinal);

    public IReadOnlyCollection<SubjectKind> All => _kinds.Values;

    public SubjectKind? Find(string kind) => _kinds.GetValueOrDefault(kind);

    public static string KindOf(Record record) => KindOf(record.GetType());

    public static string KindOf(Type record) =>
        record.GetProperty(nameof(ISubject.Kind))?.GetValue(obj: null) as string
        ?? throw new InvalidOperationException($"{record.Name} does not say its kind as a public static property.");
}
