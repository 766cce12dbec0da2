namespace CampaignHub;

internal static partial class Links
{
    internal static class Access
    {
        public const string SignIn = "/admin/sign-in";
        public const string SignOut = "/admin/sign-out";
    }
}
