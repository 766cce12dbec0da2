using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Rights;

internal sealed class RequestsModel(HubDb db) : PageModel, ILoadsPage
{
    internal sealed record Input(RequestKind Kind, string? From, DateOnly? ReceivedOn, string? Identity);

    /// <summary>Whom a new request is about.</summary>
    [BindProperty(SupportsGet = true, Name = "of")]
    public Guid? Of { get; set; }

    public Actor? About { get; private set; }
    public IReadOnlyList<RightsRequest> Open { get; private set; } = [];
    public IReadOnlyList<RightsRequest> Closed { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return LoadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync([Bind(Prefix = "Form")] Input form, CancellationToken cancellationToken)
    {
        if (Of is { } id && !await db.Set<Actor>().AnyAsync(actor => actor.Id == id && actor.Type == ActorKind.Person, cancellationToken))
        {
            throw new RefusedException("This actor is not in the directory any more.");
        }

        var request = RightsRequest.Of(form.Kind, Of, form.From, form.ReceivedOn, db.Here.Today);
        request.Identify(form.Identity);
        db.Add(request);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Rights.Request(db.Here.Campaign.Slug, request.Id));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        About = await db.Set<Actor>().AsNoTracking().SingleOrDefaultAsync(actor => actor.Id == Of, cancellationToken);
        var all = await db.Set<RightsRequest>().AsNoTracking().OrderBy(request => request.ReceivedOn).ToListAsync(cancellationToken);
        Open = [.. all.Where(request => request.IsOpen).OrderBy(request => request.DueOn)];
        Closed = [.. all.Where(request => !request.IsOpen).Reverse()];
    }
}
