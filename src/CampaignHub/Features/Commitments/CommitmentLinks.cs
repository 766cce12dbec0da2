namespace CampaignHub;

internal static partial class Links
{
    internal static class Commitments
    {
        public static string Index(string campaign) => $"{Campaign(campaign)}/commitments";

        public static string Csv(string campaign) => $"{Campaign(campaign)}/commitments.csv";

        public static string New(string campaign) => $"{Campaign(campaign)}/commitments/new";

        /// <summary>A new one, given at a meeting.</summary>
        public static string NewAt(string campaign, Guid meeting) => $"{New(campaign)}?meeting={meeting}";

        public static string Show(string campaign, Guid id) => $"{Campaign(campaign)}/commitments/{id}";

        public static string Edit(string campaign, Guid id) => $"{Campaign(campaign)}/commitments/{id}/edit";

        /// <summary>All evidence files with what the last check found.</summary>
        public static string Evidence(string campaign) => $"{Campaign(campaign)}/commitments/evidence";

        /// <summary>The content of one evidence file.</summary>
        public static string Evidence(string campaign, Guid id, Guid evidence) => $"{Show(campaign, id)}/evidence/{evidence}";

        public static string Successions(string campaign) => $"{Campaign(campaign)}/commitments/successions";

        public static string Succession(string campaign, Guid id) => $"{Successions(campaign)}/{id}";

        public static string SuccessionLetter(string campaign, Guid id) => $"{Succession(campaign, id)}/letter.docx";

        public static string Publication(string campaign, Guid id) => $"{Campaign(campaign)}/commitments/{id}/publication";

        public static string Verdict(string campaign, Guid id) => $"{Show(campaign, id)}/verdict";

        public static string VerdictPublication(string campaign, Guid id) => $"{Verdict(campaign, id)}/publication";

        /// <summary>The published ones, for programs and spreadsheets.</summary>
        public const string OpenJson = "/commitments.json";
        public const string OpenCsv = "/commitments.csv";

        public static string Public(string slug) => $"/commitments/{slug}";
    }
}
