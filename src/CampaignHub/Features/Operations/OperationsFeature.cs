using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Hangfire;

namespace CampaignHub.Features.Operations;

internal sealed class OperationsFeature : IFeature
{
    public static readonly Permission SeeJournal = new("journal.view", "See who changed what");
    public static readonly Permission UseTrash = new("trash.use", "Put back what was removed");

    public static void Register(HubBuilder hub) =>
        hub.Permissions(SeeJournal, UseTrash)
            .Pages("/Operations", Permission.Administer, Permission.Administer)
            .Page("/Operations/Trash", UseTrash, UseTrash)
            .Page("/Operations/Journal", SeeJournal, SeeJournal)
            .Service<TrashBin>()
            .Recurring(jobs => jobs.AddOrUpdate<TrashBin>("empty-trash", bin => bin.EmptyAsync(CancellationToken.None), Cron.Daily(3)))
            .Command(DoctorCommand.Make)
            .Menu(
                new MenuEntry(MenuGroup.Campaign, 95, "Trash", "trash", UseTrash, Links.Operations.Trash),
                new MenuEntry(MenuGroup.Campaign, 96, "Journal", "history", SeeJournal, Links.Operations.Journal),
                new MenuEntry(MenuGroup.Workspace, 90, "Background jobs", "clock", Permission.Administer, _ => Links.Operations.Jobs)
            );
}
