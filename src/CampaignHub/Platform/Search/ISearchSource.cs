namespace CampaignHub.Platform.Search;

/// <summary>
/// What a feature holds that is no record of its own in the index (a comment, minutes, a sent mail) and is found by the one search box. It looks in the
/// campaign entered, and answers nothing of what the person may not see there.
/// </summary>
internal interface ISearchSource
{
    /// <param name="words">Of <see cref="Normal.Words"/>: each is to be found.</param>
    /// <param name="most">How many lines are wanted at most.</param>
    /// <param name="cancellationToken">The request's.</param>
    Task<IReadOnlyList<FoundLine>> FindAsync(string[] words, int most, CancellationToken cancellationToken);
}

/// <summary>One line of what was found.</summary>
/// <param name="Kind">Of the record that is linked: <c>meeting</c>.</param>
/// <param name="Id">Of that record.</param>
/// <param name="What">What it is, in English, translated where shown: "Minutes".</param>
/// <param name="Excerpt">The words around, where they are not the title's; else empty.</param>
internal sealed record FoundLine(string Kind, Guid Id, string What, string Icon, string Title, string Link, string Excerpt = "");
