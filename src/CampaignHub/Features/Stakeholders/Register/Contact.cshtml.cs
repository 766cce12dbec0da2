using CampaignHub.Data;
using CampaignHub.Features.Stakeholders.Interactions;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Stakeholders.Register;

/// <summary>What the register asks of one interaction; what is proposed is saved by whoever agrees with it.</summary>
internal sealed class ContactModel(HubDb db, InteractionLog log, RegisterContacts contacts, SayOfContact say) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public RegisterWords Form { get; set; } = new(Action: null, Decision: null, Subject: null, Fields: null);

    public RegisterContact Contact { get; private set; } = null!;

    /// <summary>Nobody said anything yet: the form shows a proposal.</summary>
    public bool IsProposal { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Contact is null)
        {
            return NotFound();
        }

        IsProposal = Contact.Line is null;
        Form = Contact.Line is { } line
            ? new RegisterWords(line.Action, line.Decision, line.Subject, line.Fields)
            : await say.ProposeAsync((await log.FindAsync(Id, cancellationToken))!, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            throw new RefusedException("Something of this form cannot be read: look at its lists and dates.");
        }

        if (await log.FindAsync(Id, cancellationToken) is not { } interaction)
        {
            return NotFound();
        }

        db.Here.RefuseOthers(interaction);
        await say.ExecuteAsync(interaction, Form, cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Register.Index(db.Here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken) => Contact = (await contacts.FindAsync(Id, cancellationToken))!;
}
