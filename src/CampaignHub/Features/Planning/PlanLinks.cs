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

        public static string Templates(string campaign) => $"{Campaign(campaign)}/plan/templates";

        /// <param name="key">Of a template that comes with the hub, or the id of another one.</param>
        public static string UseTemplate(string campaign, string key = "meeting") => $"{Templates(campaign)}/{key}";

        public static string Month(string campaign) => $"{Campaign(campaign)}/plan/month";

        public static string Week(string campaign) => $"{Campaign(campaign)}/plan/week";

        public static string Board(string campaign) => $"{Campaign(campaign)}/plan/board";

        public static string Workload(string campaign) => $"{Campaign(campaign)}/plan/workload";

        public static string Sheet(string campaign) => $"{Campaign(campaign)}/plan/sheet";

        public static string SheetFile(string campaign) => $"{Campaign(campaign)}/plan/sheet.svg";

        public static string Feeds(string campaign) => $"{Campaign(campaign)}/plan/feeds";

        /// <summary>What a calendar program subscribes to.</summary>
        public static string CalendarFeed(string secret = "x") => $"/calendar/{secret}.ics";

        public static string Anchors(string campaign) => $"{Campaign(campaign)}/plan/anchors";

        public static string Phases(string campaign) => $"{Campaign(campaign)}/plan/phases";

        /// <summary>The days on which the campaign works.</summary>
        public static string Calendar(string campaign) => $"{Campaign(campaign)}/plan/calendar";

        public static string Windows(string campaign) => $"{Campaign(campaign)}/plan/windows";

        public static string Series(string campaign) => $"{Campaign(campaign)}/plan/series";

        public static string Revisions(string campaign) => $"{Campaign(campaign)}/plan/revisions";

        public static string Baselines(string campaign) => $"{Campaign(campaign)}/plan/baselines";

        /// <summary>What the new day of an anchor would move.</summary>
        public static string MoveAnchor(string campaign, Guid id, DateOnly day) =>
            $"{Campaign(campaign)}/plan/preview?kind=Anchor&id={id}&from={day:yyyy-MM-dd}";

        /// <summary>What the new days of a window would move.</summary>
        public static string MoveWindow(string campaign, Guid id, DateOnly from, DateOnly to) =>
            $"{Campaign(campaign)}/plan/preview?kind=Window&id={id}&from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}";

        /// <summary>What the timeline is drawn from.</summary>
        public static string TimelineFile(string campaign) => $"{Timeline(campaign)}.json";

        /// <summary>What going back to a revision would move.</summary>
        public static string Back(string campaign, int number) => $"{Campaign(campaign)}/plan/preview?back={number}";

        /// <summary>What days off that are taken back would move.</summary>
        public static string RemoveClosure(string campaign, Guid id) => $"{Campaign(campaign)}/plan/preview?kind=ClosureRemoved&id={id}";

        /// <summary>The preview of a change that a form names.</summary>
        public static string Preview(string campaign) => $"{Campaign(campaign)}/plan/preview";

        public static string New(string campaign) => $"{Campaign(campaign)}/plan/new";

        public static string Show(string campaign, Guid id) => $"{Campaign(campaign)}/plan/{id}";

        /// <summary>A new task about a record of another feature.</summary>
        public static string NewAbout(string campaign, string kind, Guid id) => $"{New(campaign)}?aboutKind={kind}&aboutId={id}";
    }
}
