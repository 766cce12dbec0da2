namespace CampaignHub;

internal static partial class Links
{
    internal static class Stakeholders
    {
        public static string StatementRemoval(string campaign, Guid id) => $"{Campaign(campaign)}/statements/{id}/removal";

        public static string Settings(string campaign) => $"{Campaign(campaign)}/stakeholders/settings";

        public static string Index(string campaign) => $"{Campaign(campaign)}/stakeholders";

        /// <param name="suffix">Of the format: <c>csv</c>, <c>kumu.json</c>.</param>
        public static string File(string campaign, string suffix = "csv") => $"{Campaign(campaign)}/stakeholders.{suffix}";

        public static string New(string campaign) => $"{Campaign(campaign)}/stakeholders/new";

        /// <summary>An actor of the directory on this campaign's map, or the form that puts it there.</summary>
        public static string Of(string campaign, Guid actor) => $"{New(campaign)}?actor={actor}";

        public static string Network(string campaign) => $"{Campaign(campaign)}/stakeholders/network";

        /// <summary>The network around one stakeholder.</summary>
        public static string NetworkAround(string campaign, Guid id) => $"{Network(campaign)}?focus={id}";

        /// <param name="suffix"><c>json</c> (what is drawn), <c>svg</c> or <c>csv</c>.</param>
        public static string NetworkFile(string campaign, string suffix = "json") => $"{Network(campaign)}.{suffix}";

        public static string Grid(string campaign) => $"{Campaign(campaign)}/stakeholders/views";

        /// <param name="suffix"><c>svg</c> or <c>csv</c>.</param>
        public static string GridFile(string campaign, string suffix = "svg") => $"{Grid(campaign)}/grid.{suffix}";

        public static string Spectrum(string campaign) => $"{Grid(campaign)}/spectrum";

        public static string SpectrumFile(string campaign, string suffix = "svg") => $"{Spectrum(campaign)}.{suffix}";

        public static string Mactor(string campaign) => $"{Grid(campaign)}/mactor";

        public static string MactorFile(string campaign, string suffix = "svg") => $"{Mactor(campaign)}.{suffix}";

        public static string Axes(string campaign) => $"{Grid(campaign)}/axes";

        public static string Show(string campaign, Guid id) => $"{Campaign(campaign)}/stakeholders/{id}";

        public static string Routes(string campaign, Guid id) => $"{Campaign(campaign)}/stakeholders/{id}/routes";

        public static string Shifts(string campaign) => $"{Campaign(campaign)}/stakeholders/shifts";

        public static string ShiftReport(string campaign, Guid id) => $"{Shifts(campaign)}/{id}";

        public static string Edit(string campaign, Guid id) => $"{Campaign(campaign)}/stakeholders/{id}/edit";
    }
}
