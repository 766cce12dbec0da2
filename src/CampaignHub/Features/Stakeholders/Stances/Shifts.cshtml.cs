using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Stances;

/// <summary>Who moved between two days, by what is known today; what was kept stays as it was.</summary>
internal sealed class ShiftsModel(HubDb db, ShiftsBetween shifts) : PageModel, ILoadsPage
{
    private const int UsualMonths = 3;
    private const int Newest = 50;

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Demand { get; set; }

    public IReadOnlyList<Shift> Shifts { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string Title)> Demands { get; private set; } = [];
    public IReadOnlyList<ShiftReport> Kept { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var (from, to) = Days();
        var report = ShiftReport.Of(from, to, Demand, await shifts.ReadAsync(from, to, Demand, cancellationToken));
        db.Add(report);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("The report is kept as it is today.");
        return Redirect(Links.Stakeholders.ShiftReport(db.Here.Campaign.Slug, report.Id));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var demands = await db.Set<Demand>().AsNoTracking().OrderBy(demand => demand.Number).ToListAsync(cancellationToken);
        Demands = demands.ConvertAll(demand => (demand.Id, $"{demand.Number}. {demand.Title}"));
        Kept = await db.Set<ShiftReport>()
            .AsNoTracking()
            .OrderByDescending(report => report.Id)
            .Take(Newest)
            .ToListAsync(cancellationToken);
        var (from, to) = Days();
        Shifts = from <= to ? await shifts.ReadAsync(from, to, Demand, cancellationToken) : [];
    }

    // A day of the address that cannot be read counts as none.
    private (DateOnly From, DateOnly To) Days()
    {
        (From, To) = (From ?? db.Here.Today.AddMonths(-UsualMonths), To ?? db.Here.Today);
        return HttpMethods.IsPost(Request.Method) && To < From
            ? throw new RefusedException("The second day comes before the first.")
            : (From.Value, To.Value);
    }
}
