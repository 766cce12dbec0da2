using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Commitments;

/// <summary>All evidence files of the campaign with what the last check found; a button checks them now.</summary>
internal sealed class EvidenceModel(VerifyEvidence verify, Here here) : PageModel, ILoadsPage
{
    /// <summary>What is at fault comes first.</summary>
    public IReadOnlyList<VerifyEvidence.Line> Lines { get; private set; } = [];
    public int Faults => Lines.Count(line => line.IsFault);

    /// <summary>Since then each file was checked; null while one of them never was.</summary>
    public DateTimeOffset? CheckedAt =>
        Lines.Any(line => line.Evidence.CheckedAt is null) ? null : Lines.Min(line => line.Evidence.CheckedAt);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await verify.ExecuteAsync(cancellationToken);
        return Redirect(Links.Commitments.Evidence(here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken) =>
        Lines = [.. (await verify.ReadAsync(cancellationToken)).OrderByDescending(line => line.IsFault)];
}
