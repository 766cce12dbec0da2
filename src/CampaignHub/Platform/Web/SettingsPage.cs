namespace CampaignHub.Platform.Web;

/// <summary>A page of the workspace's settings, for the tabs that lead from one to the other. <paramref name="Text"/> is English, translated where shown.</summary>
internal sealed record SettingsPage(int Order, string Text, string Link);
