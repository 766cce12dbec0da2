using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace CampaignHub.Platform.Printing;

/// <summary>The hub's own style sheet to stand in a document, which may ask for nothing.</summary>
internal sealed class PrintStyles(IWebHostEnvironment environment)
{
    private readonly Lazy<string> _core = new(() =>
    {
        using var stream = environment.WebRootFileProvider.GetFileInfo("dist/core.css").CreateReadStream();
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    public IHtmlContent On(Paper paper) => new Sheet(_core.Value, paper.Rule);

    // A style element holds its text as it is; ours never holds the one sequence that would end it.
    private sealed class Sheet(params IReadOnlyList<string> rules) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            foreach (var rule in rules)
            {
                writer.WriteLine(rule);
            }
        }
    }
}
