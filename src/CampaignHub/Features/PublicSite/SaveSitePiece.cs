using CampaignHub.Data;
using CampaignHub.Features.Media;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.PublicSite;

/// <summary>Writes a page or a news item; the page of the workspace and the API call it.</summary>
internal sealed class SaveSitePiece(HubDb db, MediaReferences media)
{
    internal sealed record Input
    {
        public required string? Title { get; init; }

        /// <summary>The last part of its address.</summary>
        public required string? Slug { get; init; }
        public string? Summary { get; init; }

        /// <summary>Markdown.</summary>
        public string? Body { get; init; }

        /// <summary>Kept for pages only.</summary>
        public int? MenuOrder { get; init; }

        /// <summary>Read by everybody from this instant on; null is a draft.</summary>
        public DateTimeOffset? PublishedFrom { get; init; }
    }

    /// <param name="piece">One that is there, or a new one, which is added.</param>
    public async Task ExecuteAsync(SitePiece piece, Input input, CancellationToken cancellationToken)
    {
        Check(input);
        (piece.Title, piece.Slug) = (input.Title!.Trim(), input.Slug!);
        (piece.Summary, piece.Body) = (input.Summary?.Trim() ?? "", input.Body ?? "");
        piece.MenuOrder = piece.Type == PieceKind.Page ? input.MenuOrder : null;
        if (input.PublishedFrom is not null)
        {
            await media.CheckAsync(piece.Body, cancellationToken);
        }

        piece.PublishedFrom = input.PublishedFrom;
        if (db.Entry(piece).State == EntityState.Detached)
        {
            db.Add(piece);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception, SitePiece.Mapping.OncePerSlug))
        {
            throw new RefusedException("Another page of the site has the address word \"{0}\".", piece.Slug);
        }
    }

    private static void Check(Input input)
    {
        if (string.IsNullOrWhiteSpace(input.Title) || input.Title.Length > SitePiece.TitleMaxLength)
        {
            throw new RefusedException("A page of the site needs a title of at most {0} characters.", SitePiece.TitleMaxLength);
        }

        if (input.Summary?.Length > SitePiece.SummaryMaxLength || input.Body?.Length > SitePiece.BodyMaxLength)
        {
            throw new RefusedException(
                "A page of the site has a summary of at most {0} characters, and a text of at most {1}.",
                SitePiece.SummaryMaxLength,
                SitePiece.BodyMaxLength
            );
        }

        if (!SitePiece.IsSlug(input.Slug ?? ""))
        {
            throw new RefusedException(
                "The address word \"{0}\" may hold lower-case letters, digits and single hyphens only.",
                input.Slug ?? ""
            );
        }
    }
}
