using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Site;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.PublicSite;

internal sealed class PublicSiteFeature : IFeature
{
    public static readonly Permission View = new(
        "site.view",
        "See what is written for the public site",
        Implies: null,
        CampaignRole.PressOfficer,
        CampaignRole.Contributor,
        CampaignRole.Reader
    );
    public static readonly Permission Edit = new(
        "site.edit",
        "Write and publish on the public site",
        Implies: View,
        CampaignRole.PressOfficer
    );

    // The demo's pages are 4 to 20 kB each: room for a thousand of them in two languages.
    private const long CacheBytes = 32 << 20;

    public static void Register(HubBuilder hub)
    {
        hub.Services.AddSingleton<Theme>().AddSingleton<PublicCache>().AddOutputCache(options => options.SizeLimit = CacheBytes);
        hub.Permissions(View, Edit)
            .Record(new SitePiece.Mapping())
            .Record(new ThemeTemplate.Mapping())
            .Pages("/PublicSite", View, Edit)
            .Page("/PublicSite/Edit", Edit, Edit)
            .Page("/PublicSite/Appearance", Permission.Administer, Permission.Administer)
            .SettingsPage(new SettingsPage(5, "Appearance", Links.PublicSite.Appearance))
            .Pages("/PublicSite/Templates", Permission.Administer, Permission.Administer)
            .FileUses<SiteFileUses>()
            .Service<SiteModel>()
            .Service<PublicRenderer>()
            .Service<SaveSitePiece>()
            .Endpoints(PublicRoutes.Map)
            .Endpoints(SiteApi.Map)
            .RecipeStep<ContentStep>()
            .RecipeStep<TemplatesStep>()
            .PublicPage(new PublicPage("/news", "news", SitePieces.NewsAsync) { MenuText = "News", Order = 10 })
            .PublicPage(
                new PublicPage("/news/{slug}", "news-item", SitePieces.NewsItemAsync)
                {
                    Addresses = (request, stop) => SitePieces.AddressesAsync(request, PieceKind.News, stop),
                }
            )
            .PublicPage(
                new PublicPage("/pages/{slug}", "page", SitePieces.PageAsync)
                {
                    Addresses = (request, stop) => SitePieces.AddressesAsync(request, PieceKind.Page, stop),
                }
            )
            .Feed(SitePieces.NewsFeed)
            .PublicFile(Sitemap.Map)
            .PublicFile(Sitemap.Robots)
            .Subject(new SubjectKind(SitePiece.Kind, "Page of the site", "world", View, Links.PublicSite.Edit))
            .Menu(new MenuEntry(MenuGroup.PublicSite, 0, "Pages and news", "world", View, Links.PublicSite.Index))
            .Menu(
                new MenuEntry(
                    MenuGroup.Workspace,
                    50,
                    "Templates of the site",
                    "template",
                    Permission.Administer,
                    _ => Links.PublicSite.Templates
                )
            );
    }
}
