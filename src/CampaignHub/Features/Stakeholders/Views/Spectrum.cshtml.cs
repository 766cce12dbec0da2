using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Stakeholders.Views;

/// <summary>Who stands where on a demand, from left to right: the drawing, and the same as a table.</summary>
internal sealed class SpectrumModel(Spectrum spectrum, CampaignAxes axes) : PageModel, ILoadsPage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Demand { get; set; }

    public ILookup<Stance, Spectrum.Place> Places { get; private set; } = null!;
    public IReadOnlyList<(Guid Id, string Title)> Demands { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Demands = await axes.DemandsAsync(cancellationToken);
        Places = await spectrum.ReadAsync(Demand, cancellationToken);
    }
}
