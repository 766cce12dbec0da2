namespace CampaignHub;

internal static partial class Links
{
    internal static class Directory
    {
        public static string Index(string campaign) => $"{Campaign(campaign)}/directory";

        public static string New(string campaign) => $"{Campaign(campaign)}/directory/new";

        public static string Show(string campaign, Guid id) => $"{Campaign(campaign)}/directory/{id}";

        public static string Tagged(string campaign, string tag) => $"{Index(campaign)}?tag={Uri.EscapeDataString(tag)}";

        public static string Whole(string campaign, Guid id) => $"{Show(campaign, id)}?all=true";

        public static string Edit(string campaign, Guid id) => $"{Campaign(campaign)}/directory/{id}/edit";

        public static string Removal(string campaign, Guid id) => $"{Campaign(campaign)}/directory/{id}/removal";

        public static string Tie(string campaign, Guid id, Guid of) => $"{Campaign(campaign)}/directory/ties/{id}?of={of}";

        public static string Mandate(string campaign, Guid id, Guid of) => $"{Campaign(campaign)}/directory/mandates/{id}?of={of}";

        public static string Contact(string campaign, Guid id, Guid of) => $"{Campaign(campaign)}/directory/contacts/{id}?of={of}";

        /// <param name="campaign">The slug.</param>
        /// <param name="kind">As the address names it.</param>
        public static string Picks(string campaign, string kind) => $"{Campaign(campaign)}/directory/picks?of={kind}";

        public static string Post(string campaign, Guid id) => $"{Campaign(campaign)}/directory/posts/{id}";
    }
}
