using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Kits;

/// <summary>Adds an empty kit, at an address of the public site that nobody else has.</summary>
internal sealed class AddKit(HubDb db)
{
    public async Task<PressKit> ExecuteAsync(KitForm form, CancellationToken cancellationToken)
    {
        var taken = await db.Set<PressKit>().IgnoreQueryFilters().Select(kit => kit.Slug).ToListAsync(cancellationToken);
        var kit = new PressKit
        {
            CampaignId = db.Here.Campaign.Id,
            Title = form.Title,
            Slug = Slugs.Free(form.Title ?? "", PressKit.Kind, PressKit.SlugMaxLength, taken),
        };
        form.WriteTo(kit);
        db.Add(kit);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception, PressKit.Mapping.OncePerSlug))
        {
            throw new RefusedException("Somebody added a press kit with the same title just now. Save again.");
        }

        return kit;
    }
}
