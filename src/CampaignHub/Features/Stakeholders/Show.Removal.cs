using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace CampaignHub.Features.Stakeholders;

internal sealed partial class ShowModel
{
    public Task<IActionResult> OnPostRemovalAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            async stakeholder =>
            {
                stakeholder.Trash(db.Here.Now);
                await db.SaveChangesAsync(cancellationToken);
                this.Say("{0} is in the trash.", stakeholder.Actor.FullName);
            },
            Links.Stakeholders.Index(db.Here.Campaign.Slug),
            cancellationToken
        );
}
