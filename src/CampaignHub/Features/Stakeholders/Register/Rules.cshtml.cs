using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Stakeholders.Register;

/// <summary>How the register counts, in versions: each says since when it holds.</summary>
internal sealed class RulesModel(HubDb db, RegisterRules rules) : PageModel, ILoadsPage
{
    [BindProperty]
    public RegisterRuleForm Form { get; set; } = new();

    public IReadOnlyList<RegisterRule> Versions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Form = RegisterRuleForm.Of(RegisterRules.On(Versions, db.Here.Today));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            throw new RefusedException("Something of this form cannot be read: look at its lists and dates.");
        }

        await rules.SetAsync(Form, cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Register.Rules(db.Here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken) => Versions = await rules.ReadAsync(cancellationToken);
}
