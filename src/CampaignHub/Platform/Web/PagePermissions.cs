using CampaignHub.Platform.Access;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace CampaignHub.Platform.Web;

/// <summary>Puts each page's declared permission on its endpoint; a page without one does not start.</summary>
internal sealed class PagePermissions : IPageRouteModelConvention
{
    private readonly Dictionary<string, NeedsPermission> _folders = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, NeedsPermission> _pages = new(StringComparer.OrdinalIgnoreCase);

    public void Folder(string folder, NeedsPermission needs) => _folders[folder] = needs;

    private readonly Dictionary<string, string> _aliases = new(StringComparer.OrdinalIgnoreCase);

    public void AlsoAt(string page, string route) => _aliases[page] = route;

    public void Page(string page, NeedsPermission needs) => _pages[page] = needs;

    public void Apply(PageRouteModel model)
    {
        var needs =
            Find(model.ViewEnginePath)
            ?? throw new InvalidOperationException($"The page {model.ViewEnginePath} declares no permission in its feature.");
        if (_aliases.TryGetValue(model.ViewEnginePath, out var route))
        {
            var second = new AttributeRouteModel { Template = route.TrimStart('/'), SuppressLinkGeneration = true };
            model.Selectors.Add(new SelectorModel { AttributeRouteModel = second });
        }

        foreach (var selector in model.Selectors)
        {
            selector.EndpointMetadata.Add(needs);
            if (needs.Read == Permission.Everyone)
            {
                selector.EndpointMetadata.Add(new Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute());
            }
        }
    }

    private NeedsPermission? Find(string path)
    {
        if (_pages.TryGetValue(path, out var own))
        {
            return own;
        }

        for (var folder = path[..path.LastIndexOf('/')]; folder.Length > 0; folder = folder[..folder.LastIndexOf('/')])
        {
            if (_folders.TryGetValue(folder, out var needs))
            {
                return needs;
            }
        }

        return null;
    }
}
