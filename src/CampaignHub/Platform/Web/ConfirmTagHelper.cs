using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CampaignHub.Platform.Web;

/// <summary>A form that asks first carries its question along, so that <see cref="ConfirmFilter"/> can ask it where no script did.</summary>
[HtmlTargetElement("form", Attributes = "data-confirm")]
public sealed class ConfirmTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        Carry(output, ConfirmQuestion.QuestionField, "data-confirm");
        Carry(output, ConfirmQuestion.YesField, "data-confirm-yes");
        Carry(output, ConfirmQuestion.ToneField, "data-confirm-tone");
    }

    private static void Carry(TagHelperOutput output, string field, string attribute)
    {
        var value = output.Attributes[attribute]?.Value switch
        {
            Microsoft.AspNetCore.Html.HtmlString html => System.Net.WebUtility.HtmlDecode(html.Value),
            var other => other?.ToString(),
        };
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        var input = new Microsoft.AspNetCore.Mvc.Rendering.TagBuilder("input")
        {
            TagRenderMode = Microsoft.AspNetCore.Mvc.Rendering.TagRenderMode.SelfClosing,
            Attributes =
            {
                ["type"] = "hidden",
                ["name"] = field,
                ["value"] = value,
            },
        };
        output.PreContent.AppendHtml(input);
    }
}
