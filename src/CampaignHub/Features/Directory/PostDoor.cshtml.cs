using CampaignHub.Data;
using CampaignHub.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory;

/// <summary>Leads from a post to the page of its organisation, where it is shown.</summary>
internal sealed class PostDoorModel(HubDb db, Here here) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Set<Post>().SingleOrDefaultAsync(post => post.Id == id, cancellationToken) is { } post
            ? Redirect($"{Links.Directory.Show(here.Campaign.Slug, post.OrganisationId)}#post-{id}")
            : NotFound();
}
