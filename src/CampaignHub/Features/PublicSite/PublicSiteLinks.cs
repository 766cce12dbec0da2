namespace CampaignHub;

internal static partial class Links
{
    internal static class PublicSite
    {
        public const string Home = "/";
        public const string News = "/news";
        public const string Releases = "/releases";
        public const string Commitments = "/commitments";

        public const string Appearance = "/admin/settings/appearance";
        public const string Templates = "/admin/site-templates";

        public static string Template(string name) => $"{Templates}/{name}";

        public static string Asset(string theme, string file) => $"/theme/{theme}/{file}";

        /// <summary>The mark of the colours in force makes the address, so that a change is asked for at once.</summary>
        public static string Colours(string mark) => $"/theme/colours.css?v={mark}";

        public static string Index(string campaign) => $"{Campaign(campaign)}/site";

        /// <summary>A new one is the form without an id.</summary>
        public static string New(string campaign) => $"{Campaign(campaign)}/site/piece";

        public static string Edit(string campaign, Guid id) => $"{Campaign(campaign)}/site/piece/{id}";

        public static string NewsItem(string slug) => $"/news/{slug}";

        public static string Page(string slug) => $"/pages/{slug}";
    }
}
