using System.ComponentModel.DataAnnotations;
using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.PublicSite.Templates;

internal sealed class EditModel(HubDb db, Theme theme, SiteModel site) : PageModel, ILoadsPage
{
    [FromRoute]
    public string Name { get; set; } = "";

    [BindProperty, MaxLength(ThemeTemplate.DescriptionMaxLength)]
    public string? Description { get; set; }

    [BindProperty, Required, MaxLength(ThemeTemplate.ContentMaxLength)]
    public string Liquid { get; set; } = "";

    [BindProperty]
    public int Version { get; set; }

    /// <summary>Null while the theme's own is in force.</summary>
    public ThemeTemplate? Own { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await IsOfThemeAsync(cancellationToken))
        {
            return NotFound();
        }

        await LoadAsync(cancellationToken);
        var liquid = Own?.Content ?? theme.Source(await site.ThemeAsync(cancellationToken), Name);
        (Description, Liquid, Version) = (Own?.Description, liquid, Own?.Version ?? 0);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await IsOfThemeAsync(cancellationToken))
        {
            return NotFound();
        }

        await LoadAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        // Browsers send both marks at the end of a line.
        var content = Liquid.ReplaceLineEndings("\n");
        theme.Check(Name, content);
        if (Own is null)
        {
            Own = new ThemeTemplate { Name = Name, Content = content };
            db.Add(Own);
        }
        else
        {
            db.Expect(Own, Version);
        }

        (Own.Content, Own.Description) = (content, Description?.Trim() ?? "");
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception, ThemeTemplate.Mapping.OncePerName))
        {
            throw new RefusedException("Somebody else changed this in the meantime.");
        }

        this.Say("Saved.");
        return Redirect(Links.PublicSite.Template(Name));
    }

    /// <summary>The theme's own is back.</summary>
    public async Task<IActionResult> OnPostRemovalAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Own is not null)
        {
            db.Remove(Own);
            await db.SaveChangesAsync(cancellationToken);
        }

        this.Say("The theme's template {0} is in force again.", Name);
        return Redirect(Links.PublicSite.Templates);
    }

    public async Task LoadAsync(CancellationToken cancellationToken) =>
        Own = await db.Set<ThemeTemplate>().SingleOrDefaultAsync(template => template.Name == Name, cancellationToken);

    private async Task<bool> IsOfThemeAsync(CancellationToken cancellationToken) =>
        theme.Names(await site.ThemeAsync(cancellationToken)).Contains(Name, StringComparer.Ordinal);
}
