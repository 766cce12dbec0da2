using System.ComponentModel.DataAnnotations;
using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.PublicSite;

internal sealed class EditModel(HubDb db, Here here, SaveSitePiece save) : PageModel
{
    internal sealed class PieceForm
    {
        public PieceKind Type { get; set; } = PieceKind.News;

        [Required, MaxLength(SitePiece.TitleMaxLength)]
        public string Title { get; set; } = "";

        [Required, MaxLength(SitePiece.SlugMaxLength)]
        public string Slug { get; set; } = "";

        [MaxLength(SitePiece.SummaryMaxLength)]
        public string? Summary { get; set; }

        [MaxLength(SitePiece.BodyMaxLength)]
        public string? Body { get; set; }
        public int? MenuOrder { get; set; }
        public bool IsPublished { get; set; }
    }

    [FromRoute]
    public Guid? Id { get; set; }

    [BindProperty]
    public PieceForm Form { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    /// <summary>Where everybody reads it; null while it is a draft.</summary>
    public string? Address { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Id is null)
        {
            return Page();
        }

        if (await FindAsync(cancellationToken) is not { } piece)
        {
            return NotFound();
        }

        Version = piece.Version;
        Address =
            !piece.IsPublicAt(here.Now) ? null
            : piece.Type == PieceKind.News ? Links.PublicSite.NewsItem(piece.Slug)
            : Links.PublicSite.Page(piece.Slug);
        Form = new PieceForm
        {
            Type = piece.Type,
            Title = piece.Title,
            Slug = piece.Slug,
            Summary = piece.Summary,
            Body = piece.Body,
            MenuOrder = piece.MenuOrder,
            IsPublished = piece.PublishedFrom is not null,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var piece = Id is null
            ? new SitePiece
            {
                Type = Form.Type,
                Title = Form.Title,
                Slug = Form.Slug,
            }
            : await FindAsync(cancellationToken);
        if (piece is null)
        {
            return NotFound();
        }

        if (Id is not null)
        {
            db.Expect(piece, Version);
        }

        await save.ExecuteAsync(
            piece,
            new SaveSitePiece.Input
            {
                Title = Form.Title,
                Slug = Form.Slug,
                Summary = Form.Summary,
                Body = Form.Body,
                MenuOrder = Form.MenuOrder,
                PublishedFrom = Form.IsPublished ? piece.PublishedFrom ?? here.Now : null,
            },
            cancellationToken
        );
        this.Say("Saved.");
        return Redirect(Links.PublicSite.Edit(here.Campaign.Slug, piece.Id));
    }

    private Task<SitePiece?> FindAsync(CancellationToken cancellationToken) =>
        db.Set<SitePiece>().SingleOrDefaultAsync(piece => piece.Id == Id, cancellationToken);
}
