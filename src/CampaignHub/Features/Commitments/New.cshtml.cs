using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Commitments;

internal sealed class NewModel(RecordCommitment record, CommitmentChoices choices, Here here) : PageModel, ILoadsPage
{
    [BindProperty]
    public CommitmentForm Form { get; set; } = new();

    public CommitmentChoices Choices => choices;

    public async Task OnGetAsync(Guid? meeting, DateOnly? day, Guid? actor, CancellationToken cancellationToken)
    {
        Form = new CommitmentForm
        {
            MeetingId = meeting,
            MadeOn = day ?? here.Today,
            ActorId = actor,
        };
        await LoadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        var input = new RecordCommitment.Input
        {
            Words = Form.Words,
            ActorId = Form.ActorId!.Value,
            PostId = Form.PostId,
            MeetingId = Form.MeetingId,
            MadeOn = Form.MadeOn,
            Place = Form.Place,
            Deadline = Form.Deadline,
            Demands = Form.Demands,
        };
        var commitment = await record.ExecuteAsync(input, cancellationToken);
        this.Say("The commitment is on record, with its first rung.");
        return Redirect(Links.Commitments.Show(here.Campaign.Slug, commitment.Id));
    }

    public Task LoadAsync(CancellationToken cancellationToken) => choices.LoadAsync(cancellationToken);
}
