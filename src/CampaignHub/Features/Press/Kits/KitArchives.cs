using System.Security.Cryptography;
using CampaignHub.Data;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace CampaignHub.Features.Press.Kits;

/// <summary>The kit as one ZIP file: for people of the campaign whole, for a newsroom at its private link, for everybody once it is public.</summary>
internal static class KitArchives
{
    private const string Type = "application/zip";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGroup(Links.Press.KitArchive($"{{{Admission.RouteKey}}}"))
            .Needs(PressFeature.View)
            .ExcludeFromDescription()
            .MapGet("", InsideAsync);
        routes
            .MapGroup(Links.Press.PrivateKitArchive("{secret}"))
            .Needs(Permission.Everyone)
            .ExcludeFromDescription()
            .MapGet("", PrivateAsync);
        routes.MapGroup(Links.Press.PublicKitArchive("{slug}")).Needs(Permission.Everyone).ExcludeFromDescription().MapGet("", PublicAsync);
    }

    /// <summary>The API's as well.</summary>
    public static async Task<IResult> InsideAsync(
        Guid id,
        HubDb db,
        KitText text,
        PackKit pack,
        Texts texts,
        CancellationToken cancellationToken
    )
    {
        var kit = await db.Set<PressKit>()
            .AsNoTracking()
            .Include(kit => kit.Pieces)
            .SingleOrDefaultAsync(kit => kit.Id == id, cancellationToken);
        if (kit is null)
        {
            return Results.NotFound();
        }

        var opened = new OpenedKit(kit, db.Here.Campaign, await text.ReadAsync(kit, _ => true, cancellationToken));
        return await AnswerAsync(kit, pack.Execute(kit, opened.Pieces, opened.Warning(db.Here.Now, texts)), cancellationToken);
    }

    private static async Task<IResult> PrivateAsync(
        string secret,
        HttpContext http,
        KitByLink links,
        PackKit pack,
        CancellationToken cancellationToken
    )
    {
        var db = http.RequestServices.GetRequiredService<HubDb>();
        db.Here.EnterEverywhere();
        if (await links.FindAsync(secret, cancellationToken) is not { } opened)
        {
            return Results.NotFound();
        }

        SecretAddress.Keep(http);

        var texts = http.RequestServices.GetRequiredService<Texts>();
        return await AnswerAsync(
            opened.Kit,
            pack.Execute(opened.Kit, opened.Pieces, opened.Warning(db.Here.Now, texts)),
            cancellationToken
        );
    }

    private static async Task<IResult> PublicAsync(
        string slug,
        HttpContext http,
        HubDb db,
        KitText text,
        PackKit pack,
        CancellationToken cancellationToken
    )
    {
        db.Here.EnterEverywhere();
        var kit = await db.Set<PressKit>()
            .IgnoreQueryFilters([HubDb.CampaignFilter])
            .AsNoTracking()
            .Include(kit => kit.Pieces)
            .Where(PressKit.IsPublicAt(db.Here.Now))
            .Where(kit => db.Campaigns.Any(campaign => campaign.Id == kit.CampaignId && campaign.IsPublic))
            .SingleOrDefaultAsync(kit => kit.Slug == slug, cancellationToken);
        if (kit is null)
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.Vary = "Accept-Language";
        var pieces = await text.ReadAsync(kit, Release.IsPublicAt(db.Here.Now).Compile(), cancellationToken);
        return await AnswerAsync(kit, pack.Execute(kit, pieces, embargo: null), cancellationToken);
    }

    private static async Task<IResult> AnswerAsync(PressKit kit, FileStream archive, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(archive, cancellationToken));
        archive.Position = 0;
        return Results.File(archive, Type, $"{kit.Slug}.zip", entityTag: new EntityTagHeaderValue($"\"{hash}\""));
    }
}
