namespace CampaignHub;

internal static partial class Links
{
    internal static class Recipes
    {
        public const string Index = "/admin/recipes";
        public const string Upload = "/admin/recipes/upload";

        public static string Show(string name) => $"{Index}/run/{name}";
    }
}
