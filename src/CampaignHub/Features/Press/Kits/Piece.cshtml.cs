using CampaignHub.Data;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Kits;

internal sealed class PieceModel(HubDb db) : PageModel, ILoadsPage
{
    /// <summary>The piece; none adds one.</summary>
    [FromRoute]
    public Guid? Id { get; set; }

    /// <summary>The kit that a new piece is added to.</summary>
    [FromQuery(Name = "kit")]
    public Guid KitId { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public KitPieceKind Type { get; set; }

    [BindProperty]
    public string? Body { get; set; }

    [BindProperty]
    public Guid? ReleaseId { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public PressKit Kit { get; private set; } = null!;
    public IReadOnlyList<Release> Releases { get; private set; } = [];

    private KitPiece? Piece => Kit.Pieces.FirstOrDefault(piece => piece.Id == Id);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Kit is null || (Id is not null && Piece is null))
        {
            return NotFound();
        }

        if (Piece is { } piece)
        {
            (Title, Type, Body, ReleaseId, Version) = (piece.Title, piece.Type, piece.Body, piece.ReleaseId, piece.Version);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Kit is null || (Id is not null && Piece is null))
        {
            return NotFound();
        }

        var piece = Piece;
        if (piece is null)
        {
            piece = Kit.Add(OrderedId.Next());
            db.Add(piece);
        }
        else
        {
            db.Expect(piece, Version);
        }

        piece.Describe(Type, Title, Body, Releases.FirstOrDefault(release => release.Id == ReleaseId)?.Id);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Press.Kit(db.Here.Campaign.Slug, Kit.Id));
    }

    public async Task<IActionResult> OnPostRemovalAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Kit is null || Piece is not { } piece)
        {
            return NotFound();
        }

        piece.Trash(db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("{0} is in the trash.", piece.Title);
        return Redirect(Links.Press.Kit(db.Here.Campaign.Slug, Kit.Id));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Kit = (
            await db.Set<PressKit>()
                .Include(kit => kit.Pieces)
                .SingleOrDefaultAsync(kit => Id == null ? kit.Id == KitId : kit.Pieces.Any(piece => piece.Id == Id), cancellationToken)
        )!;
        Releases = await db.Set<Release>().AsNoTracking().OrderByDescending(release => release.CreatedAt).ToListAsync(cancellationToken);
    }
}
