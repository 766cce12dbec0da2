namespace CampaignHub;

internal static partial class Links
{
    internal static class Interactions
    {
        public static string Index(string campaign) => $"{Campaign(campaign)}/interactions";

        public static string With(string campaign, Guid actor) => $"{Index(campaign)}?actor={actor}";

        public static string New(string campaign) => $"{Index(campaign)}/new";

        public static string NewWith(string campaign, Guid actor) => $"{New(campaign)}?with={actor}";

        public static string Neglected(string campaign) => $"{Index(campaign)}/neglected";

        public static string Show(string campaign, Guid id) => $"{Index(campaign)}/{id}";

        public static string Edit(string campaign, Guid id) => $"{Index(campaign)}/{id}/edit";
    }
}
