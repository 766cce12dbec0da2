namespace CampaignHub;

internal static partial class Links
{
    internal static class Meetings
    {
        public static string Index(string campaign) => $"{Campaign(campaign)}/meetings";

        public static string New(string campaign) => $"{Campaign(campaign)}/meetings/new";

        public static string Show(string campaign, Guid id) => $"{Campaign(campaign)}/meetings/{id}";

        public static string Edit(string campaign, Guid id) => $"{Campaign(campaign)}/meetings/{id}/edit";

        public static string Minutes(string campaign, Guid id, Guid demand) => $"{Campaign(campaign)}/meetings/{id}/minutes/{demand}";

        /// <summary>What the written reply says to each demand.</summary>
        public static string Reply(string campaign, Guid id) => $"{Campaign(campaign)}/meetings/{id}/reply";

        public static string Letter(string campaign, Guid id) => $"{Campaign(campaign)}/meetings/{id}/letter";

        public static string LetterPdf(string campaign, Guid id) => $"{Letter(campaign, id)}?format=pdf";

        public static string LetterFile(string campaign, Guid id) => $"{Letter(campaign, id)}.docx";

        /// <summary>The matrix of the answers.</summary>
        public static string Answers(string campaign) => $"{Campaign(campaign)}/answers";

        public static string AnswersFile(string campaign) => $"{Campaign(campaign)}/answers.csv";
    }
}
