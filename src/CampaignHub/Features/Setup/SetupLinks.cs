namespace CampaignHub;

internal static partial class Links
{
    public const string Setup = "/setup";
}
