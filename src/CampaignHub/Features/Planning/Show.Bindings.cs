using CampaignHub.Features.Planning.Linking;
using CampaignHub.Planning;
using Microsoft.AspNetCore.Mvc;

namespace CampaignHub.Features.Planning;

/// <summary>How the task is bound to those before it.</summary>
internal sealed partial class ShowModel
{
    public Task<IActionResult> OnPostLinkAsync(
        Guid predecessor,
        LinkType type,
        double lag,
        LagUnit unit,
        [FromServices] SavePlanLink save,
        CancellationToken cancellationToken
    ) => ChangeAsync(item => save.ExecuteAsync(item, new(predecessor, type, lag, unit), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostUnlinkAsync(Guid link, CancellationToken cancellationToken) =>
        ChangeAsync(
            item =>
            {
                db.RemoveRange(item.WaitsFor.Where(each => each.Id == link));
                return db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken
        );
}
