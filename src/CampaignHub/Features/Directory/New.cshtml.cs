using CampaignHub.Data;
using CampaignHub.Features.Directory.Duplicates;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Directory;

internal sealed class NewModel(HubDb db, LikeSomebody likeSomebody, TellApart apart, Here here) : PageModel
{
    [BindProperty]
    public ActorKind Type { get; set; }

    [BindProperty]
    public ActorForm Form { get; set; } = new();

    /// <summary>Whoever enters it saw who is alike, and it is somebody else.</summary>
    [BindProperty]
    public bool IsSomebodyElse { get; set; }

    public IReadOnlyList<Actor> Alike { get; private set; } = [];

    /// <summary>What tells them apart.</summary>
    public IReadOnlyDictionary<Guid, string> Details { get; private set; } = new Dictionary<Guid, string>();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        Alike = IsSomebodyElse ? [] : await likeSomebody.FindAsync(Type, Form, cancellationToken);
        if (Alike.Count > 0)
        {
            Details = await apart.ReadAsync([.. Alike.Select(each => each.Id)], cancellationToken);
            return Page();
        }

        var actor = new Actor { Type = Type, Name = Form.Name };
        Form.WriteTo(actor, here.Today);
        db.Add(actor);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("{0} is in the directory.", actor.FullName);
        return Redirect(Links.Directory.Show(here.Campaign.Slug, actor.Id));
    }
}
