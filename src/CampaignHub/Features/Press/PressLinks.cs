using CampaignHub.Features.Press.FollowUps;

namespace CampaignHub;

internal static partial class Links
{
    internal static class Press
    {
        public static string Releases(string campaign) => $"{Campaign(campaign)}/releases";

        public static string NewRelease(string campaign) => $"{Campaign(campaign)}/releases/new";

        public static string Release(string campaign, Guid id) => $"{Campaign(campaign)}/releases/{id}";

        public static string EditRelease(string campaign, Guid id) => $"{Campaign(campaign)}/releases/{id}/edit";

        public static string SendRelease(string campaign, Guid id) => $"{Campaign(campaign)}/releases/{id}/sending";

        /// <summary>Who got a release and what they did since; those of some groups alone, where given.</summary>
        public static string FollowUp(string campaign, Guid id, params IReadOnlyList<FollowUpStanding> groups) =>
            $"{Release(campaign, id)}/follow-up{Groups(groups)}";

        public static string FollowUpMail(string campaign, Guid id, params IReadOnlyList<FollowUpStanding> groups) =>
            $"{Release(campaign, id)}/follow-up/mail{Groups(groups)}";

        public static string Calls(string campaign, Guid id, params IReadOnlyList<FollowUpStanding> groups) =>
            $"{Release(campaign, id)}/calls{Groups(groups)}";

        public static string CallsPdf(string campaign, Guid id, params IReadOnlyList<FollowUpStanding> groups) =>
            Calls(campaign, id, groups) is var page && page.Contains('?', StringComparison.Ordinal)
                ? $"{page}&format=pdf"
                : $"{page}?format=pdf";

        public static string CallsFile(string campaign, Guid id, params IReadOnlyList<FollowUpStanding> groups) =>
            $"{Release(campaign, id)}/calls.csv{Groups(groups)}";

        public static string Call(string campaign, Guid id, Guid journalist, params IReadOnlyList<FollowUpStanding> groups) =>
            $"{Release(campaign, id)}/calls/{journalist}{Groups(groups)}";

        private static string Groups(IReadOnlyList<FollowUpStanding> groups) =>
            groups is not { Count: > 0 } ? "" : $"?{string.Join('&', groups.Select(group => $"group={group}"))}";

        public static string Journalists(string campaign) => $"{Campaign(campaign)}/journalists";

        public static string NewJournalist(string campaign) => $"{Campaign(campaign)}/journalists/new";

        public static string Journalist(string campaign, Guid id) => $"{Campaign(campaign)}/journalists/{id}";

        public static string JournalistsOf(string campaign, Guid outlet) => $"{Campaign(campaign)}/journalists?outlet={outlet}";

        public static string ImportJournalists(string campaign) => $"{Campaign(campaign)}/journalists/import";

        public static string EditJournalist(string campaign, Guid id) => $"{Campaign(campaign)}/journalists/{id}/edit";

        public static string Outlets(string campaign) => $"{Campaign(campaign)}/outlets";

        public static string NewOutlet(string campaign) => $"{Campaign(campaign)}/outlets/new";

        public static string Outlet(string campaign, Guid id) => $"{Campaign(campaign)}/outlets/{id}";

        public static string EditOutlet(string campaign, Guid id) => $"{Campaign(campaign)}/outlets/{id}/edit";

        public static string Lists(string campaign) => $"{Campaign(campaign)}/press-lists";

        public static string List(string campaign, Guid id) => $"{Campaign(campaign)}/press-lists/{id}";

        public static string AddToList(string campaign, Guid id) => $"{Campaign(campaign)}/press-lists/{id}/additions";

        public static string ListRule(string campaign, Guid id) => $"{Campaign(campaign)}/press-lists/{id}/rule";

        public static string Kits(string campaign) => $"{Campaign(campaign)}/press-kits";

        public static string Kit(string campaign, Guid id) => $"{Campaign(campaign)}/press-kits/{id}";

        public static string NewKit(string campaign) => $"{Campaign(campaign)}/press-kits/edit";

        public static string EditKit(string campaign, Guid id) => $"{Campaign(campaign)}/press-kits/edit/{id}";

        public static string NewPiece(string campaign, Guid kit) => $"{Campaign(campaign)}/press-kits/pieces?kit={kit}";

        public static string Piece(string campaign, Guid id) => $"{Campaign(campaign)}/press-kits/pieces/{id}";

        public static string PublicRelease(string release) => $"/releases/{release}";

        public static string KitSharing(string campaign, Guid id) => $"{Kit(campaign, id)}/links";

        /// <summary>Where a newsroom reads the kit before everybody else.</summary>
        public static string PrivateKit(string secret) => $"/private/press-kits/{secret}";

        public static string PrivateKitFile(string secret, Guid file) => $"{PrivateKit(secret)}/files/{file}";

        public static string PrivateKitArchive(string secret) => $"{PrivateKit(secret)}/kit.zip";

        public static string PublicKitArchive(string kit) => $"{PublicKit(kit)}/kit.zip";

        /// <summary>The whole kit as one file, for people of the campaign.</summary>
        public static string KitArchive(string campaign, string id = "{id:guid}") => $"{Kits(campaign)}/{id}/kit.zip";

        public static string PublicKit(string kit) => $"/press-kits/{kit}";

        public static string Coverage(string campaign) => $"{Campaign(campaign)}/coverage";

        public static string CoverageFile(string campaign) => $"{Coverage(campaign)}.csv";

        public static string NewCoverage(string campaign) => $"{Coverage(campaign)}/edit";

        public static string EditCoverage(string campaign, Guid id) => $"{Coverage(campaign)}/edit/{id}";

        /// <summary>The feeds that are read for articles, and what they propose.</summary>
        public static string Watches(string campaign) => $"{Coverage(campaign)}/watches";
    }
}
