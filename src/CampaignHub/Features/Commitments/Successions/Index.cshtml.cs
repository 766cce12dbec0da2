using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Commitments.Successions;

internal sealed class IndexModel(SuccessionList successions, HandOver handOver, Here here, Texts texts) : PageModel, ILoadsPage
{
    public IReadOnlyList<SuccessionList.Row> Rows { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var count = await handOver.ExecuteAsync(cancellationToken);
        this.Say(texts.Count(count, "{0} commitment passed on.", "{0} commitments passed on."));
        return Redirect(Links.Commitments.Successions(here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken) => Rows = await successions.ReadAsync(cancellationToken);
}
