using CampaignHub.Features.Stakeholders.Settings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Stakeholders.Interactions;

internal sealed class NeglectedModel(Neglect neglect, MapSettingsOfCampaign settings) : PageModel
{
    [FromQuery(Name = "class")]
    public TargetClass? Class { get; set; }

    public MapSettings Allowed { get; private set; } = new();
    public IReadOnlyList<Neglect.Line> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        // A value of the address that is no member of its list filters nothing.
        ModelState.Clear();
        Allowed = await settings.ReadAsync(cancellationToken);
        Lines = await neglect.ReadAsync(Class, cancellationToken);
    }
}
