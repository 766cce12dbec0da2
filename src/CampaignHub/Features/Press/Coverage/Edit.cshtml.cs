using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Platform.Outbound;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Coverage;

/// <summary>One article or broadcast: typed, or proposed from the link to it.</summary>
internal sealed class EditModel(HubDb db, ReadLink link, SaveCoverage save) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid? Id { get; set; }

    [BindProperty]
    public CoverageForm Form { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    public CoverageItem? Item { get; private set; }
    public IReadOnlyList<Release> Releases { get; private set; } = [];
    public IReadOnlyList<Demand> Demands { get; private set; } = [];
    public IReadOnlyList<string> Outlets { get; private set; } = [];
    public IReadOnlyList<CoverageItem> Others { get; private set; } = [];

    /// <summary>Why the page behind the link could not be read; null where it was, or none was asked.</summary>
    public string? Unread { get; private set; }

    /// <summary>What stands in the form was read from the page.</summary>
    public bool IsProposed { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? url, Guid? release, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Id is not null && Item is null)
        {
            return NotFound();
        }

        Version = Item?.Version ?? 0;
        Form = Item is null ? new CoverageForm { PublishedOn = db.Here.Today, ReleaseId = release } : CoverageForm.Of(Item);
        if (Item is null && !string.IsNullOrWhiteSpace(url))
        {
            await ProposeAsync(url, cancellationToken);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Id is not null && Item is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (Item is not null)
        {
            db.Expect(Item, Version);
            // Who it was is found by the signature again.
            Form.JournalistId = Form.Author == Item.Author ? Item.JournalistId : null;
        }

        Form.OutletName ??= "";
        await save.ExecuteAsync(Item, Form, cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Press.Coverage(db.Here.Campaign.Slug));
    }

    public async Task<IActionResult> OnPostRemovalAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Item is null)
        {
            return NotFound();
        }

        Item.Trash(db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("{0} is in the trash.", Item.Title);
        return Redirect(Links.Press.Coverage(db.Here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Item = Id is { } id
            ? await db.Set<CoverageItem>().Include(item => item.Outlet).SingleOrDefaultAsync(item => item.Id == id, cancellationToken)
            : null;
        (Releases, Demands) = await IndexModel.ChoicesAsync(db, cancellationToken);
        Outlets = await Journalists.NewModel.SuggestedAsync(db, cancellationToken);
        Others = await db.Set<CoverageItem>()
            .AsNoTracking()
            .Where(item => item.Id != Id)
            .OrderByDescending(item => item.PublishedOn)
            .ThenByDescending(item => item.Id)
            .Take(100)
            .ToListAsync(cancellationToken);
    }

    private async Task ProposeAsync(string url, CancellationToken cancellationToken)
    {
        try
        {
            var release = Form.ReleaseId;
            Form = await link.ExecuteAsync(url, cancellationToken);
            Form.ReleaseId = release;
            IsProposed = true;
        }
        catch (OutboundException exception)
        {
            Unread = exception.Message;
            Form.Url = url.Length <= CoverageItem.UrlMaxLength ? url : null;
        }
    }
}
