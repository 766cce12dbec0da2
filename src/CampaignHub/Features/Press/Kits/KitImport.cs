using CampaignHub.Data;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Platform.Recipes;
using CampaignHub.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Kits;

/// <summary>One press kit of a recipe, with its pieces in the file's order.</summary>
internal sealed class KitImport(HubDb db)
{
    public async Task ApplyAsync(PressStep.KitModel model, RecipeRun run, CancellationToken cancellationToken)
    {
        var id = run.Key(PressKit.Kind, model.Id);
        var kit = await db.WithTrash<PressKit>().Include(kit => kit.Pieces).SingleOrDefaultAsync(kit => kit.Id == id, cancellationToken);
        if (kit is { TrashedAt: not null })
        {
            return;
        }

        if (kit is null)
        {
            if (!Slugs.IsSlug(model.Slug, PressKit.SlugMaxLength))
            {
                run.Problem($"/kits/{model.Id}/slug", "\"{0}\" is no address: small letters, digits and hyphens", model.Slug);
                return;
            }

            if (await db.Set<PressKit>().IgnoreQueryFilters().AnyAsync(each => each.Slug == model.Slug, cancellationToken))
            {
                run.Problem($"/kits/{model.Id}/slug", "another press kit has the address \"{0}\" already", model.Slug);
                return;
            }

            kit = new PressKit
            {
                Id = id,
                CampaignId = db.Here.Campaign.Id,
                Title = model.Title,
                Slug = model.Slug,
            };
            db.Add(kit);
        }

        new KitForm { Title = model.Title, Summary = model.Summary }.WriteTo(kit);
        foreach (var piece in model.Pieces)
        {
            Piece(kit, piece, model.Id, run);
        }

        if (kit.PublishedFrom is null && model.PublicFrom is { } day)
        {
            kit.Publish(Embargo.InstantOf(day.ToDateTime(TimeOnly.MinValue), db.Here.Campaign));
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private void Piece(PressKit kit, PressStep.PieceModel model, string kitId, RecipeRun run)
    {
        var id = run.Key(KitPiece.Kind, $"{kitId}/{model.Id}");
        var piece = kit.Pieces.FirstOrDefault(piece => piece.Id == id);
        if (piece is null)
        {
            piece = kit.Add(id);
            db.Add(piece);
        }

        piece.Describe(model.Kind, model.Title, model.Body, model.Release is { } release ? run.Key(Release.Kind, release) : null);
    }
}
