using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Stakeholders.Register;

/// <summary>The draft of one year's declaration: to read, to complete, to take away.</summary>
internal sealed class DraftModel(DraftDeclaration declaration) : PageModel
{
    [FromQuery(Name = "year")]
    public int? Year { get; set; }

    public RegisterDraft Draft { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        // A year of the address that cannot be read is the one that comes next.
        ModelState.Clear();
        Draft = await declaration.ExecuteAsync(Year, cancellationToken);
        return Page();
    }
}
