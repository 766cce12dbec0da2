namespace CampaignHub.Features.Directory.Duplicates;

/// <summary>A later feature that keeps one value where the two actors have one each shows both, and lets whoever merges them choose.</summary>
internal interface IMergedValues
{
    /// <summary>Where the two say different things, in the campaign entered; the names are the feature's own.</summary>
    Task<IReadOnlyList<MergeChoices.Field>> ReadAsync(Guid kept, Guid other, CancellationToken cancellationToken);

    /// <summary>Gives the one that is kept what the other one says. Tracked, not saved: the merge notes it, to be undone, and saves it.</summary>
    /// <param name="kept">Who stays.</param>
    /// <param name="other">Who becomes it.</param>
    /// <param name="names">Of the fields in which the other one is right; others than the feature's own are passed over.</param>
    /// <param name="cancellationToken">The request's.</param>
    Task TakeAsync(Guid kept, Guid other, IReadOnlySet<string> names, CancellationToken cancellationToken);
}
