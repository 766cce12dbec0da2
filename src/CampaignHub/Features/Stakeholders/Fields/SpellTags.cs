using CampaignHub.Data;
using CampaignHub.Features.Directory.Tags;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Fields;

/// <summary>Who stands on the map is found there by the tags that the directory's page gave them.</summary>
internal sealed class SpellTags(HubDb db, TraitShelf shelf) : ISpellsTags
{
    public async Task SpellAsync(IReadOnlyCollection<Guid> actors, CancellationToken cancellationToken)
    {
        var stakeholders = await db.WithTrash<Stakeholder>().Where(each => actors.Contains(each.ActorId)).ToListAsync(cancellationToken);
        var traits = await shelf.ReadAsync(stakeholders.ConvertAll(each => each.Id), cancellationToken);
        stakeholders.ForEach(traits.Spell);
        await db.SaveChangesAsync(cancellationToken);
    }
}
