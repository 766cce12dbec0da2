using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Setup;

internal sealed class SetupFeature : IFeature
{
    public static void Register(HubBuilder hub)
    {
        hub.Pages("/Setup", Permission.Everyone, Permission.Everyone).Service<SetUpHub>().Command(SetupCommand.Make);
        hub.Services.AddSingleton<SetupCode>().AddScoped<IStartTask, UnattendedSetup>().AddScoped<IStartTask, AnnounceSetup>();
    }
}
