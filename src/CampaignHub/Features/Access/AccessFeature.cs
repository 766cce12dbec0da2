using CampaignHub.Features.Access.Entry;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Identity;

namespace CampaignHub.Features.Access;

internal sealed class AccessFeature : IFeature
{
    public static readonly Permission ManageMembers = new("members.manage", "Invite people into the campaign and give them roles");

    public static void Register(HubBuilder hub)
    {
        hub.Services.Configure<IdentityPasskeyOptions>(Passkeys.Configure);
        hub.Services.AddSingleton<EntryLimits>();
        hub.Permissions(ManageMembers)
            .Record(new Invitation.Mapping())
            .Pages("/Access/Entry", Permission.Everyone, Permission.Everyone)
            .Pages("/Access/Profile", Permission.SignedIn, Permission.SignedIn)
            .Pages("/Access/People", Permission.Administer, Permission.Administer)
            .Page("/Access/SignOut", Permission.SignedIn, Permission.SignedIn)
            .Page("/Access/Members", ManageMembers, ManageMembers)
            .Service<AccessMails>()
            .Service<SendInvitation>()
            .Service<AcceptInvitation>()
            .Service<EndSessions>()
            .Service<SecondFactor>()
            .Service<Passkeys>()
            .Command(TokenCommand.Make)
            .Menu(
                new MenuEntry(MenuGroup.Campaign, 90, "Members", "users", ManageMembers, Links.Access.Members),
                new MenuEntry(MenuGroup.Workspace, 20, "People", "users", Permission.Administer, _ => Links.Access.People),
                new MenuEntry(MenuGroup.Workspace, 30, "Roles", "shield", Permission.Administer, _ => Links.Access.Roles)
            );
    }
}
