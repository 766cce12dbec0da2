namespace CampaignHub;

internal static partial class Links
{
    internal static class Strategy
    {
        public static string Index(string campaign) => $"{Planning.Index(campaign)}/strategy";

        /// <param name="target">An actor.</param>
        public static string Chart(string campaign, Guid target) => $"{Index(campaign)}/targets/{target}";

        public static string Objective(string campaign, Guid id) => $"{Index(campaign)}/objectives/{id}";

        public static string NewTactic(string campaign) => $"{Index(campaign)}/tactics/new";

        public static string NewTacticFor(string campaign, Guid target) => $"{NewTactic(campaign)}?target={target}";

        public static string Tactic(string campaign, Guid id) => $"{Index(campaign)}/tactics/{id}";
    }
}
