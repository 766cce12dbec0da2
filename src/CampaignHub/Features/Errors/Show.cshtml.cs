using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Errors;

/// <summary>What a person sees instead of a page: what happened, and what to do; never how the program failed.</summary>
[IgnoreAntiforgeryToken]
internal sealed class ShowModel : PageModel
{
    public int Status { get; private set; }

    public string Heading =>
        Status switch
        {
            403 => "You may not do this",
            404 => "This page is not here",
            400 => "The form could not be read",
            413 => "This is too large",
            429 => "Too many tries",
            507 => "The disk is full",
            _ => "Something went wrong",
        };

    public string Advice =>
        Status switch
        {
            403 => "Your role in this campaign does not allow it. Ask a coordinator if you need it.",
            404 => "It was moved or removed, or it belongs to a campaign you are not part of.",
            400 => "It may have been open for too long. Go back, reload the page and send it again.",
            413 => "What you sent is larger than this hub takes at once; nothing of it was kept. Send fewer or smaller files.",
            429 => "Wait a minute, then try again.",
            507 => "Nothing was saved. Tell the administrator to free some space, then send it again.",
            _ => "Nothing of what was saved before is lost. Try again; if it happens again, tell the administrator the time it happened.",
        };

    public void OnGet(int status) => Status = status;

    public void OnPost(int status) => Status = status;
}
