namespace CampaignHub;

internal static partial class Links
{
    internal static class Rights
    {
        private static string Root(string campaign) => $"{Campaign(campaign)}/directory/rights";

        public static string Notices(string campaign) => Root(campaign);

        public static string NoticesCsv(string campaign) => $"{Campaign(campaign)}/directory/notices.csv";

        public static string Words(string campaign, string language) => $"{Root(campaign)}/words/{language}";

        public static string Requests(string campaign) => $"{Root(campaign)}/requests";

        public static string Request(string campaign, Guid id) => $"{Root(campaign)}/requests/{id}";

        public static string Retention(string campaign) => $"{Root(campaign)}/retention";

        public static string Register(string campaign) => $"{Root(campaign)}/register";

        /// <summary>One person's rights.</summary>
        public static string Of(string campaign, Guid actor) => $"{Campaign(campaign)}/directory/{actor}/rights";

        public static string Access(string campaign, Guid actor) => $"{Campaign(campaign)}/directory/{actor}/access";

        public static string Erasure(string campaign, Guid actor) => $"{Campaign(campaign)}/directory/{actor}/erasure";
    }
}
