using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignHub.Data;
using CampaignHub.Features.Media;
using CampaignHub.Platform.Recipes;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.PublicSite;

/// <summary>
/// Orchard's <c>content</c>: items of the types <c>Page</c> and <c>News</c> (also <c>Article</c>, <c>BlogPost</c>) become pages and news of a campaign.
/// Text is read from <c>MarkdownBodyPart</c>; there <c>/media/press/photo.jpg</c> is the file at that path of the library. Other types are told and passed over.
/// </summary>
internal sealed class ContentStep(HubDb db, MediaReferences media) : RecipeStep<ContentStep.Model>
{
    public override string Name => "content";

    /// <param name="Campaign">Ours: the address word of the campaign; left out, the one entered before, or the hub's only one.</param>
    internal sealed record Model([property: JsonPropertyName("data")] IReadOnlyList<ItemModel> Data, string? Campaign);

    /// <param name="ContentItemId">The item's stable id.</param>
    /// <param name="PublishedUtc">The instant it is read from; without it and with <paramref name="Published"/>, the moment of the run.</param>
    internal sealed record ItemModel(
        string ContentItemId,
        string ContentType,
        string DisplayText,
        bool? Published,
        DateTimeOffset? PublishedUtc,
        RouteModel? AutoroutePart,
        BodyModel? MarkdownBodyPart,
        string? Summary,
        int? MenuOrder
    )
    {
        /// <summary>Members of a real Orchard item that mean nothing here.</summary>
        [JsonExtensionData]
        public Dictionary<string, JsonElement>? Others { get; init; }
    }

    internal sealed record RouteModel(string Path);

    internal sealed record BodyModel(string Markdown);

    protected override async Task ApplyAsync(Model step, RecipeRun run, CancellationToken cancellationToken)
    {
        if (!await OnlyCampaign.EnterAsync(db, step.Campaign, run, cancellationToken))
        {
            return;
        }

        for (var place = 0; place < step.Data.Count; place++)
        {
            await WriteAsync(step.Data[place], $"/data/{place}", run, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task WriteAsync(ItemModel item, string pointer, RecipeRun run, CancellationToken cancellationToken)
    {
        PieceKind? type = item.ContentType switch
        {
            "Page" => PieceKind.Page,
            "News" or "Article" or "BlogPost" => PieceKind.News,
            _ => null,
        };
        var slug = item.AutoroutePart?.Path.Split('/')[^1] ?? "";
        if (type is null || !SitePiece.IsSlug(slug))
        {
            run.LeaveOut(
                pointer,
                "Not a page or a news item with an address of lower-case letters, digits and hyphens: {0}",
                item.DisplayText
            );
            return;
        }

        var id = run.Key(SitePiece.Kind, item.ContentItemId);
        var piece = await db.Set<SitePiece>().SingleOrDefaultAsync(each => each.Id == id, cancellationToken);
        if (piece is null)
        {
            piece = new SitePiece
            {
                Id = id,
                Type = type.Value,
                Title = item.DisplayText,
                Slug = slug,
            };
            db.Add(piece);
        }

        var body = await media.ResolveAsync(
            item.MarkdownBodyPart?.Markdown ?? "",
            path => run.LeaveOut($"{pointer}/MarkdownBodyPart/Markdown", "There is no file {0} in the media library.", path),
            cancellationToken
        );
        (piece.Title, piece.Slug, piece.Summary, piece.Body) = (item.DisplayText, slug, item.Summary ?? "", body);
        piece.MenuOrder = item.MenuOrder;
        piece.PublishedFrom = item.Published == false ? null : item.PublishedUtc ?? piece.PublishedFrom ?? db.Here.Now;
    }
}
