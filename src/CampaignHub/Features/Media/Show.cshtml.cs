using System.ComponentModel.DataAnnotations;
using CampaignHub.Data;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Media;

internal sealed class ShowModel(HubDb db, EditMedia edit, MediaUses uses) : PageModel, ILoadsPage
{
    internal sealed class MediaForm
    {
        [Required, MaxLength(FileName.MaxLength)]
        public string Name { get; set; } = "";

        [MaxLength(FileName.FolderMaxLength)]
        public string? Folder { get; set; }

        [MaxLength(MediaFile.AltTextMaxLength)]
        public string? AltText { get; set; }

        [MaxLength(MediaFile.CaptionMaxLength)]
        public string? Caption { get; set; }

        [MaxLength(MediaFile.CreditMaxLength)]
        public string? Credit { get; set; }
        public Licence Licence { get; set; }
        public bool IsPublic { get; set; }
    }

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public MediaForm Form { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    public MediaFile Media { get; private set; } = null!;
    public IReadOnlyList<FileUse> Uses { get; private set; } = [];

    /// <summary>Everybody can have it now, by its mark or by what shows it.</summary>
    public bool IsPublicNow { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Media is null)
        {
            return NotFound();
        }

        Version = Media.Version;
        Form = new MediaForm
        {
            Name = Media.Name,
            Folder = Media.Folder,
            AltText = Media.AltText,
            Caption = Media.Caption,
            Credit = Media.Credit,
            Licence = Media.Licence,
            IsPublic = Media.IsPublic,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Media is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        db.Expect(Media, Version);
        var words = new MediaWords
        {
            Name = Form.Name,
            Folder = Form.Folder ?? "",
            AltText = Form.AltText ?? "",
            Caption = Form.Caption ?? "",
            Credit = Form.Credit ?? "",
            Licence = Form.Licence,
            IsPublic = Form.IsPublic,
        };
        await edit.ExecuteAsync(Media, words, cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Media.Show(db.Here.Campaign.Slug, Id));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Media = (await db.Set<MediaFile>().SingleOrDefaultAsync(file => file.Id == Id, cancellationToken))!;
        if (Media is not null)
        {
            Uses = await uses.OfAsync(Media, cancellationToken);
            IsPublicNow = db.Here.Campaign.IsPublic && Media.MayBePublic && (Media.IsPublic || Uses.Any(use => use.IsPublic));
        }
    }
}
