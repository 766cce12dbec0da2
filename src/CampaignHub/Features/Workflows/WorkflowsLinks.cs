namespace CampaignHub;

internal static partial class Links
{
    internal static class Workflows
    {
        public static string Index(string campaign) => $"{Campaign(campaign)}/workflows";

        public static string Import(string campaign) => $"{Index(campaign)}/import";

        public static string Show(string campaign, Guid id) => $"{Index(campaign)}/{id}";

        public static string Rehearse(string campaign, Guid id) => $"{Show(campaign, id)}/rehearsal";

        public static string Rehearse(string campaign, Guid id, Guid happened) => $"{Rehearse(campaign, id)}?happened={happened}";

        public static string New(string campaign) => $"{Index(campaign)}/new";

        public static string Edit(string campaign, Guid id) => $"{Show(campaign, id)}/edit";

        public static string Step(string campaign, Guid id, string step) => $"{Show(campaign, id)}/steps/{Uri.EscapeDataString(step)}";

        public static string NewStep(string campaign, Guid id, string after, string outcome) =>
            $"{Show(campaign, id)}/new-step?after={Uri.EscapeDataString(after)}&outcome={Uri.EscapeDataString(outcome)}";

        public static string Instances(string campaign) => $"{Index(campaign)}/instances";

        public static string InstancesOf(string campaign, Guid id) => $"{Instances(campaign)}?workflow={id}";

        public static string Instance(string campaign, Guid id) => $"{Instances(campaign)}/{id}";
    }
}
