using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Hangfire;

namespace CampaignHub.Features.Notifications;

internal sealed class NotificationsFeature : IFeature
{
    public static void Register(HubBuilder hub) =>
        hub.Pages("/Notifications", Permission.SignedIn, Permission.SignedIn)
            .Endpoints(NotificationsApi.Map)
            .Service<SendDigests>()
            .Service<UnreadCount>()
            .Recurring(jobs =>
                jobs.AddOrUpdate<SendDigests>("digests", digests => digests.ExecuteAsync(CancellationToken.None), Cron.Daily(6))
            )
            .Menu(new MenuEntry(MenuGroup.Workspace, 5, "Notifications", "bell", Permission.SignedIn, _ => Links.Notifications.Index));
}
