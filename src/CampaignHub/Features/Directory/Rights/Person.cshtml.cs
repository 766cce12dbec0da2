using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Rights;

internal sealed class PersonModel(HubDb db, NoticeRegister register, RecordObjection objection) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public Actor Actor { get; private set; } = null!;
    public PersonRights? Rights { get; private set; }

    /// <summary>Null where nobody has to be told: a function without a name, a shared mailbox.</summary>
    public NoticeRegister.Line? Notice { get; private set; }
    public IReadOnlyList<RightsRequest> Requests { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Actor is null ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostToldAsync(NoticeMeans means, DateOnly? day, CancellationToken cancellationToken) =>
        ChangeAsync(rights => rights.Told(means, day, db.Here.Today, db.Here.User?.Id), cancellationToken);

    public Task<IActionResult> OnPostExemptAsync(string? because, CancellationToken cancellationToken) =>
        ChangeAsync(rights => rights.Exempt(because, db.Here.User?.Id), cancellationToken);

    public Task<IActionResult> OnPostNotToldAsync(CancellationToken cancellationToken) =>
        ChangeAsync(rights => rights.NotTold(), cancellationToken);

    public Task<IActionResult> OnPostHoldAsync(string? because, CancellationToken cancellationToken) =>
        ChangeAsync(rights => rights.Hold(because), cancellationToken);

    public Task<IActionResult> OnPostReleaseAsync(CancellationToken cancellationToken) =>
        ChangeAsync(rights => rights.Release(), cancellationToken);

    public async Task<IActionResult> OnPostObjectAsync(string? how, DateOnly? day, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Actor is null)
        {
            return NotFound();
        }

        await objection.ExecuteAsync(Id, how, day, cancellationToken);
        return Done();
    }

    public async Task<IActionResult> OnPostLiftAsync(string? because, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Actor is null)
        {
            return NotFound();
        }

        await objection.LiftAsync(Id, because, cancellationToken);
        return Done();
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Actor = (
            await db.Set<Actor>()
                .AsNoTracking()
                .SingleOrDefaultAsync(actor => actor.Id == Id && actor.Type == ActorKind.Person, cancellationToken)
        )!;
        Rights = await db.Set<PersonRights>().AsNoTracking().SingleOrDefaultAsync(each => each.ActorId == Id, cancellationToken);
        Notice = await register.FindAsync(Id, cancellationToken);
        Requests = await db.Set<RightsRequest>()
            .AsNoTracking()
            .Where(request => request.ActorId == Id)
            .OrderByDescending(request => request.ReceivedOn)
            .ToListAsync(cancellationToken);
    }

    private async Task<IActionResult> ChangeAsync(Action<PersonRights> change, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Actor is null)
        {
            return NotFound();
        }

        change(await RecordObjection.FindOrAddAsync(db, Id, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        return Done();
    }

    private RedirectResult Done()
    {
        this.Say("Saved.");
        return Redirect(Links.Rights.Of(db.Here.Campaign.Slug, Id));
    }
}
