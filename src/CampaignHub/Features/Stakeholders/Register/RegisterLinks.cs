namespace CampaignHub;

internal static partial class Links
{
    /// <summary>The register of interest representatives.</summary>
    internal static class Register
    {
        public static string Index(string campaign) => $"{Campaign(campaign)}/register";

        public static string Contact(string campaign, Guid interaction) => $"{Index(campaign)}/contacts/{interaction}";

        public static string Officials(string campaign) => $"{Index(campaign)}/officials";

        public static string Rules(string campaign) => $"{Index(campaign)}/rules";

        public static string Draft(string campaign, int? year = null) =>
            year is null ? $"{Index(campaign)}/draft" : $"{Index(campaign)}/draft?year={year}";

        public static string DraftFile(string campaign, string format, int year) => $"{Index(campaign)}/draft.{format}?year={year}";
    }
}
