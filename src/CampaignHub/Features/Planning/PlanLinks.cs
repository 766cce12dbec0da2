namespace CampaignHub;

internal static partial class Links
{
    internal static class Planning
    {
        public static string Index(string campaign) => $"{Campaign(campaign)}/plan";

        public static string Timeline(string campaign) => $"{Campaign(campaign)}/plan/timeline";

        /// <param name="suffix">Of the file: <c>csv</c>, <c>xlsx</c>, <c>mmd</c>, <c>xml</c> (MS Project).</param>
        public static string File(string campaign, string suffix = "csv") => $"{Campaign(campaign)}/plan.{suffix}";

        public static string Imports(string campaign) => $"{Campaign(campaign)}/plan/import";

        public static string Import(string campaign, Guid id) => $"{Imports(campaign)}/{id}";

        public static string Calendar(string campaign) => $"{Campaign(campaign)}/plan/calendar";

        /// <summary>What a calendar program subscribes to.</summary>
        public static string CalendarFeed(string secret = "x") => $"/calendar/{secret}.ics";

        public static string Anchors(string campaign) => $"{Campaign(campaign)}/plan/anchors";

        public static string New(string campaign) => $"{Campaign(campaign)}/plan/new";

        public static string Show(string campaign, Guid id) => $"{Campaign(campaign)}/plan/{id}";

        /// <summary>A new task about a record of another feature.</summary>
        public static string NewAbout(string campaign, string kind, Guid id) => $"{New(campaign)}?aboutKind={kind}&aboutId={id}";
    }
}
