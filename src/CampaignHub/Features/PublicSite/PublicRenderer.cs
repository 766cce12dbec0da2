using System.Globalization;
using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.PublicSite;

/// <summary>Puts together what a public page is given and draws it in the theme.</summary>
internal sealed class PublicRenderer(HubDb db, Theme theme, IEnumerable<PublicPage> pages, SiteModel site, Texts texts)
{
    private static readonly string[] OnHome = ["news", "releases", "commitments"];

    /// <summary>Null when there is nothing to see at this address, now.</summary>
    public async Task<string?> RenderAsync(HttpContext http, PublicPage? page, CancellationToken cancellationToken)
    {
        var request = await RequestAsync(http, cancellationToken);
        var own = page is null ? await HomeAsync(request, cancellationToken) : await page.Load(request, cancellationToken);
        if (own is null)
        {
            return null;
        }

        // Where it really stands: what a search engine and a link that is passed on shall say, whatever follows the question mark.
        var address = page is { IsSecret: true } ? "" : await site.AddressAsync(http.Request.Path, cancellationToken);
        return await DrawAsync(
            page?.Template ?? "home",
            new Dictionary<string, object?>(own) { ["PageUrl"] = address },
            request,
            http,
            cancellationToken
        );
    }

    public async Task<byte[]> FileAsync(HttpContext http, PublicFile file, CancellationToken cancellationToken) =>
        await file.Load(await RequestAsync(http, cancellationToken), cancellationToken);

    public async Task<string> NotFoundAsync(HttpContext http, CancellationToken cancellationToken) =>
        await DrawAsync(
            "not-found",
            new Dictionary<string, object?> { ["Title"] = texts["This page is not here"] },
            await RequestAsync(http, cancellationToken),
            http,
            cancellationToken
        );

    private async Task<PublicRequest> RequestAsync(HttpContext http, CancellationToken cancellationToken)
    {
        db.Here.EnterEverywhere();
        var campaigns = await db
            .Campaigns.AsNoTracking()
            .Where(campaign => campaign.IsPublic)
            .OrderBy(campaign => campaign.CreatedAt)
            .ToListAsync(cancellationToken);
        var values = http.Request.RouteValues.ToDictionary(value => value.Key, value => $"{value.Value}", StringComparer.Ordinal);
        return new PublicRequest(http.RequestServices, values, db.Here.Now, campaigns);
    }

    // The home page shows the head of every list that features publish.
    private async Task<IReadOnlyDictionary<string, object?>> HomeAsync(PublicRequest request, CancellationToken cancellationToken)
    {
        var model = new Dictionary<string, object?>();
        foreach (var list in pages.Where(page => OnHome.Contains(page.Template)))
        {
            foreach (var (key, value) in await list.Load(request, cancellationToken) ?? new Dictionary<string, object?>())
            {
                model[key] = value;
            }
        }

        model["Title"] = "";
        model["Feeds"] = request.Services.GetServices<SiteFeed>().SelectMany(feed => feed.Heads(texts)).ToList();
        model["StructuredData"] = await StructuredData.OrganizationAsync(request, cancellationToken);
        // A new hub: its visitors are told so, and who made it what comes next.
        var isEmpty = OnHome.All(template =>
            !model.TryGetValue(KeyOf(template), out var list) || list is null or System.Collections.ICollection { Count: 0 }
        );
        model["IsEmpty"] = isEmpty;
        model["NextSteps"] = isEmpty && db.Here.User is { IsAdministrator: true } ? await NextStepsAsync(cancellationToken) : [];
        return model;
    }

    private static string KeyOf(string template) => char.ToUpperInvariant(template[0]) + template[1..];

    private async Task<List<Dictionary<string, object?>>> NextStepsAsync(CancellationToken cancellationToken)
    {
        var campaigns = await db.Campaigns.AsNoTracking().OrderBy(campaign => campaign.CreatedAt).ToListAsync(cancellationToken);
        (string Text, string Url)[] steps = campaigns switch
        {
            [] => [("Create the first campaign", Links.Campaigns.New)],
            [var first, ..] when !campaigns.Exists(campaign => campaign.IsPublic) =>
            [
                ("Show the campaign in public", Links.Campaigns.Edit(first.Slug)),
                ("Write the first page or news", Links.PublicSite.New(first.Slug)),
            ],
            [var first, ..] => [("Write the first page or news", Links.PublicSite.New(first.Slug))],
        };
        return
        [
            .. steps
                .Append((Text: "Choose how the site looks", Url: Links.PublicSite.Appearance))
                .Select(step => new Dictionary<string, object?> { ["Text"] = texts[step.Text], ["Url"] = step.Url }),
        ];
    }

    private async Task<string> DrawAsync(
        string template,
        IReadOnlyDictionary<string, object?> own,
        PublicRequest request,
        HttpContext http,
        CancellationToken cancellationToken
    )
    {
        var campaign = request.Campaigns.Count > 0 ? request.Campaigns[0] : null;
        var model = new Dictionary<string, object?>
        {
            ["Title"] = "",
            ["Description"] = campaign?.Summary ?? "",
            ["Site"] = await site.ReadAsync(cancellationToken),
            ["Culture"] = new Dictionary<string, object?>
            {
                ["Name"] = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
                ["Locale"] = CultureInfo.CurrentUICulture.Name.Replace('-', '_'),
                ["Dir"] = "ltr",
            },
            ["Menu"] = await MenuAsync(request, http, cancellationToken),
            ["Links"] = new Dictionary<string, object?>
            {
                ["Home"] = Links.PublicSite.Home,
                ["News"] = Links.PublicSite.News,
                ["Releases"] = Links.PublicSite.Releases,
                ["Commitments"] = Links.PublicSite.Commitments,
            },
            ["Campaign"] = Named(campaign),
        };
        foreach (var (key, value) in own)
        {
            model[key] = value;
        }

        var ofThisHub = await db.Set<ThemeTemplate>()
            .AsNoTracking()
            .ToDictionaryAsync(each => each.Name, each => each.Content, StringComparer.Ordinal, cancellationToken);
        return await theme.RenderAsync(await site.ThemeAsync(cancellationToken), template, model, request.Now, ofThisHub);
    }

    private async Task<List<Dictionary<string, object?>>> MenuAsync(
        PublicRequest request,
        HttpContext http,
        CancellationToken cancellationToken
    )
    {
        var lists = pages
            .Where(page => page.MenuText is not null)
            .OrderBy(page => page.Order)
            .Select(page => (Text: texts[page.MenuText!], Url: page.Pattern));
        var written = (await SitePieces.InMenuAsync(request, cancellationToken)).Select(piece =>
            (Text: piece.Title, Url: Links.PublicSite.Page(piece.Slug))
        );
        return
        [
            .. lists
                .Concat(written)
                .Select(entry => new Dictionary<string, object?>
                {
                    ["Text"] = entry.Text,
                    ["Url"] = entry.Url,
                    ["Current"] = http.Request.Path == entry.Url,
                }),
        ];
    }

    private static Dictionary<string, object?> Named(Campaign? campaign) =>
        new()
        {
            ["Name"] = campaign?.Name ?? "",
            ["Slug"] = campaign?.Slug ?? "",
            ["Summary"] = campaign?.Summary ?? "",
        };
}
