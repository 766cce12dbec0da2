namespace CampaignHub.Platform.Web;

/// <summary>Which page of a list is shown, for <c>_Pager</c>; the page is the query parameter <c>page</c>.</summary>
internal sealed record Pager(int Asked, int Total, int Size)
{
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
    public int Number => Math.Clamp(Asked, 1, Pages);
}
