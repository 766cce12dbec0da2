using CampaignHub.Platform.Language;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Platform.Web;

/// <summary>One sentence that says what was done, shown on the page after it.</summary>
internal static class Flash
{
    public const string Key = "Done";

    public static void Say(this PageModel page, string english, params ReadOnlySpan<object> values) =>
        page.TempData[Key] = page.HttpContext.RequestServices.GetRequiredService<Texts>()[english, values];
}
