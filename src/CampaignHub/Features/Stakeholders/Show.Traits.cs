using CampaignHub.Features.Directory.Tags;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CampaignHub.Features.Stakeholders;

internal sealed partial class ShowModel
{
    /// <param name="tags">One or several, with commas between them.</param>
    /// <param name="shelf">Where they are kept.</param>
    /// <param name="cancellationToken">The request's.</param>
    public Task<IActionResult> OnPostTagsAsync(string? tags, [FromServices] TraitShelf shelf, CancellationToken cancellationToken)
    {
        var typed = ActorTag.Read(tags);
        return typed.Count == 0
            ? throw new RefusedException("Write the tag first.")
            : RetagAsync(shelf, (traits, stakeholder) => typed.Count(tag => traits.Tag(stakeholder, tag)), cancellationToken);
    }

    public Task<IActionResult> OnPostUntagAsync(string? tag, [FromServices] TraitShelf shelf, CancellationToken cancellationToken) =>
        RetagAsync(shelf, (traits, stakeholder) => traits.Untag(stakeholder, tag ?? "") ? 1 : 0, cancellationToken);

    private Task<IActionResult> RetagAsync(TraitShelf shelf, Func<Traits, Stakeholder, int> deed, CancellationToken cancellationToken) =>
        ChangeAsync(
            async stakeholder =>
            {
                deed(await shelf.ReadAsync(stakeholder.Id, cancellationToken), stakeholder);
                await db.SaveChangesAsync(cancellationToken);
            },
            Links.Stakeholders.Show(db.Here.Campaign.Slug, Id),
            cancellationToken
        );
}
