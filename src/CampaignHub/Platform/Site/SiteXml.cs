using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CampaignHub.Platform.Site;

/// <summary>How the public site writes what programs read.</summary>
internal static class SiteXml
{
    /// <summary>To the second, in UTC.</summary>
    public static string Iso(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>UTF-8 without a byte-order mark.</summary>
    public static byte[] Write(XElement root)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            new XDocument(root).WriteTo(writer);
        }

        return stream.ToArray();
    }
}
