using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Directory.Rights;

/// <summary>Shows the dossier of a person before it is handed over, with who was taken out of it.</summary>
internal sealed class AccessModel(HubDb db, RightsDesk desk, Texts texts) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [FromQuery(Name = "language")]
    public string? Wanted { get; set; }

    public Dossier Dossier { get; private set; } = null!;

    public string Language =>
        Wanted is "fr" or "en" ? Wanted
        : Texts.IsFrench ? "fr"
        : "en";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Dossier = (await desk.ReadAsync(Id, Language, cancellationToken))!;
        return Dossier is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(string? reason, CancellationToken cancellationToken)
    {
        Dossier = (await desk.ReadAsync(Id, Language, cancellationToken))!;
        if (Dossier is null)
        {
            return NotFound();
        }

        desk.Register("All we hold about one person", reason, 1);
        await db.SaveChangesAsync(cancellationToken);
        Response.Headers.CacheControl = "no-store";
        return File(DossierFile.Zip(Dossier, texts), "application/zip", Language == "en" ? "your-data.zip" : "vos-donnees.zip");
    }

    /// <summary>For the page again after a refusal; what was refused may be this very look.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            Dossier = (await desk.ReadAsync(Id, Language, cancellationToken))!;
        }
        catch (RefusedException)
        {
            Dossier = null!;
        }
    }
}
