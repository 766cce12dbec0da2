using System.ComponentModel.DataAnnotations;
using CampaignHub.Data;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Features.Stakeholders.Interactions;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.FollowUps;

/// <summary>One call of the sheet: whom, what was sent, what they did; and how it ended. Then the next one.</summary>
internal sealed class CallModel(HubDb db, ReadFollowUp read, CallSheet sheet, NoteReaction note) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [FromRoute]
    public Guid JournalistId { get; set; }

    [BindProperty(SupportsGet = true, Name = "group")]
    public List<FollowUpStanding> Groups { get; set; } = [];

    [BindProperty]
    public CallOutcome? Outcome { get; set; }

    [BindProperty]
    public InteractionType Means { get; set; }

    [BindProperty, MaxLength(Reaction.NoteMaxLength)]
    public string? Note { get; set; }

    [BindProperty]
    public DateTime? CallAgainLocal { get; set; }

    [BindProperty]
    public Guid? NumberId { get; set; }

    /// <summary>Of what is noted, so that sent twice it is noted once.</summary>
    [BindProperty]
    public Guid ReactionId { get; set; } = OrderedId.Next();

    public Release Release { get; private set; } = null!;
    public CallSheet.Row Row { get; private set; } = null!;
    public IReadOnlyList<Reaction> Earlier { get; private set; } = [];

    /// <summary>How many on the sheet are still to be called, this one among them.</summary>
    public int Left => ToCall.Count;

    private List<CallSheet.Row> ToCall { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Row is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Row is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var draft = new ReactionDraft
        {
            Id = ReactionId,
            Outcome = Outcome ?? throw new RefusedException("Say how the call ended."),
            Means = Means,
            Note = Note,
            CallAgainLocal = CallAgainLocal,
            NumberId = NumberId,
        };
        var journalist = await SaveJournalist.FindAsync(db, JournalistId, cancellationToken);
        await note.ExecuteAsync(Release, journalist!, draft, cancellationToken);
        this.Say("Noted: {0}.", Row.Line.Name);
        return Redirect(Next());
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Release = (await ReadFollowUp.FindAsync(db, Id, cancellationToken))!;
        var lines = Release is null ? [] : await read.ExecuteAsync(Release, cancellationToken);
        if (lines.FirstOrDefault(each => each.JournalistId == JournalistId) is not { } line)
        {
            return;
        }

        var people = await read.PeopleAsync([line], cancellationToken);
        Row = people.TryGetValue(JournalistId, out var journalist) ? sheet.Of(line, journalist) : null!;
        ToCall = [.. (await sheet.OfAsync(lines, Groups, cancellationToken)).Where(row => !row.IsDone)];
        Earlier = await db.Set<Reaction>()
            .AsNoTracking()
            .Where(each => each.ReleaseId == Id && each.JournalistId == JournalistId)
            .OrderByDescending(each => each.CreatedAt)
            .ToListAsync(cancellationToken);
    }

    // What was noted of one changes nothing about the others.
    private string Next()
    {
        var slug = db.Here.Campaign.Slug;
        var next = ToCall.Find(row => row.Numbers.Count > 0 && row.Journalist.Id != JournalistId);
        return next is null ? Links.Press.Calls(slug, Id, Groups) : Links.Press.Call(slug, Id, next.Journalist.Id, Groups);
    }
}
