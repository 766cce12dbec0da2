using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Templates;

internal sealed class UseModel(HubDb db, ShippedTemplates shipped, UseTemplate use) : PageModel, ILoadsPage
{
    /// <summary>Of one that comes with the hub its key, of another one its id.</summary>
    [FromRoute]
    public string Key { get; set; } = "";

    /// <summary>By the id of the date within the template.</summary>
    [BindProperty(Name = nameof(Dates))]
    public Dictionary<string, DateOnly?> Dates { get; set; } = [];

    public string Name { get; private set; } = "";
    public TemplatePlan Plan { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Plan is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Plan is null)
        {
            return NotFound();
        }

        var added = await use.ExecuteAsync(Plan, Dates, cancellationToken);
        this.Say("{0}: {1} tasks are in the plan.", Name, added);
        return Redirect(Links.Planning.Index(db.Here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (shipped.All.FirstOrDefault(each => each.Key == Key) is { } known)
        {
            (Name, Plan) = (known.Name, known.Plan);
        }
        else if (
            Guid.TryParse(Key, out var id)
            && await db.Set<PlanTemplate>().AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, cancellationToken) is { } own
        )
        {
            (Name, Plan) = (own.Name, own.Plan);
        }
    }
}
