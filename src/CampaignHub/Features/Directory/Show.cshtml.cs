using CampaignHub.Data;
using CampaignHub.Features.Directory.Duplicates;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory;

internal sealed partial class ShowModel(HubDb db, ActorProfile profiles, TieRules rules, MergeHistory merges, Here here)
    : PageModel,
        ILoadsPage
{
    internal sealed record ContactInput(ContactKind Kind, string? Value, string? Source, DateOnly? ValidFrom, DateOnly? ValidUntil);

    internal sealed record TieInput(
        TieType Type,
        Guid ToId,
        int Strength,
        DateOnly? Since,
        DateOnly? Until,
        string? Source,
        DateOnly? KnownOn
    );

    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>All posts, mandates and ties, however many.</summary>
    [FromQuery(Name = "all")]
    public bool IsWhole { get; set; }

    public ActorProfile.Profile Profile { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Profile is not null ? Page()
            : await merges.BecameAsync(Id, cancellationToken) is { } became ? Redirect(Links.Directory.Show(here.Campaign.Slug, became))
            : NotFound();
    }

    public Task<IActionResult> OnPostContactAsync([Bind(Prefix = "ContactForm")] ContactInput form, CancellationToken cancellationToken) =>
        AddAsync(
            actor =>
            {
                var contact = new ContactDetail { ActorId = actor.Id };
                contact.Describe(form.Kind, form.Value, form.Source, here.Today);
                contact.Hold(form.ValidFrom, form.ValidUntil);
                return contact;
            },
            cancellationToken
        );

    public Task<IActionResult> OnPostPostAsync(string? title, bool isForOne, CancellationToken cancellationToken) =>
        AddAsync(
            actor =>
            {
                var post = Post.Of(actor, title);
                post.IsForOne = isForOne;
                return post;
            },
            cancellationToken
        );

    public async Task<IActionResult> OnPostMandateAsync(Guid postId, DateOnly? from, DateOnly? until, CancellationToken cancellationToken)
    {
        var post = await db.Set<Post>().SingleOrDefaultAsync(post => post.Id == postId, cancellationToken);
        return await AddAsync(actor => Mandate.Of(actor, post, from, until), cancellationToken);
    }

    public async Task<IActionResult> OnPostTieAsync([Bind(Prefix = "TieForm")] TieInput form, CancellationToken cancellationToken)
    {
        var to = await db.Set<Actor>().SingleOrDefaultAsync(actor => actor.Id == form.ToId, cancellationToken);
        return await AddAsync(
            actor =>
            {
                var tie = Tie.Between(actor, to, form.Type);
                tie.Describe(form.Strength, form.Since, form.Until, form.Source, form.KnownOn);
                return tie;
            },
            cancellationToken
        );
    }

    public async Task LoadAsync(CancellationToken cancellationToken) =>
        Profile = (await profiles.FindAsync(Id, IsWhole, cancellationToken))!;

    /// <summary>What somebody typed into a field of a form that came back.</summary>
    public string? Typed(string field) => Request.HasFormContentType ? Request.Form[field].ToString() : null;

    private async Task<IActionResult> AddAsync(Func<Actor, Record> make, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            throw new RefusedException("Something of this form cannot be read: look at its lists and dates.");
        }

        if (await db.Set<Actor>().SingleOrDefaultAsync(actor => actor.Id == Id, cancellationToken) is not { } actor)
        {
            return NotFound();
        }

        here.RefuseOthers(actor);

        var line = make(actor);
        if (line is Tie tie)
        {
            await rules.CheckAsync(tie, cancellationToken);
        }
        else if (line is Mandate mandate)
        {
            await rules.RefuseSecondHolderAsync(mandate, cancellationToken);
        }

        db.Add(line);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("Added.");
        return Redirect(Links.Directory.Show(here.Campaign.Slug, Id));
    }
}
