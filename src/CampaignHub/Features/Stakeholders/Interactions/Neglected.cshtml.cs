using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Stakeholders.Interactions;

internal sealed class NeglectedModel(Neglect neglect) : PageModel
{
    [FromQuery(Name = "class")]
    public TargetClass? Class { get; set; }

    public IReadOnlyList<Neglect.Line> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        // A value of the address that is no member of its list filters nothing.
        ModelState.Clear();
        Lines = await neglect.ReadAsync(Class, cancellationToken);
    }
}
