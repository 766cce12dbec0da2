using System.ComponentModel.DataAnnotations;
using CampaignHub.Data;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Platform.Settings;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Kits;

/// <summary>The private links of a kit: made for one newsroom each, shown once, revoked.</summary>
internal sealed class SharingModel(HubDb db, HubSettings settings) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty, Required, MaxLength(KitLink.NameMaxLength)]
    public string Name { get; set; } = "";

    /// <summary>On the campaign's clock.</summary>
    [BindProperty]
    public DateTime? Expires { get; set; }

    public PressKit Kit { get; private set; } = null!;
    public IReadOnlyList<KitLink> Made { get; private set; } = [];

    /// <summary>Once, when it was made.</summary>
    public string? Address { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Kit is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Kit is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var expires = Expires is { } local ? Embargo.InstantOf(local, db.Here.Campaign) : (DateTimeOffset?)null;
        var (link, secret) = KitLink.Make(Kit, Name, expires, db.Here.Now);
        db.Add(link);
        await db.SaveChangesAsync(cancellationToken);
        Address = await settings.AddressAsync(Links.Press.PrivateKit(secret), cancellationToken);
        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostRevocationAsync(Guid link, CancellationToken cancellationToken)
    {
        if (await db.Set<KitLink>().SingleOrDefaultAsync(each => each.Id == link && each.KitId == Id, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        found.Revoke(db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("The private link {0} opens nothing any more.", found.Name);
        return Redirect(Links.Press.KitSharing(db.Here.Campaign.Slug, Id));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Kit = (await db.Set<PressKit>().AsNoTracking().SingleOrDefaultAsync(kit => kit.Id == Id, cancellationToken))!;
        Made = await db.Set<KitLink>()
            .AsNoTracking()
            .Where(link => link.KitId == Id)
            .OrderByDescending(link => link.Id)
            .ToListAsync(cancellationToken);
    }
}
