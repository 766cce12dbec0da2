using CampaignHub.Data;
using CampaignHub.Features.Press.Lists;
using CampaignHub.Platform;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Releases;

/// <summary>What will go to whom, before it goes.</summary>
internal sealed class SendModel(HubDb db, Audiences audiences, SendRelease send) : PageModel, ILoadsPage
{
    public const int Sample = 10;

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "list")]
    public Guid? ListId { get; set; }

    /// <summary>On the campaign's clock; empty sends at once.</summary>
    [BindProperty]
    public DateTime? AtLocal { get; set; }

    public Release Release { get; private set; } = null!;
    public IReadOnlyList<PressList> Lists { get; private set; } = [];
    public PressList? List { get; private set; }
    public Audience? Audience { get; private set; }

    /// <summary>The release went to the list chosen already.</summary>
    public bool IsDone => List is not null && Release.Sendings.Any(sending => sending.ListId == List.Id);

    /// <summary>The first line of a mail that leaves now; null without embargo.</summary>
    public string? EmbargoLine =>
        Release.IsUnderEmbargo(db.Here.Now) ? Embargo.Line(Release.EmbargoUntil!.Value, db.Here.Campaign, Release.Language) : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Release is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Release is null)
        {
            return NotFound();
        }

        if (List is null)
        {
            throw new RefusedException("Choose a press list first.");
        }

        DateTimeOffset? at = AtLocal is { } local ? Embargo.InstantOf(local, db.Here.Campaign) : null;
        await send.ExecuteAsync(Release, List, at, cancellationToken);
        if (at is { } hour)
        {
            this.Say("The release leaves for {0} on {1}.", List.Name, Days.Long(hour, db.Here));
        }
        else
        {
            this.Say("The release is on its way to {0}.", List.Name);
        }

        return Redirect(Links.Press.Release(db.Here.Campaign.Slug, Id));
    }

    /// <summary>The same message to one address first, to see it where it will be read; it goes to nobody else and notes nothing.</summary>
    public async Task<IActionResult> OnPostSeedAsync(string? to, [FromServices] MailQueue queue, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Release is null)
        {
            return NotFound();
        }

        var address = to?.Trim() ?? "";
        if (!MailQueue.IsAddress(address))
        {
            throw new RefusedException("\"{0}\" is not a mail address.", address);
        }

        await queue.QueueAsync(ReleaseMail.Trial(Release, address, db.Here.User?.Name ?? ""), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("A trial is on its way to {0}.", address);
        return Redirect($"{Links.Press.SendRelease(db.Here.Campaign.Slug, Id)}?list={ListId}");
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Release = (
            await db.Set<Release>()
                .Include(release => release.Sendings)
                .SingleOrDefaultAsync(release => release.Id == Id, cancellationToken)
        )!;
        Lists = await db.Set<PressList>().AsNoTracking().OrderBy(list => list.Name).ToListAsync(cancellationToken);
        List = Lists.FirstOrDefault(list => list.Id == ListId);
        Audience = Release is null || List is null ? null : await audiences.ReadAsync(Release, List, cancellationToken);
    }
}
