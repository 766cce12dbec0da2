using CampaignHub.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Stances;

/// <summary>A report of who moved, as it was kept.</summary>
internal sealed class ReportModel(HubDb db) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public ShiftReport Report { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Report = (await db.Set<ShiftReport>().AsNoTracking().SingleOrDefaultAsync(report => report.Id == Id, cancellationToken))!;
        return Report is null ? NotFound() : Page();
    }
}
