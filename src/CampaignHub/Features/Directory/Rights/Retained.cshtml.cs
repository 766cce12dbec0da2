using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Settings;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Directory.Rights;

/// <summary>Proposes people whom nobody dealt with for years; a person chooses and confirms.</summary>
internal sealed class RetainedModel(HubDb db, RightsDesk desk, Retention retention, HubSettings settings, ActorProfile profiles)
    : PageModel,
        ILoadsPage
{
    public int Years { get; private set; }
    public IReadOnlyList<Actor> Proposed { get; private set; } = [];

    /// <summary>The posts that they hold as far as anybody knows: to look at twice.</summary>
    public IReadOnlyDictionary<Guid, string> Posts { get; private set; } = new Dictionary<Guid, string>();

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid[] people, CancellationToken cancellationToken)
    {
        if (people.Length == 0)
        {
            throw new RefusedException("Choose whom to erase.");
        }

        // Somebody may have met one of them since the page was opened.
        var proposed = (await desk.ProposeAsync(cancellationToken)).Select(actor => actor.Id).ToHashSet();
        if (people.Any(id => !proposed.Contains(id)))
        {
            throw new RefusedException("Somebody of those chosen is in use again: look at the list as it is now.");
        }

        var erased = await desk.EraseAsync(people, ErasureCause.KeptLongEnough, cancellationToken);
        this.Say("Erased: {0}.", erased);
        return Redirect(Links.Rights.Retention(db.Here.Campaign.Slug));
    }

    public async Task<IActionResult> OnPostYearsAsync(int years, CancellationToken cancellationToken)
    {
        if (!db.Here.Can(Permission.Administer))
        {
            return Forbid();
        }

        await retention.SetYearsAsync(years, cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Rights.Retention(db.Here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Years = await Retention.YearsAsync(settings, cancellationToken);
        Proposed = await desk.ProposeAsync(cancellationToken);
        Posts = await profiles.PostsOnAsync([.. Proposed.Select(actor => actor.Id)], db.Here.Today, cancellationToken);
    }
}
