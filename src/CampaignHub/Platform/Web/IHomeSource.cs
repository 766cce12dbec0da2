namespace CampaignHub.Platform.Web;

internal enum HomeSection
{
    Late,
    Due,
    Waiting,
    Moved,
}

/// <summary>A line of the home page. The texts are already in the person's language.</summary>
internal sealed record HomeLine(HomeSection Section, string Icon, string Text, string Link, string Detail, DateOnly? Day);

/// <summary>What a feature has to say on the home page of the campaign entered, to the person who asks.</summary>
internal interface IHomeSource
{
    Task<IReadOnlyList<HomeLine>> LoadAsync(CancellationToken cancellationToken);
}
