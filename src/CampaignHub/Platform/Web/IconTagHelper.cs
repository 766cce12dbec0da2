using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CampaignHub.Platform.Web;

/// <summary><c>&lt;icon name="mail" /&gt;</c>: a drawing of the sprite, hidden from screen readers since words stand beside it.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper : TagHelper
{
    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "icon");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
        output.PreContent.AppendHtml("<use href=\"/dist/icons.svg#").Append(Name).AppendHtml("\"></use>");
    }
}
