using CampaignHub.Features.Directory.Tags;
using CampaignHub.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory;

internal sealed partial class ShowModel
{
    /// <param name="tags">One or several, with commas between them.</param>
    /// <param name="tagging">The deed.</param>
    /// <param name="cancellationToken">The request's.</param>
    public Task<IActionResult> OnPostTagsAsync(string? tags, [FromServices] TagActor tagging, CancellationToken cancellationToken)
    {
        var typed = ActorTag.Read(tags);
        return typed.Count == 0
            ? throw new RefusedException("Write the tag first.")
            : RetagAsync(actor => tagging.TagAsync(actor, typed, isAll: false, cancellationToken), cancellationToken);
    }

    public Task<IActionResult> OnPostUntagAsync(string? tag, [FromServices] TagActor tagging, CancellationToken cancellationToken) =>
        RetagAsync(actor => tagging.UntagAsync(actor, tag ?? "", cancellationToken), cancellationToken);

    private async Task<IActionResult> RetagAsync(Func<Actor, Task> deed, CancellationToken cancellationToken)
    {
        if (await db.Set<Actor>().SingleOrDefaultAsync(actor => actor.Id == Id, cancellationToken) is not { } actor)
        {
            return NotFound();
        }

        await deed(actor);
        return Redirect(Links.Directory.Show(here.Campaign.Slug, Id));
    }
}
