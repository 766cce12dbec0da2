namespace CampaignHub;

internal static partial class Links
{
    internal static class Duplicates
    {
        public static string Index(string campaign) => $"{Directory.Index(campaign)}/duplicates";

        public static string Merge(string campaign, Guid id, Guid? with = null) =>
            $"{Directory.Show(campaign, id)}/merge{(with is null ? "" : $"?with={with}")}";

        public static string Merges(string campaign) => $"{Directory.Index(campaign)}/merges";
    }
}
