using System.ComponentModel.DataAnnotations;
using CampaignHub.Data;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Press.FollowUps;

/// <summary>The follow-up as a mail: its words, and whom it goes to, before it goes.</summary>
internal sealed class MailModel(HubDb db, SendFollowUp send) : PageModel, ILoadsPage
{
    public const int Sample = 20;

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "group")]
    public List<FollowUpStanding> Groups { get; set; } = [];

    [BindProperty, Required, MaxLength(OutgoingMail.SubjectMaxLength)]
    public string? Subject { get; set; }

    [BindProperty, Required, MaxLength(SendFollowUp.TextMaxLength)]
    public string? Text { get; set; }

    /// <summary>On the campaign's clock; empty sends at once.</summary>
    [BindProperty]
    public DateTime? AtLocal { get; set; }

    [BindProperty]
    public int Round { get; set; }

    public Release Release { get; private set; } = null!;
    public IReadOnlyList<FollowUpLine> Audience { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Release is null)
        {
            return NotFound();
        }

        (Subject, Text, Round) = (SendFollowUp.SubjectOf(Release), SendFollowUp.TextOf(Release), SendFollowUp.NextRound(Release));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Release is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var draft = new FollowUpDraft
        {
            Groups = Groups,
            Subject = Subject!,
            Text = Text!,
            At = AtLocal is { } local ? Embargo.InstantOf(local, db.Here.Campaign) : null,
            Round = Round,
        };
        await send.ExecuteAsync(Release, draft, cancellationToken);
        this.Say("The follow-up is on its way. Whoever answers before it leaves does not get it.");
        return Redirect(Links.Press.Release(db.Here.Campaign.Slug, Id));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Release = (await ReadFollowUp.FindAsync(db, Id, cancellationToken))!;
        Groups = Groups.Count == 0 ? [FollowUpStanding.NotReplied] : Groups;
        Audience = Release is null ? [] : await send.AudienceAsync(Release, Groups, cancellationToken);
    }
}
