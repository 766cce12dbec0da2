using System.Text.Json;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;

namespace CampaignHub.Platform.Notifications;

internal static class NotificationText
{
    /// <summary>What the person reads, in the language of the moment.</summary>
    public static string Of(this Texts texts, Notification notification) =>
        texts[notification.Template, [.. (JsonSerializer.Deserialize<string[]>(notification.Values) ?? []).Select(Days.Written)]];
}
