using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory;

/// <summary>A post with everybody who holds or held it: renamed, said to be for one, or put in the trash.</summary>
internal sealed class ShowPostModel(HubDb db, PostRules rules, Here here) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public bool IsForOne { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public Post Post { get; private set; } = null!;
    public Actor Body { get; private set; } = null!;
    public IReadOnlyList<(Mandate Mandate, Actor Person)> Holders { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Post is null)
        {
            return NotFound();
        }

        (Title, IsForOne, Version) = (Post.Title, Post.IsForOne, Post.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Post is null)
        {
            return NotFound();
        }

        here.RefuseOthers(Post);
        db.Expect(Post, Version);
        Post.Rename(Title);
        Post.IsForOne = IsForOne;
        await rules.RefuseCrowdAsync(Post, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Directory.Post(here.Campaign.Slug, Id));
    }

    public async Task<IActionResult> OnPostRemovalAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Post is null)
        {
            return NotFound();
        }

        await rules.RemoveAsync(Post, cancellationToken);
        this.Say("{0} is in the trash.", Post.Title);
        return Redirect(Links.Directory.Show(here.Campaign.Slug, Post.OrganisationId));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Post = (await db.Set<Post>().SingleOrDefaultAsync(post => post.Id == Id, cancellationToken))!;
        Body = (
            Post is null ? null : await db.Set<Actor>().SingleOrDefaultAsync(actor => actor.Id == Post.OrganisationId, cancellationToken)
        )!;
        if (Body is null)
        {
            // Of a body in the trash nothing is shown.
            Post = null!;
            return;
        }

        var holders = await (
            from mandate in db.Set<Mandate>()
            join person in db.Set<Actor>() on mandate.PersonId equals person.Id
            where mandate.PostId == Id
            orderby mandate.From descending
            select new { mandate, person }
        )
            .AsNoTracking()
            .Take(ActorProfile.Shown)
            .ToListAsync(cancellationToken);
        Holders = holders.ConvertAll(each => (each.mandate, each.person));
    }
}
