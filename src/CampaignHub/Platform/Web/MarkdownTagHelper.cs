using CampaignHub.Platform.Language;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CampaignHub.Platform.Web;

/// <summary><c>&lt;markdown text="…" /&gt;</c>: what a person wrote, as safe HTML.</summary>
[HtmlTargetElement("markdown", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MarkdownTagHelper : TagHelper
{
    public string? Text { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        output.Content.SetHtmlContent(SafeHtml.FromMarkdown(Text ?? ""));
    }
}
