namespace CampaignHub;

/// <summary>The site map, typed: each feature adds its part in its own folder. A test asks every link of the running hub.</summary>
internal static partial class Links
{
    public const string Admin = "/admin";

    /// <summary>The root of one campaign's pages.</summary>
    public static string Campaign(string slug) => $"{Admin}/campaigns/{slug}";
}
