namespace CampaignHub;

internal static partial class Links
{
    internal static class Access
    {
        public const string SignIn = "/admin/sign-in";
        public const string Code = "/admin/sign-in/code";
        public const string Passkey = "/admin/sign-in/passkey";
        public const string SignOut = "/admin/sign-out";
        public const string ForgottenPassword = "/admin/password/forgotten";
        public const string Profile = "/admin/profile";
        public const string TwoFactor = "/admin/profile/two-factor";
        public const string Passkeys = "/admin/profile/passkeys";
        public const string Tokens = "/admin/profile/tokens";
        public const string People = "/admin/people";
        public const string Roles = "/admin/people/roles";

        public static string Person(Guid id) => $"{People}/{id}";

        public static string NewPassword(Guid user, string token) => $"/admin/password/new?user={user}&token={Uri.EscapeDataString(token)}";

        public static string Invitation(string secret) => $"/admin/invitations/{secret}";

        public static string Members(string campaign) => $"{Campaign(campaign)}/members";
    }
}
