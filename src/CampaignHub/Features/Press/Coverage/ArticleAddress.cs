namespace CampaignHub.Features.Press.Coverage;

/// <summary>The address of an article, as two links to the same article have it.</summary>
internal static class ArticleAddress
{
    // What newsletters, networks and feeds hang on to count where readers come from.
    private static readonly string[] Counting = ["utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "xtor", "at_"];

    /// <summary>Without scheme, <c>www.</c>, what counts visitors, fragment and final slash; empty of what is no web address.</summary>
    public static string KeyOf(string? url)
    {
        if (!Uri.TryCreate(url?.Trim(), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return "";
        }

        var host = address.IdnHost.ToLowerInvariant();
        host = host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        var port = address.IsDefaultPort ? "" : $":{address.Port}";
        var kept = address
            .Query.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(part => !Counting.Any(name => part.StartsWith(name, StringComparison.OrdinalIgnoreCase)))
            .Order(StringComparer.Ordinal)
            .ToList();
        var key = $"{host}{port}{address.AbsolutePath.TrimEnd('/')}{(kept.Count == 0 ? "" : $"?{string.Join('&', kept)}")}";
        return key.Length <= CoverageItem.UrlMaxLength ? key : key[..CoverageItem.UrlMaxLength];
    }
}
