namespace CampaignHub.Platform.Records;

/// <summary>A record of another feature that belongs to the one on the page. The texts are already in the person's language.</summary>
/// <param name="Group">What it is, in the plural: lines of one group stand together.</param>
internal sealed record RelatedLine(string Group, string Icon, string Text, string Link, string Detail);

/// <summary>What a feature holds about a record of any kind, so that a page shows what belongs to it without knowing who does.</summary>
internal interface IRelated
{
    /// <summary>Only what the person who asks may see; empty for kinds that the feature has nothing about.</summary>
    Task<IReadOnlyList<RelatedLine>> OfAsync(SubjectRef about, CancellationToken cancellationToken);
}
