using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Stakeholders.Register;

/// <summary>How many contacts the register counts, which they are, and why the others do not count.</summary>
internal sealed class IndexModel(ReadRegister register) : PageModel
{
    private const int PageSize = 50;

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public RegisterState State { get; private set; } = null!;
    public IReadOnlyList<RegisterContact> Contacts { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, 0, PageSize);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        // A number of the address that cannot be read counts as the first page.
        ModelState.Clear();
        State = await register.ExecuteAsync(isBrief: false, cancellationToken);
        Pager = new Pager(Number, State.InWindow.Count, PageSize);
        Contacts = [.. State.InWindow.Reverse().Skip((Pager.Number - 1) * PageSize).Take(PageSize)];
    }
}
