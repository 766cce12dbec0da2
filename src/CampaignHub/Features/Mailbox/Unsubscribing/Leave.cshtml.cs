using CampaignHub.Data;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Mail.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Mailbox.Unsubscribing;

/// <summary>
/// The way out of a list (RFC 8058): opening it changes nothing, since scanners open every link; a POST leaves, without cookie, session or token of a form,
/// and answers the same whether the link is good, used or none of ours.
/// </summary>
[IgnoreAntiforgeryToken, LeaveUnread]
internal sealed class LeaveModel(HubDb db, WayOut wayOut, Unsubscriptions unsubscriptions) : PageModel
{
    /// <summary>What the address of the page's own form says, and a mail program's does not.</summary>
    public const string ByLink = "by=link";

    [FromRoute]
    public string Token { get; set; } = "";

    public string? ListName { get; private set; }
    public bool IsDone { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        KeepToOneself();
        if (wayOut.Open(Token) is { } exit)
        {
            ListName = await db.Set<OutgoingMail>()
                .IgnoreQueryFilters()
                .Where(mail => mail.ListId == exit.ListId)
                .OrderByDescending(mail => mail.Id)
                .Select(mail => mail.ListName)
                .FirstOrDefaultAsync(cancellationToken);
        }
    }

    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        KeepToOneself();
        if (wayOut.Open(Token) is { } exit)
        {
            db.Here.EnterEverywhere();
            var by = Request.QueryString.Value == $"?{ByLink}" ? UnsubscribedBy.ByTheLink : UnsubscribedBy.ByOneClick;
            await unsubscriptions.AddAsync(exit.CampaignId, exit.ListId, exit.Address, by, cancellationToken);
        }

        IsDone = true;
    }

    private void KeepToOneself()
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers["X-Robots-Tag"] = "noindex";
    }

    /// <summary>The body says nothing that the address does not: however broken it is, they want to leave.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    private sealed class LeaveUnreadAttribute : Attribute, IResourceFilter
    {
        public void OnResourceExecuting(ResourceExecutingContext context) => context.HttpContext.Request.ContentType = null;

        public void OnResourceExecuted(ResourceExecutedContext context) { }
    }
}
