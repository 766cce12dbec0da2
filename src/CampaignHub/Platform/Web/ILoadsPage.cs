namespace CampaignHub.Platform.Web;

/// <summary>A page that shows data beside its form: called before a refused or stale post is shown again.</summary>
internal interface ILoadsPage
{
    Task LoadAsync(CancellationToken cancellationToken);
}
