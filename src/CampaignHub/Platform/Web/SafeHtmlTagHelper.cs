using CampaignHub.Platform.Language;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CampaignHub.Platform.Web;

/// <summary><c>&lt;safe-html text="…" /&gt;</c>: HTML of a mail, on the allow-list; pictures of other servers are not fetched (the page's policy).</summary>
[HtmlTargetElement("safe-html", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SafeHtmlTagHelper : TagHelper
{
    public string? Text { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        output.Content.SetHtmlContent(SafeHtml.FromMail(Text ?? ""));
    }
}
