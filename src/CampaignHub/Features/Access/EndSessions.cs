using CampaignHub.Platform.Access;
using Microsoft.AspNetCore.Identity;

namespace CampaignHub.Features.Access;

/// <summary>Ends every session of a person: the next request of each is anonymous.</summary>
internal sealed class EndSessions(UserManager<HubUser> users)
{
    public async Task ExecuteAsync(HubUser user) => (await users.UpdateSecurityStampAsync(user)).OrRefuse();
}
