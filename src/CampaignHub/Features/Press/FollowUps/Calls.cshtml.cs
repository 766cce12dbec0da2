using CampaignHub.Data;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Platform.Printing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Press.FollowUps;

/// <summary>The call sheet: on screen, on paper and as a file.</summary>
internal sealed class CallsModel(HubDb db, CallSheet sheet) : PageModel, IPrintedPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "group")]
    public List<FollowUpStanding> Groups { get; set; } = [];

    public Release Release { get; private set; } = null!;
    public IReadOnlyList<CallSheet.Row> Rows { get; private set; } = [];
    public bool IsPrinted => PrintedPageFilter.IsAsked(Request);
    public Paper Paper => Paper.A4Lying;
    public string FileName => $"{db.Here.Campaign.Slug}-calls";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Release = (await ReadFollowUp.FindAsync(db, Id, cancellationToken))!;
        if (Release is null)
        {
            return NotFound();
        }

        Groups = Groups.Count == 0 ? [.. CallSheet.Usual] : Groups;
        Rows = await sheet.ReadAsync(Release, Groups, cancellationToken);
        return Page();
    }
}
