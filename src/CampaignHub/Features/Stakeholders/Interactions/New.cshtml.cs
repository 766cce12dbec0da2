using System.Text;
using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Stakeholders.Interactions;

[TakesFiles]
internal sealed class NewModel(HubDb db, SaveInteraction save, ReadMail mail) : PageModel
{
    [BindProperty]
    public InteractionForm Form { get; set; } = new();

    /// <summary>Of a mail that was read: whose addresses nobody has.</summary>
    public IReadOnlyList<ReadMail.Stranger> Strangers => mail.Strangers;

    public void OnGet(Guid? with) =>
        Form = new InteractionForm
        {
            HeldOn = db.Here.Today,
            Actors = with is { } actor ? [actor] : [],
            Ours = db.Here.User is { } me ? [me.Id] : [],
        };

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var interaction = await save.ExecuteAsync(interaction: null, Form, about: null, cancellationToken);
        this.Say("{0} is in the log.", interaction.Title);
        return Redirect(Links.Interactions.Show(db.Here.Campaign.Slug, interaction.Id));
    }

    /// <summary>Fills the form from a mail; nothing is saved yet.</summary>
    public async Task<IActionResult> OnPostMailAsync(IFormFile? file, string? pasted, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (file is null && string.IsNullOrWhiteSpace(pasted))
        {
            throw new RefusedException("Choose a file first.");
        }

        await using var source = file?.OpenReadStream() ?? new MemoryStream(Encoding.UTF8.GetBytes(pasted!.TrimStart()));
        Form = await mail.ExecuteAsync(source, cancellationToken);
        return Page();
    }
}
