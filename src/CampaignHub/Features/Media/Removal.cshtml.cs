using CampaignHub.Data;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Media;

/// <summary>To the trash, after the names of what uses the file were seen.</summary>
internal sealed class RemovalModel(HubDb db, MediaUses uses) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public MediaFile Media { get; private set; } = null!;
    public IReadOnlyList<FileUse> Uses { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Media is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Media is null)
        {
            return NotFound();
        }

        db.Here.RefuseOthers(Media);

        Media.Trash(db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("{0} is in the trash.", Media.Name);
        return Redirect(Links.Media.Index(db.Here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Media = (await db.Set<MediaFile>().SingleOrDefaultAsync(file => file.Id == Id, cancellationToken))!;
        Uses = Media is null ? [] : await uses.OfAsync(Media, cancellationToken);
    }
}
