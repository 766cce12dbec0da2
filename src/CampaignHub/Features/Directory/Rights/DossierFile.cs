using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CampaignHub.Platform.Language;

namespace CampaignHub.Features.Directory.Rights;

/// <summary>The dossier to hand over: a page that anybody can open, and the same as JSON (GDPR art. 15 and 20).</summary>
internal static class DossierFile
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    public static byte[] Zip(Dossier dossier, Texts texts)
    {
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, dossier, dossier.Language == "en" ? "your-data.html" : "vos-donnees.html", Page(dossier, texts));
            Add(zip, dossier, dossier.Language == "en" ? "your-data.json" : "vos-donnees.json", Data(dossier));
        }

        return content.ToArray();
    }

    private static void Add(ZipArchive zip, Dossier dossier, string name, string text)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = dossier.At;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private static string Data(Dossier dossier) =>
        JsonSerializer.Serialize(
            new
            {
                dossier.Name,
                dossier.At,
                Sections = dossier.Sections.Select(section => new
                {
                    section.Title,
                    Rows = section.Rows.Select(row =>
                        row.GroupBy(field => JsonNamingPolicy.CamelCase.ConvertName(field.Key), StringComparer.Ordinal)
                            .ToDictionary(field => field.Key, field => field.First().Value, StringComparer.Ordinal)
                    ),
                }),
                Logic = dossier.Logic.Select(each => new { each.Title, each.Text }),
            },
            Json
        );

    private static string Page(Dossier dossier, Texts texts)
    {
        var page = new StringBuilder();
        var title = Html.Encode(In(dossier, () => texts["What we hold about {0}", dossier.Name]));
        page.Append("<!doctype html>\n<html lang=\"")
            .Append(dossier.Language)
            .Append("\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
            .Append(title)
            .Append(
                "</title>\n<style>body{font:16px/1.5 sans-serif;max-width:50em;margin:2em auto;padding:0 1em}dl{border-top:1px solid #bbb;padding-top:.5em}dt{font-weight:bold}dd{margin:0 0 .5em;white-space:pre-wrap}</style></head>\n<body>\n<h1>"
            )
            .Append(title)
            .Append("</h1>\n<p>")
            .Append(Html.Encode(In(dossier, () => texts["Other people are taken out of these texts; where one was named, it says so."])))
            .Append("</p>\n");
        foreach (var (name, text) in dossier.Logic)
        {
            page.Append("<h2>").Append(Html.Encode(name)).Append("</h2>\n<p>").Append(Html.Encode(text)).Append("</p>\n");
        }

        foreach (var section in dossier.Sections)
        {
            page.Append("<h2>").Append(Html.Encode(section.Title)).Append("</h2>\n");
            foreach (var row in section.Rows)
            {
                page.Append("<dl>");
                foreach (var field in row)
                {
                    page.Append("<dt>")
                        .Append(Html.Encode(field.Label))
                        .Append("</dt><dd>")
                        .Append(Html.Encode(field.Value))
                        .Append("</dd>");
                }

                page.Append("</dl>\n");
            }
        }

        return page.Append("</body>\n</html>\n").ToString();
    }

    private static string In(Dossier dossier, Func<string> say)
    {
        var before = System.Globalization.CultureInfo.CurrentUICulture;
        System.Globalization.CultureInfo.CurrentUICulture = new System.Globalization.CultureInfo(Cultures.Of(dossier.Language));
        try
        {
            return say();
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentUICulture = before;
        }
    }
}
